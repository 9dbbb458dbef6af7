"""Floor 6: (code, values, locale) to text: every sentence about a person's health, in one room."""
