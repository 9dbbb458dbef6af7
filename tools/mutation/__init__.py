"""Mutation testing: small faults put into a module one by one, and whether a test finds each."""
