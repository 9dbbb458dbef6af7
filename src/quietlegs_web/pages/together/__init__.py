"""Massage together with medicine, movement and sleep habits."""
