"""A trial: set up in a few calm screens, then how it stands."""
