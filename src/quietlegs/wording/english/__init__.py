"""English: one module a subject, each with its `SENTENCES` from code to sentence."""
