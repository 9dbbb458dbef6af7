"""The server: Django, thin. `storage` holds tables, `actions` read and write them, `api` and `pages` speak."""
