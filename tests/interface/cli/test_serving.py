"""A real server, and the ends of its processes."""

from __future__ import annotations

import os
import random
import resource
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.domain.builders import found_circle
from tests.effort import EVERYTHING
from tests.interface.cli.house import (
    COMMANDS,
    House,
    Writers,
    add_place,
    ask_for_code,
    house,
    wait_for,
)
from tests.interface.cli.scribes import scribes_in
from tests.interface.cli.sitting import sitting_in
from tourdetable.config.sqlite.base import driver
from tourdetable.interface.cli.serving import tell_key
from tourdetable.interface.web.base.context import BEGUN_EMPTY, nothing_founded

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes in /proc")
SECONDS = float(os.environ.get("TDT_LOAD_SECONDS") or (60 if EVERYTHING else 2))
"""How long people write: `TDT_LOAD_SECONDS=3600 make test ARGS="tests/interface/cli -k lost"`."""
KILLS = int(os.environ.get("TDT_KILLS") or (60 if EVERYTHING else 0))
RESTART = 5.0
"""Seconds within which a server that is started again answers."""
SOON = 2.0
"""Seconds within which all processes end with the first one."""
BUSY = 8.0
"""Seconds that a machine busy with other tests may add."""


def parent_of(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except (FileNotFoundError, ProcessLookupError):
        return 0


def is_running(pid: int) -> bool:
    """Neither gone nor waiting for its end to be read."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def children_of(pid: int) -> list[int]:
    known = sorted(int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdecimal())
    return [other for other in known if is_running(other) and parent_of(other) == pid]


def family_of(server: int) -> dict[str, int]:
    """Its processes by what they do, once all are there: only the web server has children."""
    beside = {pid: children_of(pid) for pid in children_of(server)}
    web = next((pid for pid, own in beside.items() if own), 0)
    if len(beside) < 3 or not web:
        return {}
    one, other = (pid for pid in beside if pid != web)
    answers, *more = beside[web]
    family = {"answers": answers, "web": web, "one": one, "other": other}
    return family | {f"answers {number}": pid for number, pid in enumerate(more, 2)}


def has_open(pid: int, file: Path) -> bool:
    links = (Path(f"/proc/{pid}/fd") / fd for fd in os.listdir(f"/proc/{pid}/fd"))
    return any(link.exists() and link.resolve() == file.resolve() for link in links)


def is_whole(ours: House) -> bool:
    workers = int(ours.environment["TDT_WORKERS"])
    return ours.is_up() and len(family_of(ours.server)) == 3 + workers


def kill(ours: House, name: str) -> list[int]:
    """Kill one process, or all, at a moment when all are there; which ones."""
    wait_for(lambda: is_whole(ours), 30)
    family = {"main": ours.server, **family_of(ours.server)}
    killed = list(family.values()) if name == "all" else [family[name]]
    for pid in killed:
        os.kill(pid, signal.SIGKILL)
    return killed


def ends_with_first(ours: House, name: str) -> None:
    """Once the first process is killed, or all are, none is left."""
    family = family_of(ours.server)
    kill(ours, name)
    wait_for(lambda: not any(map(is_running, family.values())), SOON + BUSY)


@pytest.mark.django_db(transaction=True)
def test_what_is_killed_comes_back_and_all_end_with_the_first(environment: dict[str, str]) -> None:
    with house(environment, workers=2) as ours:
        writers = Writers(ours)
        with writers.writing(1):
            for name in ("answers", "web", "one", "one"):
                gone = kill(ours, name)
                assert not has_open(ours.server, ours.file)
                wait_for(lambda gone=gone: is_whole(ours) and not any(map(is_running, gone)), 30)
            ends_with_first(ours, "main")
        assert writers.told
        assert writers.told <= ours.places()


@pytest.mark.skipif(not KILLS, reason="a minute and more: make test-all")
@pytest.mark.django_db(transaction=True)
def test_whatever_is_killed_what_was_acknowledged_stays(environment: dict[str, str]) -> None:
    chance, slowest = random.Random(9), 0.0
    with house(environment) as ours:
        writers = Writers(ours)
        with writers.writing():
            for _ in range(KILLS):
                wait_for(lambda: is_whole(ours), 30)
                time.sleep(chance.random())
                name = chance.choice(("answers", "web", "one", "other", "main", "all"))
                if name in {"main", "all"}:
                    ends_with_first(ours, name)
                    slowest = max(slowest, ours.serve_again())
                else:
                    kill(ours, name)
            wait_for(lambda: is_whole(ours), 30)
        assert slowest < RESTART + BUSY
        assert writers.told
        assert writers.told <= ours.places()
        if not environment["DATABASE_URL"]:
            assert ours.select("PRAGMA integrity_check") == [("ok",)]
        ends_with_first(ours, "main")


@pytest.mark.django_db(transaction=True)
def test_nothing_acknowledged_is_lost_beside_our_commands(environment: dict[str, str]) -> None:
    """The write-ahead file is the same from beginning to end: while it was deleted and made again,
    two writes of 2,136 were lost."""
    with house(environment, workers=2) as ours:
        writers = Writers(ours)
        before, end = ours.write_ahead, time.monotonic() + SECONDS
        statuses, files = set[int](), set[int | None]()
        with writers.writing():
            while time.monotonic() < end:
                for command in COMMANDS:
                    statuses.add(ours.run(*command))
                    files.add(ours.write_ahead)
        assert set(writers.answers) == {"302"}
        assert statuses == {0}
        assert files == {before}
        assert writers.told == ours.places()
        if not environment["DATABASE_URL"]:
            assert ours.select("PRAGMA integrity_check") == [("ok",)]


@pytest.mark.django_db(transaction=True)
def test_workers_count_together_how_often_codes_are_asked(environment: dict[str, str]) -> None:
    """Three a minute, whoever answers: counting apart, two workers let up to six pass."""
    with house(environment, workers=2) as ours:
        asked = [ask_for_code(ours, "paul@example.org").status for _ in range(12)]
        assert asked == [302] * 3 + [200] * 9


@contextmanager
def full(ours: House) -> Iterator[None]:
    """No file of the process that answers may grow: for SQLite, the disk is full."""
    answers = family_of(ours.server)["answers"]
    size = ours.file.with_name(ours.file.name + "-wal").stat().st_size
    before = resource.prlimit(answers, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
    yield
    resource.prlimit(answers, resource.RLIMIT_FSIZE, before)


@contextmanager
def kept_by_another(ours: House) -> Iterator[None]:
    """Another program writes to the SQLite file and does not end."""
    connection = driver.connect(str(ours.file), isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    yield
    connection.close()


@contextmanager
def stopped(ours: House) -> Iterator[None]:
    """PostgreSQL ends every connection and takes no other, as when it is started again."""
    url = ours.environment["DATABASE_URL"]
    server, name = url.rsplit("/", 1)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,)
        )
        yield
        admin.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())


@pytest.mark.django_db(transaction=True)
def test_what_is_away_is_said_and_all_comes_back_by_itself(environment: dict[str, str]) -> None:
    with house(environment) as ours:
        wait_for(lambda: is_whole(ours), 30)
        assert add_place(ours, "Before").status == 302
        with full(ours) if not environment["DATABASE_URL"] else stopped(ours):
            refused = add_place(ours, "Maison du quai")
        assert refused.status == 503
        assert 'name="name" value="Maison du quai"' in refused.text
        wait_for(lambda: add_place(ours, f"After {uuid4()}").status == 302, 30)
        assert "Maison du quai" not in ours.places()
        lines = [line for line in ours.said.splitlines() if "places/add" in line]
        assert [line.partition(",")[0] for line in lines[:1]] == [
            "POST /circle/places/add/: database away"
        ]
        if not environment["DATABASE_URL"] and EVERYTHING:  # ten seconds of patience
            with kept_by_another(ours):
                refused = add_place(ours, "Maison du môle")
            assert refused.status == 503
            assert 'name="name" value="Maison du môle"' in refused.text
            wait_for(lambda: add_place(ours, f"After {uuid4()}").status == 302, 30)
            assert "database is locked" in ours.said
        assert "Traceback" not in ours.said


@pytest.mark.django_db
def test_an_installation_that_begins_empty_says_how_to_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(BEGUN_EMPTY, "")
    monkeypatch.delenv(BEGUN_EMPTY)
    tell_key()
    assert ("/found/key/" in capsys.readouterr().out, nothing_founded()) == (True, True)
    found_circle()
    tell_key()
    assert (capsys.readouterr().out, nothing_founded()) == ("", False)
    monkeypatch.delenv(BEGUN_EMPTY)


@pytest.mark.django_db(transaction=True)
def test_what_is_said_in_a_session_stays_whatever_is_killed(environment: dict[str, str]) -> None:
    """Two web processes, one killed in the middle of it, then the other: who speaks comes back, and
    each seat has said the last thing of which its holder was told."""
    with house(environment, workers=2) as ours:
        voices = sitting_in(ours)
        with voices.speaking():
            for name in ("answers", "answers 2", *(["answers"] * (KILLS // 10))):
                wait_for(lambda: len(voices.told) == len(voices.sessions), 30)
                kill(ours, name)
                wait_for(lambda: is_whole(ours), 30)
                acknowledged = dict(voices.told)
                kept = voices.kept()
                assert {seat: kept[seat] >= number for seat, number in acknowledged.items()} == (
                    dict.fromkeys(acknowledged, True)
                )
        assert voices.refused == set()
        ends_with_first(ours, "main")
        kept = voices.kept()
        assert all(kept[seat] >= number for seat, number in voices.told.items())


@pytest.mark.django_db(transaction=True)
def test_minutes_written_by_four_keep_each_word_once_whatever_is_killed(
    environment: dict[str, str],
) -> None:
    """Pages send again what was not acknowledged: nothing is lost, nothing is written twice."""
    with house(environment, workers=2) as ours:
        scribes = scribes_in(ours)
        with scribes.writing():
            for name in ("answers", "answers 2", *(["answers"] * (KILLS // 10))):
                before = len(scribes.told)
                wait_for(lambda before=before: len(scribes.told) > before + 20, 30)
                kill(ours, name)
                wait_for(lambda: is_whole(ours), 30)
        kept = scribes.kept()
        assert set(scribes.states) == {"saved"}
        assert {word: kept[word] for word in scribes.told} == dict.fromkeys(scribes.told, 1)
