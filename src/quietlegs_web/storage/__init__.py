"""Floor 1: tables, one a file, and the database they live in. Only `actions` use them."""
