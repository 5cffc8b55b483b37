"""By which network a person was added: its people know them (ADR 69)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0004_people"), ("people", "0004_signin")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="registered_in",
            field=models.CharField(blank=True, max_length=64),
        ),
    ]
