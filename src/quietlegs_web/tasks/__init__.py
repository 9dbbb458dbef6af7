"""Floor 3: background work, run by the worker that `serve` starts."""
