"""Floor 4: what is known, and how strongly."""
