"""Every plan that was ever shown to a person."""

from django.db import models

from quietlegs_web.storage.models.person import Person


class PlanVersion(models.Model):
    """One version of a plan, stored when it first differed from the one before. `document`: the plan's JSON."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveIntegerField()
    document = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """Give the number."""
        return f"plan {self.number}"
