from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from tests.paths import ROOT


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An installation of its own: a SQLite file, or a database of the PostgreSQL that the tests
    were given."""

    path = os.pathsep.join([str(Path(settings.PACKAGE).parent), str(ROOT)])
    own = {**os.environ, "TDT_DATA": str(tmp_path), "DATABASE_URL": "", "PYTHONPATH": path}
    if connection.vendor == "sqlite":
        yield own
        return
    place = connection.settings_dict
    server = f"postgresql://{place['USER']}:{place['PASSWORD']}@{place['HOST']}:{place['PORT']}"
    name = f"work_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        yield {**own, "DATABASE_URL": f"{server}/{name}"}
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())
