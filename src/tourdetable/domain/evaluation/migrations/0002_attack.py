from __future__ import annotations

from datetime import date

from django.db import migrations, models

NEVER = date(1970, 1, 1)


class Migration(migrations.Migration):
    """When a frozen figure was counted, over which days, and whether it is told."""

    dependencies = [("evaluation", "0001_initial")]

    operations = [
        *(
            migrations.AddField("frozenfigure", name, models.DateField(default=NEVER), False)
            for name in ("first", "last", "counted_on")
        ),
        migrations.AddField("frozenfigure", "told", models.BooleanField(default=True)),
    ]
