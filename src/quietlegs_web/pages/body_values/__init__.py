"""Medicines and laboratory values, as the person writes them down."""
