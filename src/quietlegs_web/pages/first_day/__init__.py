"""The first day: a few screens with one question each, and the page for the doctor."""
