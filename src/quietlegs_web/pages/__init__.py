"""Floor 3: server-rendered pages, twin folders. A page imports no other page."""
