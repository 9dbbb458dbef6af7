"""Every plan that was ever shown to a person."""

from django.db import models

from quietlegs_web.storage.models.person import Person


class PlanVersion(models.Model):
    """One version of a plan, stored when it first differed from the one before. `document`: the plan's JSON.

    `rules`: a digest of each rule and technique that bears on it, by id, so that a changed rule recalls it; empty for
    versions of releases that kept none.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="plans")
    number = models.PositiveIntegerField()
    document = models.BinaryField()
    rules = models.JSONField(default=dict)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        """Give the number."""
        return f"plan {self.number}"
