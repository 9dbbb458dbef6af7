"""Floor 6: synthetic persons and nights; every assumption is labelled as one."""
