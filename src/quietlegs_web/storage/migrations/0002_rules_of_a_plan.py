"""A plan knows which rules bear on it; versions of earlier releases know none."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Add the digests; nothing that was kept changes."""

    dependencies: ClassVar = [("quietlegs", "0001_first")]

    operations: ClassVar = [
        migrations.AddField(model_name="planversion", name="rules", field=models.JSONField(default=dict)),
    ]
