"""Bringing the database up to date in whole steps, whatever kills the program meanwhile.

Django writes that a migration is applied once its transaction has ended, when it leaves constraints
or indexes for the end: killed between the two, the next start finds tables that it believes are not
there yet, and refuses to start for ever.
"""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.state import ProjectState


class WholeExecutor(MigrationExecutor):
    """Applies each migration, and writes that it did, in one transaction."""

    def apply_migration(
        self, state: ProjectState, migration: Migration, *arguments: Any, **named: Any
    ) -> ProjectState:
        """Leave nothing for the end: Django then records it before the transaction ends."""
        vars(migration)["apply"] = WholeStep(migration).apply
        return super().apply_migration(state, migration, *arguments, **named)


class WholeStep:
    """What one migration does, and what it would leave for the end."""

    def __init__(self, migration: Migration) -> None:
        self.begin = migration.apply

    def apply(
        self, state: ProjectState, editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """All of it."""
        found = self.begin(state, editor, collect_sql)
        left, editor.deferred_sql = editor.deferred_sql, []
        for statement in left:
            editor.execute(statement)
        return found


def migrate_by_whole_steps() -> None:
    """Have the command `migrate` do so, from whichever command it is called."""
    vars(migrate)["MigrationExecutor"] = WholeExecutor
