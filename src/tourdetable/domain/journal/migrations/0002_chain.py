from __future__ import annotations

from collections.abc import Mapping

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from tourdetable.domain.journal.chain import CHUNK, ORIGIN, digest_of


def link_what_is_there(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The chain of each network, from the events that it holds already, in their order."""
    event_model, link_model = (
        apps.get_model("journal", "Event"),
        apps.get_model("journal", "ChainLink"),
    )
    last: dict[str, tuple[int, str]] = {}
    batch = []
    for event in event_model.objects.order_by("pk").iterator(chunk_size=CHUNK):
        number, digest = last.get(event.network, (0, ORIGIN))
        last[event.network] = here = (number + 1, digest_of(digest, event))
        said = {"network": event.network, "number": here[0], "digest": here[1]}
        batch.append(link_model(event=event, **said))
        if len(batch) == CHUNK:
            link_model.objects.bulk_create(batch)
            batch = []
    link_model.objects.bulk_create(batch)
    tell_the_ends(apps, last)


def tell_the_ends(apps: Apps, last: Mapping[str, tuple[int, str]]) -> None:
    """The position of each network tells where its chain ends."""
    positions = apps.get_model("journal", "JournalPosition").objects
    for network, (links, digest) in last.items():
        end = {"links": links, "digest": digest}
        begun = {"create_defaults": {**end, "number": 1, "stamp": 1}}
        positions.update_or_create(network=network, part="", defaults=end, **begun)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [
        migrations.CreateModel(
            name="ChainLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("network", models.CharField(max_length=64)),
                ("number", models.PositiveBigIntegerField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="link",
                        to="journal.event",
                    ),
                ),
            ],
            options={
                "ordering": ("network", "number"),
                "constraints": [
                    models.UniqueConstraint(fields=("network", "number"), name="one_link_a_number")
                ],
            },
        ),
        migrations.AddField(
            model_name="journalposition",
            name="links",
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="journalposition",
            name="digest",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(link_what_is_there, migrations.RunPython.noop),
    ]
