"""`tourdetable doctor`: whether this installation keeps what it is told, and what to mend."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click

from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli.platform import data_folder, load_platform
from tourdetable.interface.cli.sentences import for_json, language, tongue

GOOD, WARNING, BAD = "good", "warning", "bad"
SIGNS = {GOOD: "✓", WARNING: "!", BAD: "✗"}

MENDED = (3, 51, 3)
MENDED_LINES = {(3, 44): 6, (3, 50): 7}
"""The first SQLite without the race that loses writes, and the older lines mended since."""

SHARED = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs"})
"""File systems where several machines share files: SQLite's locks do not hold there."""

LITTLE, TOO_LITTLE = 1_000, 100
"""Megabytes free under which one should look, and under which one should act."""
MEGABYTE = 1_000_000

LAGGING = 1_000
"""Events that a search index may not have read: nobody has searched lately."""

NAMED = 20
"""Documents that are named, of those that are not as they should be."""


@dataclass(frozen=True)
class Finding:
    """One thing looked at: its code, what was found, in words, and how grave it is."""

    code: str
    state: str
    words: Phrase


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Findings as JSON.")
@language
def doctor(as_json: bool, lang: str | None) -> None:
    """Look at the database, the room left on its disk, documents attached, and the search index."""
    load_platform()
    found = list(findings())
    if as_json:
        spoken = for_json(lang)
        told = [asdict(finding) | {"words": spoken.say(finding.words)} for finding in found]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for finding in found:
            click.echo(f"{SIGNS[finding.state]} {tongue(lang).say(finding.words)}")
    if any(finding.state == BAD for finding in found):
        raise SystemExit(1)


def findings() -> Iterator[Finding]:
    """All that is looked at; a database that cannot be opened ends the examination."""
    from django.db import Error, connection

    yield room_left()
    yield web_workers()
    try:
        connection.ensure_connection()
        yield from on_sqlite() if connection.vendor == "sqlite" else on_postgresql()
        yield from attached_documents()
        yield search_index()
    except Error as error:
        why = (str(error).splitlines() or [type(error).__name__])[0]
        yield Finding("database", BAD, Phrase("The database cannot be read: %(why)s", why=why))


def room_left() -> Finding:
    """What is free on the disk of the data."""
    folder = data_folder()
    free = shutil.disk_usage(folder).free // MEGABYTE
    state = GOOD if free >= LITTLE else WARNING if free >= TOO_LITTLE else BAD
    return Finding(
        "room", state, Phrase("%(free)d MB free in %(folder)s", free=free, folder=folder)
    )


def web_workers() -> Finding:
    """How many processes answer requests, and where they count how often codes are asked."""
    from django.conf import settings

    asked, cores = settings.WORKERS, os.cpu_count() or 1
    counts = {"workers": asked, "cores": cores}
    if asked > cores:
        words = Phrase("Web workers: %(workers)d, more than the %(cores)d cores", **counts)
        return Finding("workers", WARNING, words)
    return Finding("workers", GOOD, Phrase("Web workers: %(workers)d (cores: %(cores)d)", **counts))


def on_sqlite() -> Iterator[Finding]:
    """The embedded database."""
    from django.db import connection

    file = Path(connection.settings_dict["NAME"])
    yield Finding("database", GOOD, Phrase("SQLite database: %(file)s", file=file))
    yield version_of(connection.Database)  # type: ignore[attr-defined]  # each backend has its own
    yield settings_of()
    yield place_of(file)
    yield rights_to(file)
    yield integrity()


def version_of(driver: Any) -> Finding:
    """Which SQLite, and whether it is one that loses writes."""
    version, number = driver.sqlite_version, driver.sqlite_version_info
    line = MENDED_LINES.get(number[:2])
    if number >= MENDED or (line is not None and number[2] >= line):
        return Finding("version", GOOD, Phrase("SQLite %(version)s", version=version))
    words = Phrase(
        "SQLite %(version)s may lose writes when several processes share the database: install"
        " pysqlite3, which brings 3.51.3 or newer",
        version=version,
    )
    return Finding("version", WARNING, words)


def settings_of() -> Finding:
    """How the file is opened: write-ahead log, flushed at each commit, not mapped in memory."""
    asked = {"journal_mode": "wal", "synchronous": 2, "mmap_size": 0, "foreign_keys": 1}
    found = {name: pragma(name) for name in asked}
    listed = ", ".join(f"{name}={value}" for name, value in found.items())
    if found == asked:
        return Finding("settings", GOOD, Phrase("Settings: %(list)s", list=listed))
    words = Phrase("Settings that are not those of the program: %(list)s", list=listed)
    return Finding("settings", BAD, words)


def place_of(file: Path, mounts: Path = Path("/proc/self/mounts")) -> Finding:
    """Whether the file is on a disk of this machine."""
    kind = file_system(file.resolve(), mounts)
    if kind in SHARED:
        words = Phrase(
            "The database is on a network share (%(kind)s), where it may be corrupted: move it to a"
            " disk of this machine, or use PostgreSQL",
            kind=kind,
        )
        return Finding("share", BAD, words)
    if not kind:
        return Finding("share", WARNING, Phrase("Nothing says whether the disk is a network share"))
    return Finding("share", GOOD, Phrase("Disk of this machine (%(kind)s)", kind=kind))


def file_system(file: Path, mounts: Path) -> str:
    """The kind of the file system that holds this file; empty where the system does not say."""
    if not mounts.exists():
        return ""
    kinds = dict(mount.split()[1:3] for mount in mounts.read_text().splitlines())
    places = (kinds.get(str(folder).replace(" ", "\\040")) for folder in file.parents)
    return next((kind for kind in places if kind), "")


def rights_to(file: Path) -> Finding:
    """Whether we may write the file and, beside it, the write-ahead log."""
    closed = [path for path in (file, file.parent) if not os.access(path, os.W_OK)]
    if closed:
        return Finding("rights", BAD, Phrase("Cannot be written: %(file)s", file=closed[0]))
    return Finding("rights", GOOD, Phrase("The file and its folder can be written"))


def integrity() -> Finding:
    """SQLite's own check, and that no row refers to one that is missing."""
    wrong = [str(row[0]) for row in rows("PRAGMA integrity_check") if row[0] != "ok"]
    missing = len(rows("PRAGMA foreign_key_check"))
    if not wrong and not missing:
        return Finding("integrity", GOOD, Phrase("Integrity: nothing wrong"))
    words = Phrase(
        "Integrity: %(wrong)d errors, %(missing)d rows that refer to nothing: restore a backup",
        wrong=len(wrong),
        missing=missing,
    )
    return Finding("integrity", BAD, words)


def on_postgresql() -> Iterator[Finding]:
    """A server of its own: it looks after its files; we say which it is, and whether it writes."""
    ((version,),) = rows("SHOW server_version")
    yield Finding("version", GOOD, Phrase("PostgreSQL %(version)s", version=version))
    ((reads,),) = rows("SHOW transaction_read_only")
    if reads == "on":
        yield Finding("rights", BAD, Phrase("This server only reads: it is perhaps a standby"))
    ((flushes,),) = rows("SHOW synchronous_commit")
    if flushes == "off":
        words = Phrase("synchronous_commit=off: what was just saved may be lost in a power cut")
        yield Finding("settings", WARNING, words)


def attached_documents() -> Iterator[Finding]:
    """The documents of meetings: whether more can be kept, and whether those that the database
    names are there as they were given."""
    from django.conf import settings

    folder = Path(settings.FILES)
    place = next((one for one in (folder, *folder.parents) if one.exists()), folder)
    if not os.access(place, os.W_OK):
        words = Phrase("No document can be attached: %(folder)s cannot be written", folder=place)
        yield Finding("documents_folder", BAD, words)
    yield from kept_documents(folder)


def kept_documents(folder: Path) -> Iterator[Finding]:
    """Whether each has its file, whose content has the digest that names it."""
    from tourdetable.domain.files.checking import check

    found = check()
    if not found.missing and not found.altered:
        words = Phrase("Attached documents: %(number)d, nothing wrong", number=found.number)
        yield Finding("documents", GOOD, words)
    if found.missing:
        said = Phrase(
            "Attached documents without their file: %(number)d. Put them back into %(folder)s from"
            " a backup: %(list)s",
            **to_put_back(folder, found.missing),
        )
        yield Finding("documents_missing", BAD, said)
    if found.altered:
        said = Phrase(
            "Attached documents that were altered or cannot be read: %(number)d. Put them back into"
            " %(folder)s from a backup: %(list)s",
            **to_put_back(folder, found.altered),
        )
        yield Finding("documents_altered", BAD, said)


def search_index() -> Finding:
    """Whether searches find what was recorded: their index reads the journal as one searches, and
    in the background."""
    from tourdetable.domain.networks.models import Network
    from tourdetable.domain.search.news import behind

    late = {
        network.slug: events
        for network in Network.objects.filter(archived_on=None).order_by("slug")
        if (events := behind(network)) is None or events > LAGGING
    }
    if not late:
        return Finding("search", GOOD, Phrase("Search index: up to date"))
    words = Phrase(
        "Search index that lags or is not made yet: %(list)s. Is “tourdetable work” running? "
        "Otherwise, run “tourdetable search refresh”",
        list=", ".join(late),
    )
    return Finding("search", WARNING, words)


def to_put_back(folder: Path, digests: list[str]) -> dict[str, Any]:
    """How many files, where they go, and the first of them."""
    listed = ", ".join(f"{one[:2]}/{one}" for one in digests[:NAMED])
    more = ", …" if len(digests) > NAMED else ""
    return {"number": len(digests), "folder": folder, "list": f"{listed}{more}"}


def pragma(name: str) -> Any:
    """A setting of SQLite; 0 when it does not answer, as for what a SQLite cannot do."""
    found = rows(f"PRAGMA {name}")
    return found[0][0] if found else 0


def rows(query: str) -> list[tuple[Any, ...]]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())
