"""Floor 2: the facts, one sourced fact a file, and the catalogue that refuses what must not ship."""
