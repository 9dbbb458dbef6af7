"""The list of everything that has no tab of its own."""
