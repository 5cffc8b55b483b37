from __future__ import annotations

import json
from collections import namedtuple
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import connection
from pytest_django.fixtures import Settings

from tests.domain.builders import NOW, found_circle
from tests.domain.files.made import PDF
from tourdetable.domain.files.actions import keep
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.files.storage import path_of
from tourdetable.domain.search.actions.background import bring_up
from tourdetable.interface.cli.doctor import (
    NAMED,
    attached_documents,
    doctor,
    file_system,
    integrity,
    place_of,
    rights_to,
    room_left,
    search_index,
    to_put_back,
    version_of,
    web_workers,
)

pytestmark = pytest.mark.django_db
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own")
Usage = namedtuple("Usage", ["total", "used", "free"])


def examined(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(doctor, arguments)
    assert isinstance(done.exception, (SystemExit, type(None))), done.exception
    return done.exit_code, done.stdout


def test_it_says_which_database_this_is_in_french_or_in_english() -> None:
    engine = "SQLite" if connection.vendor == "sqlite" else "PostgreSQL"
    _status, said = examined("--lang", "fr")
    first, *rest = said.splitlines()
    assert "Mo libres dans" in first
    assert any(f" {engine} " in line for line in rest)
    assert "MB free in" in examined("--lang", "en")[1]


def test_programs_read_codes_and_states() -> None:
    found = {finding["code"]: finding["state"] for finding in json.loads(examined("--json")[1])}
    assert found["version"] == "good"
    assert set(found.values()) <= {"good", "warning", "bad"}


@pytest.mark.parametrize(("workers", "state"), [(1, "good"), (2, "good"), (3, "warning")])
def test_workers_are_counted_beside_the_cores(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, workers: int, state: str
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    settings.WORKERS = workers
    found = web_workers()
    assert (found.state, found.words.values) == (state, {"workers": workers, "cores": 2})


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ("3.40.1", "warning"),
        ("3.44.5", "warning"),
        ("3.44.6", "good"),
        ("3.46.1", "warning"),
        ("3.50.7", "good"),
        ("3.51.2", "warning"),
        ("3.51.3", "good"),
        ("3.53.4", "good"),
    ],
)
def test_a_sqlite_that_may_lose_writes_is_told(version: str, state: str) -> None:
    number = tuple(map(int, version.split(".")))
    known = SimpleNamespace(sqlite_version=version, sqlite_version_info=number)
    assert version_of(known).state == state


@pytest.mark.parametrize(
    ("free", "state"), [(5 * 10**9, "good"), (500 * 10**6, "warning"), (50 * 10**6, "bad")]
)
def test_a_disk_that_fills_is_told(free: int, state: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: Usage(free, 0, free))
    found = room_left()
    assert (found.state, found.words.values["free"]) == (state, free // 10**6)


MOUNTS = """\
/dev/vda / ext4 rw 0 0
server:/data /srv/data nfs4 rw 0 0
//server/share /srv/with\\040space cifs rw 0 0
"""


@pytest.mark.parametrize(
    ("file", "kind"),
    [
        ("/var/lib/here.sqlite3", "ext4"),
        ("/srv/data/deep/here.sqlite3", "nfs4"),
        ("/srv/with space/here.sqlite3", "cifs"),
    ],
)
def test_a_network_share_is_known_by_the_mount_that_holds_the_file(
    tmp_path: Path, file: str, kind: str
) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(MOUNTS)
    assert file_system(Path(file), mounts) == kind
    assert file_system(Path(file), tmp_path / "nowhere") == ""


@pytest.mark.parametrize(("kind", "state"), [("nfs4", "bad"), ("ext4", "good")])
def test_a_network_share_is_refused(kind: str, state: str, tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(f"somewhere / {kind} rw 0 0\n")
    assert place_of(tmp_path / "here.sqlite3", mounts).state == state


def test_a_system_that_tells_nothing_of_its_disks_is_no_proof(tmp_path: Path) -> None:
    assert place_of(tmp_path / "here.sqlite3", tmp_path / "nowhere").state == "warning"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "here.sqlite3"
    assert rights_to(file).state == "bad"
    file.touch()
    assert rights_to(file).state == "good"


@on_sqlite
def test_a_row_that_refers_to_nothing_is_told() -> None:
    assert integrity().state == "good"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE a (id integer PRIMARY KEY)")
        cursor.execute("CREATE TABLE b (a integer REFERENCES a (id) DEFERRABLE INITIALLY DEFERRED)")
        cursor.execute("INSERT INTO b VALUES (7)")
        assert (integrity().state, integrity().words.values["missing"]) == ("bad", 1)
        cursor.execute("DELETE FROM b")


@pytest.fixture
def documents(settings: Settings, tmp_path: Path) -> list[StoredFile]:
    """Three documents of meetings."""
    settings.FILES = tmp_path / "files"
    return [keep(content=BytesIO(PDF + bytes([48 + n])), now=NOW) for n in range(3)]


def found_of_documents(*arguments: str) -> tuple[int, dict[str, tuple[str, str]]]:
    """The exit status; by code, the state and the words of what is said of documents."""
    status, said = examined("--json", *arguments)
    found = {one["code"]: (one["state"], one["words"]) for one in json.loads(said)}
    return status, {code: told for code, told in found.items() if code.startswith("documents")}


def test_documents_that_are_all_there_are_told_in_a_line(documents: list[StoredFile]) -> None:
    said = "Attached documents: 3, nothing wrong"
    assert found_of_documents("--lang", "en")[1] == {"documents": ("good", said)}


def test_documents_that_are_lost_or_altered_are_named_and_end_with_an_error(
    documents: list[StoredFile], settings: Settings
) -> None:
    lost, altered, _fine = (one.digest for one in documents)
    path_of(lost).unlink()
    path_of(altered).write_bytes(PDF[:-9])
    status, found = found_of_documents("--lang", "en")
    back = f"1. Put them back into {settings.FILES} from a backup:"
    assert (status, found) == (
        1,
        {
            "documents_missing": (
                "bad",
                f"Attached documents without their file: {back} {lost[:2]}/{lost}",
            ),
            "documents_altered": (
                "bad",
                "Attached documents that were altered or cannot be read: "
                f"{back} {altered[:2]}/{altered}",
            ),
        },
    )


def test_a_long_list_of_lost_documents_is_cut(tmp_path: Path) -> None:
    digests = [f"{number:064x}" for number in range(NAMED + 5)]
    told = to_put_back(tmp_path, digests)
    assert told["number"] == NAMED + 5
    assert told["list"].endswith(f", 00/{digests[NAMED - 1]}, …")


def test_a_folder_where_no_document_can_be_written_is_told(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    settings.FILES = tmp_path / "not" / "yet"
    assert [found.state for found in attached_documents()] == ["good"]
    monkeypatch.setattr("os.access", lambda path, _mode: path != tmp_path)
    assert [(found.code, found.state) for found in attached_documents()] == [
        ("documents_folder", "bad"),
        ("documents", "good"),
    ]


def test_a_database_that_cannot_be_read_ends_with_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused() -> Any:
        raise connection.Database.OperationalError("unable to open database file\nsecond line")

    monkeypatch.setattr(connection, "ensure_connection", lambda: wrapped(refused))
    status, said = examined("--lang", "en")
    assert status == 1
    assert said.splitlines()[-1] == "✗ The database cannot be read: unable to open database file"


def wrapped(call: Any) -> Any:
    with connection.wrap_database_errors:
        return call()


def test_an_index_that_lags_is_told() -> None:
    assert search_index().state == "good"
    circle = found_circle()
    assert (search_index().state, search_index().words.values) == ("warning", {"list": "circle"})
    bring_up(network=circle.network, now=NOW)
    assert search_index().state == "good"
