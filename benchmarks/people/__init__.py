"""Synthetic people with restless legs, drawn from rates that stand with their sources in rates.toml."""
