from __future__ import annotations

from typing import Any

from django.db import migrations

from tourdetable.domain.search.engines import postgresql, sqlite

MAKE = {"sqlite": sqlite.MAKE, "postgresql": postgresql.MAKE}


def make_index(apps: Any, schema_editor: Any) -> None:
    """What the engine of this database finds tokens by."""
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make_index, migrations.RunPython.noop)]
