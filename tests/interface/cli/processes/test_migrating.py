"""Programs killed while they bring a database up to date."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
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
main(["manage", "migrate", "networks", "--verbosity", "0"])
"""
"""`tourdetable manage migrate networks`, which dies when it is about to write that it applied the
first migration of an app."""


@pytest.fixture
def nothing_yet(tmp_path: Path, django_db_setup: None) -> Iterator[dict[str, str]]:
    """An installation whose database is empty."""
    own = {**os.environ, "TDT_DATA": str(tmp_path), "DATABASE_URL": ""}
    if connection.vendor == "sqlite":
        yield own
        return
    place, name = connection.settings_dict, f"empty_{uuid4().hex}"
    server = f"postgresql://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        yield {**own, "DATABASE_URL": f"{server}/{name}"}
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def begin(environment: dict[str, str], killed_at: str = "") -> int:
    """Bring a database up to date; the exit status."""
    command = [sys.executable, "-c", KILLED_AT, killed_at]
    return subprocess.run(command, env=environment, check=False, timeout=120).returncode


@pytest.mark.django_db(transaction=True)
def test_killed_at_the_last_moment_of_a_migration_the_next_start_goes_on(
    nothing_yet: dict[str, str],
) -> None:
    statuses = [begin(nothing_yet, app) for app in ("people", "networks", "")]
    assert statuses == [-signal.SIGKILL, -signal.SIGKILL, 0]
