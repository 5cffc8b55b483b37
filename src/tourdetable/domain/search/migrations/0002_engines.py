from __future__ import annotations

from typing import Any

from django.db import migrations

SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5(tokens, content='search_entry',"
    " content_rowid='id', detail='none', columnsize=0, tokenize=\"ascii tokenchars '_'\")",
    "CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN"
    " INSERT INTO search_words (rowid, tokens) VALUES (new.id, new.tokens); END",
    "CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN"
    " INSERT INTO search_words (search_words, rowid, tokens)"
    " VALUES ('delete', old.id, old.tokens); END",
    "CREATE TRIGGER search_entry_changed AFTER UPDATE OF tokens ON search_entry BEGIN"
    " INSERT INTO search_words (search_words, rowid, tokens)"
    " VALUES ('delete', old.id, old.tokens);"
    " INSERT INTO search_words (rowid, tokens) VALUES (new.id, new.tokens); END",
)
"""A later migration that makes the table of entries anew loses its triggers, and makes them again."""

POSTGRESQL = (
    "ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS ("
    "array_to_tsvector(string_to_array(tokens, ' ') || ARRAY["
    "'s0_' || (id >> 41)::text, 's3_' || (id >> 44)::text, 's6_' || (id >> 47)::text,"
    " 's9_' || (id >> 50)::text, 's12_' || (id >> 53)::text])) STORED",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector) WITH (fastupdate = off)",
)
"""The spans of 1, 8, 64, 512 and 4,096 days in which an entry is stand beside its tokens: the upper
bits of its id. Without `fastupdate`: what waits to be indexed would be read through for each span."""


def make_index(apps: Any, schema_editor: Any) -> None:
    """What the engine of this database finds tokens by."""
    statements = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make_index, migrations.RunPython.noop)]
