"""Floor 2: arrays in, small results out. No plots, no persons."""
