"""A person's trials: each drawn once, stored whole."""

from django.db import models

from quietlegs_web.storage.models.person import Person


class TrialRow(models.Model):
    """One trial. `document` is TRIAL.json, byte for byte; `key` seals the envelopes that travel to phones.

    `state`: `running`, `paused` (no draw is shown), `stopped` (what is known is kept). At most one is not stopped.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trials")
    sha256 = models.CharField(max_length=64)
    document = models.BinaryField()
    key = models.BinaryField()
    state = models.CharField(max_length=8, default="running")
    created = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        """Give the seal's beginning."""
        return self.sha256[:12]
