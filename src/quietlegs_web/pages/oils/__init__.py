"""Oils and lotions: which are open, how much, and how to test a new one."""
