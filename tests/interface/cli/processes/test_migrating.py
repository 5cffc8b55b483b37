"""Programs killed while they bring a database up to date."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connection

KILLED_AT = """
import os, signal, sys
from tourdetable.interface.cli import main
from tourdetable.interface.cli.platform import load_platform
load_platform()
from django.db.migrations.recorder import MigrationRecorder

real = MigrationRecorder.record_applied

def record_applied(self, app, name):
    if app == sys.argv[1]:
        os.kill(os.getpid(), signal.SIGKILL)
    real(self, app, name)

MigrationRecorder.record_applied = record_applied
main(["manage", "migrate", *sys.argv[2:], "--verbosity", "0", "--skip-checks"])
"""
"""`tourdetable manage migrate`, towards one app or all, which dies when it is about to write that
it applied the first migration of an app. Addresses and pages are not checked, nor are they when the
program starts: that would load them all."""


TOLD = """
import json, sys
from tourdetable.interface.cli import main
from tourdetable.interface.cli.platform import load_platform
load_platform()
from django.db import connection

for target in sys.argv[1:]:
    asked = ["manage", "migrate", *target.split(), "--verbosity", "0", "--skip-checks"]
    main(asked, standalone_mode=False)
BY_POSITION = "fk_", "__unnamed"
about, found = connection.introspection, {}
with connection.cursor() as cursor:
    for table in about.table_names(cursor):
        columns = {one.name: str(one[1:]) for one in about.get_table_description(cursor, table)}
        kinds = about.get_constraints(cursor, table)
        said = {name: str(sorted(kind.items())) for name, kind in kinds.items()}
        unnamed = sorted(said.pop(name) for name in [*said] if name.startswith(BY_POSITION))
        found[table] = [columns, said, unnamed]
    cursor.execute("SELECT app, name FROM django_migrations")
    found["applied"] = sorted(map(list, cursor.fetchall()))
print(json.dumps(found))
"""
"""`tourdetable manage migrate` towards each target in turn, then what the database is made of."""


@pytest.fixture
def nothing_yet(tmp_path: Path, django_db_setup: None) -> Iterator[dict[str, str]]:
    """An installation whose database is empty."""
    with empty_database(tmp_path) as own:
        yield own


@contextmanager
def empty_database(folder: Path) -> Iterator[dict[str, str]]:
    """The environment of one."""
    own = {**os.environ, "TDT_DATA": str(folder), "DATABASE_URL": ""}
    if connection.vendor == "sqlite":
        yield own
        return
    place, name = connection.settings_dict, f"empty_{uuid4().hex}"
    server = f"postgresql://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        yield {**own, "DATABASE_URL": f"{server}/{name}"}
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def begin(environment: dict[str, str], killed_at: str, *target: str) -> int:
    """Bring a database up to date; the exit status."""
    command = [sys.executable, "-c", KILLED_AT, killed_at, *target]
    return subprocess.run(command, env=environment, check=False, timeout=120).returncode


@pytest.mark.parametrize("target", [("networks",), ()])
@pytest.mark.django_db(transaction=True)
def test_killed_at_the_last_moment_of_a_migration_the_next_start_goes_on(
    nothing_yet: dict[str, str], target: tuple[str, ...]
) -> None:
    statuses = [begin(nothing_yet, app, *target) for app in ("people", "networks", "")]
    assert statuses == [-signal.SIGKILL, -signal.SIGKILL, 0]


def made_of(environment: dict[str, str], *targets: str) -> dict[str, Any]:
    """Bring a database to these targets, one after the other; its tables with their columns and
    constraints."""
    command = [sys.executable, "-W", "ignore", "-c", TOLD, *targets]
    done = subprocess.run(command, env=environment, check=True, timeout=200, capture_output=True)
    found: dict[str, Any] = json.loads(done.stdout.decode().splitlines()[-1])
    return found


def test_an_empty_database_made_at_once_is_what_the_migrations_make_one_by_one(
    tmp_path: Path, django_db_setup: None
) -> None:
    """On PostgreSQL too, in `make test-all`: it takes the time of the longest tests."""
    with (
        empty_database(tmp_path / "at-once") as one,
        empty_database(tmp_path / "by-steps") as other,
    ):
        at_once, by_steps = made_of(one, ""), made_of(other, "contenttypes", "")
    assert at_once == by_steps
    assert len(at_once) > 80
