"""Floor 3: the HTTP API below `/api/v1/`; twin modules."""
