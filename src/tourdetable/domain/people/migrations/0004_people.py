"""What persons and institutions are found by (ADR 69), and the professional network (CLUB-05)."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import tourdetable.domain.people.sorting


def write_keys(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    for name in ("Person", "Institution"):
        model = apps.get_model("people", name)
        field = model._meta.get_field("search_key")
        rows = list(model.objects.all())
        for row in rows:
            field.pre_save(row, False)
        model.objects.bulk_update(rows, ["search_key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_founding")]

    operations = [
        migrations.AddField(
            model_name="institution",
            name="professional_network",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddField(
            model_name="institution",
            name="search_key",
            field=tourdetable.domain.people.sorting.InstitutionKeyField(
                of=("name", "short_name", "kind")
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="search_key",
            field=tourdetable.domain.people.sorting.PersonKeyField(
                of=("given_name", "family_name")
            ),
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
    ]
