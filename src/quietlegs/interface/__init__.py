"""Floor 8: the public face of the library: reads files, joins values and words."""
