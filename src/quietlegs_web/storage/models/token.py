"""Bearer tokens for programs."""

from django.db import models

from quietlegs_web.storage.models.person import Person


class Token(models.Model):
    """A token; only its SHA-256 is stored."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="tokens")
    sha256 = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=80, default="")
    created = models.DateTimeField(auto_now_add=True)
    last_used = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Give the label."""
        return self.label or self.sha256[:8]
