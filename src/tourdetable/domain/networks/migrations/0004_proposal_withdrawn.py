from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("networks", "0003_charter_proposal")]

    operations = [
        migrations.AddField(
            model_name="charterproposal",
            name="withdrawn_on",
            field=models.DateField(blank=True, null=True),
        ),
    ]
