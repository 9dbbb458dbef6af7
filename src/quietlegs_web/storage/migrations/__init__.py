"""Schema changes, each small and never edited after a release."""
