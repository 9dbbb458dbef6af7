"""Floor 3: nights as they were recorded."""
