"""The words of the field, in everyday words."""
