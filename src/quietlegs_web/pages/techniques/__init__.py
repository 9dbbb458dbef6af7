"""The library of techniques: what each is, where, how firmly, and when not to."""
