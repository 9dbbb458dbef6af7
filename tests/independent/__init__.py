"""The rules of safety once more, read from the data files as a plain table, sharing no code with the library."""
