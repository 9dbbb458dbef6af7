"""The library of techniques and oils: what each is, where, how firmly, and when not to."""
