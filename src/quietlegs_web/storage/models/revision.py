"""Everything that was ever written about a record; the change feed reads it in order."""

from typing import ClassVar

from django.db import models

from quietlegs_web.storage.models.person import Person
from quietlegs_web.storage.models.record import Record


class Revision(models.Model):
    """One revision. Its primary key is the `seq` of the change feed: it only grows.

    `base`: the revision that it was made on, null where the writer did not say. `sha256` of base and body tells a
    repeated request from a new one.
    """

    seq = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="revisions")
    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    base = models.PositiveIntegerField(null=True)
    body = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    deleted = models.BooleanField(default=False)
    conflict = models.JSONField(default=list)
    at = models.DateTimeField()

    class Meta:
        """A number stands once for a record."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["record", "number"], name="one_revision_a_number"),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "seq"], name="changes_of_a_person")]

    def __str__(self) -> str:
        """Give record and number."""
        return f"{self.record_id} r{self.number}"
