"""Bringing the database up to date in whole steps, whatever kills the program meanwhile.

Django writes that a migration is applied once its transaction has ended, when it leaves constraints
or indexes for the end: killed between the two, the next start finds tables that it believes are not
there yet, and refuses to start for ever.

After a new table, a constraint or an index, Django builds the models again of all that is tied to
it, one after the other: nearly all, hundreds of times. Only the model that changes is built here.

An empty database is made as the last migration leaves it, at once: replaying how each table came to
be takes ten times as long, nearly all of it to build models that are thrown away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.management.commands import migrate
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import (
    AddConstraint,
    AddIndex,
    CreateModel,
    Migration,
    RemoveConstraint,
    RemoveIndex,
    RunPython,
    RunSQL,
)
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations.models import IndexOperation
from django.db.migrations.state import ProjectState, StateApps

Plan = Sequence[tuple[Migration, bool]]

NEARBY = (CreateModel, AddConstraint, RemoveConstraint, AddIndex, RemoveIndex)
"""What changes nothing of the columns that other tables refer to."""


class WholeExecutor(MigrationExecutor):
    """Applies each migration, and writes that it did, in one transaction; all of them in one, when
    the database is empty."""

    def migrate(self, targets: Any, plan: Plan | None = None, *rest: Any, **named: Any) -> Any:
        """Bring the database to its targets."""
        whole = set(targets) == set(self.loader.graph.leaf_nodes())
        if plan and whole and self.is_empty():
            return self.make_at_once(plan)
        return super().migrate(targets, plan, *rest, **named)

    def is_empty(self) -> bool:
        """Whether the database has no table yet, but that of the migrations."""
        own = self.recorder.Migration._meta.db_table
        with self.connection.cursor() as cursor:
            names = self.connection.introspection.table_names(cursor)
        return set(names) <= {own} and not self.recorder.applied_migrations()

    def make_at_once(self, plan: Plan) -> ProjectState:
        """Make every table as the last migration leaves it; then what is done by hand on the way:
        rows to seed, tables without a model."""
        self.recorder.ensure_schema()
        state = ProjectState(real_apps=self.loader.unmigrated_apps)
        for migration, _backwards in plan:
            state = migration.mutate_state(state, preserve=False)
        with self.connection.schema_editor(atomic=True) as editor:
            for model in state.apps.get_models():
                if model._meta.can_migrate(self.connection):
                    editor.create_model(model)
            statements, editor.deferred_sql = editor.deferred_sql, []
            for statement in statements:
                editor.execute(statement)
            for migration, _backwards in plan:
                by_hand(migration, editor, state)
                self.recorder.record_applied(migration.app_label, migration.name)
        return state

    def apply_migration(
        self, state: ProjectState, migration: Migration, *arguments: Any, **named: Any
    ) -> ProjectState:
        """Leave nothing for the end: Django then records it before the transaction ends."""
        vars(migration)["apply"] = WholeStep(migration).apply
        return super().apply_migration(state, migration, *arguments, **named)


def by_hand(migration: Migration, editor: BaseDatabaseSchemaEditor, state: ProjectState) -> None:
    """Do what a migration does with code of its own."""
    for operation in migration.operations:
        if isinstance(operation, RunPython | RunSQL):
            operation.database_forwards(migration.app_label, editor, state, state)


class WholeStep:
    """What one migration does, and what it would leave for the end."""

    def __init__(self, migration: Migration) -> None:
        self.begin = migration.apply
        for operation in migration.operations:
            if isinstance(operation, NEARBY):
                vars(operation)["state_forwards"] = NearbyChange(operation).tell

    def apply(
        self, state: ProjectState, editor: BaseDatabaseSchemaEditor, collect_sql: bool = False
    ) -> ProjectState:
        """All of it."""
        found = self.begin(state, editor, collect_sql)
        left, editor.deferred_sql = editor.deferred_sql, []
        for statement in left:
            editor.execute(statement)
        return found


class NearbyChange:
    """An operation after which the model that it names is built, or changed, and no other."""

    def __init__(self, operation: CreateModel | IndexOperation) -> None:
        self.operation, self.tell_all = operation, operation.state_forwards

    def tell(self, app_label: str, state: ProjectState) -> None:
        """Have the state say what the operation changes."""
        built = vars(state).pop("apps", None)
        self.tell_all(app_label, state)
        if built is not None:
            self.build(app_label, state, built)
            vars(state)["apps"] = built

    def build(self, app_label: str, state: ProjectState, apps: StateApps) -> None:
        if isinstance(self.operation, CreateModel):
            apps.render_multiple([state.models[app_label, self.operation.name_lower]])
            return
        name = self.operation.model_name_lower
        said, meta = state.models[app_label, name].options, apps.get_model(app_label, name)._meta
        meta.constraints, meta.indexes = said["constraints"], said["indexes"]


def migrate_by_whole_steps() -> None:
    """Have the command `migrate` do so, from whichever command it is called."""
    vars(migrate)["MigrationExecutor"] = WholeExecutor
