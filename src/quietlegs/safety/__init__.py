"""Floor 4: answers to verdict, with reasons. When in doubt, forbid."""
