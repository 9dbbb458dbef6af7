"""Quietlegs: a safe, individual massage plan for restless legs, and an honest answer from one's own nights."""
