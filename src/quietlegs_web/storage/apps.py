"""The Django app that owns the tables."""

from django.apps import AppConfig


class StorageConfig(AppConfig):
    """Tables of Quietlegs; the label stands in every table's name."""

    name = "quietlegs_web.storage"
    label = "quietlegs"
    default_auto_field = "django.db.models.BigAutoField"
