"""One record of the log, as it stands now."""

from typing import ClassVar

from django.db import models

from quietlegs_web.storage.models.person import Person


class Record(models.Model):
    """The current state of one record; every earlier one stands in `Revision`.

    `revision` counts from 1. `night` is copied out of the body so that nights can be asked for. `conflict` lists the
    numbers of the revisions between which the person has not chosen yet; empty: no conflict.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="records")
    kind = models.CharField(max_length=12)
    night = models.DateField(null=True)
    body = models.BinaryField()
    revision = models.PositiveIntegerField()
    deleted = models.BooleanField(default=False)
    conflict = models.JSONField(default=list)
    changed = models.DateTimeField()

    class Meta:
        """Asked for by person and kind, and by night."""

        indexes: ClassVar = [
            models.Index(fields=["person", "kind", "night"], name="record_of_a_night"),
        ]

    def __str__(self) -> str:
        """Give kind and id."""
        return f"{self.kind} {self.id}"
