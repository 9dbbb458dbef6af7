"""Massage by oneself: by tool, what the plan opens, how, and what instead when feet or floor are out of reach."""
