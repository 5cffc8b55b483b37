from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.domain.together import write_copy
from tests.paths import ROOT
from tourdetable.interface.cli.platform import release_database


@pytest.fixture
def environment(
    tmp_path: Path, django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[dict[str, str]]:
    """An installation of its own, which holds nothing yet: a copy of the database of the tests, in
    a SQLite file or beside it in the PostgreSQL that the tests were given."""

    path = os.pathsep.join([str(Path(settings.PACKAGE).parent), str(ROOT)])
    own = {**os.environ, "TDT_DATA": str(tmp_path), "DATABASE_URL": "", "PYTHONPATH": path}
    place = connection.settings_dict
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            write_copy(tmp_path / "tourdetable.sqlite3")
            yield own
            return
        release_database()  # PostgreSQL copies a database that nobody uses
    server = f"postgresql://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}"
    name = f"work_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}" TEMPLATE "{place["NAME"]}"'.encode())
        yield {**own, "DATABASE_URL": f"{server}/{name}"}
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
