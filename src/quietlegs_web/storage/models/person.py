"""A person whose nights are kept here, with what shapes their evenings."""

from uuid import uuid4

from django.db import models


class Person(models.Model):
    """One person. Every other table carries a `person` key, from the first migration on.

    `mode`: rating the evening `before` it starts, at `evening_at`, or `when` it starts. `boundary`: where one night
    ends and the next begins. `demo`: a synthetic person, marked as such on every page.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    name = models.CharField(max_length=80)
    zone = models.CharField(max_length=64, default="UTC")
    boundary = models.CharField(max_length=5, default="12:00")
    mode = models.CharField(max_length=6, default="when", choices=[("before", "before"), ("when", "when")])
    evening_at = models.CharField(max_length=5, default="20:00")
    locale = models.CharField(max_length=10, default="en")
    demo = models.BooleanField(default=False)
    leg_questions_at = models.DateTimeField(null=True)
    """When all questions about clots were last answered; opens what a yes to the one-leg question closed."""
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give the name."""
        return self.name
