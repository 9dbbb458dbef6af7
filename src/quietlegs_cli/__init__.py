"""The command line: one file a command, over the public face of the library."""
