"""The table where several web workers count together how often codes are asked (ADR 62)."""

from django.core.management import call_command
from django.db import migrations


def make_table(_apps, schema_editor):
    call_command("createcachetable", "limits", database=schema_editor.connection.alias, verbosity=0)


def drop_table(_apps, schema_editor):
    schema_editor.execute("DROP TABLE limits")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]

    operations = [migrations.RunPython(make_table, drop_table)]
