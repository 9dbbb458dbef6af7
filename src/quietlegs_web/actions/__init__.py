"""Floor 2: the only ones that read and write tables; one file a subject."""
