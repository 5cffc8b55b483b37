"""Reading the environment: every setting an operator may change is read here, with its default."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE_WORDS = {"1", "true", "yes", "on"}


def text(name: str, default: str = "") -> str:
    """The variable `TDT_<name>`, or the default."""
    return os.environ.get(f"TDT_{name}", default)


def flag(name: str, *, default: bool = False) -> bool:
    """A yes/no variable."""
    value = os.environ.get(f"TDT_{name}")
    return default if value is None else value.strip().lower() in TRUE_WORDS


def proxies(name: str) -> int:
    """How many proxies stand before the server: a number, or yes for one."""
    value = text(name).strip()
    return int(value) if value.isdecimal() else int(flag(name))


class BadValue(ImproperlyConfigured):
    """A variable says what cannot be; its message is for the operator."""


def whole(name: str, default: int, *, most: int, least: int = 1) -> int:
    """A whole number from `least` to `most`; empty is the default."""
    value = text(name).strip()
    if not value:
        return default
    if value.isascii() and value.isdecimal() and least <= int(value) <= most:
        return int(value)
    raise BadValue(f"TDT_{name}={value}: write a whole number from {least} to {most}")


def mail_address(name: str) -> str:
    """The address of a mailbox that receives what is written to `box+anything@domain`; empty when
    there is none."""
    value = text(name).strip()
    if not value or re.fullmatch(r"[\w.!#$%&'*/=?^`{|}~-]+@[\w-]+(\.[\w-]+)*", value, re.ASCII):
        return value
    raise BadValue(f"TDT_{name}={value}: write one address, without a +: reponses@reseau.example")


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def path(name: str, default: Path) -> Path:
    """A folder or file path."""
    return Path(text(name) or default)


def content(file: Path) -> str:
    """What a file says; nothing when it is not there or is not ours to read."""
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def first_that_exists(*paths: Path) -> Path:
    """The first of these paths that is there, else the last."""
    return next((path for path in paths if path.exists()), paths[-1])


def database(url: str, sqlite_file: Path) -> dict[str, object]:
    """Django's settings of one database, from a `postgresql://` URL or else a SQLite file."""
    return postgresql(url) if url.startswith("postgres") else sqlite(sqlite_file)


POOL = {"timeout": 5, "reconnect_timeout": 5, "min_size": 4, "max_size": 5}
"""For each process: the pages that it makes at once, and the reading of the journal for streams."""


def postgresql(url: str) -> dict[str, object]:
    """PostgreSQL, with psycopg's connection pool.

    A connection is tried before it is lent: after the server restarted, the next request has a new
    one. A server that is away is said to be so after five seconds, and tried anew by each request.
    """
    parts = urlsplit(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": POOL, **dict(parse_qsl(parts.query))},
    }


def counters(*, shared: bool) -> dict[str, object]:
    """Where sign-in limits are counted (ADR 62): in a table when several processes may count, else
    in the memory of the only one. With Django's 300 entries, a flood would wipe them out."""
    places = {
        True: {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "limits"},
        False: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    }
    return {**places[shared], "OPTIONS": {"MAX_ENTRIES": 50_000}}


def sqlite(file: Path) -> dict[str, object]:
    """SQLite as a server, held open by each process (ADR 36): write-ahead log, flushed to the disk
    at each commit, and transactions that take the write lock at once.

    With Django's default (deferred) transactions two writers lose updates to "database is locked".
    """
    return {
        "ENGINE": "tourdetable.config.sqlite",
        "NAME": str(file),
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": ":memory:"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
            "PRAGMA cache_size=-20000;PRAGMA temp_store=MEMORY;"
            "PRAGMA journal_size_limit=67108864;",
        },
    }


WHOLE_PROVIDER = ("SERVER", "CLIENT_ID", "CLIENT_SECRET")


def identity_provider(prefix: str, server: str = "") -> dict[str, Any]:
    """Where people may prove who they are, from `TDT_<prefix>_…`; empty when it is not set.

    Half of it is refused: nobody would know why the button is not there.
    """
    said = {name: text(f"{prefix}_{name}").strip() for name in WHOLE_PROVIDER}
    if not any(said.values()):
        return {}
    said["SERVER"] = (said["SERVER"] or server).rstrip("/")
    must_be_whole(prefix, said)
    return {
        "server": said["SERVER"],
        "client_id": said["CLIENT_ID"],
        "secret": said["CLIENT_SECRET"],
        "name": text(f"{prefix}_NAME").strip(),
        "levels": tuple(words(f"{prefix}_ACR")),
        "origins": tuple(words(f"{prefix}_ORIGINS")),
    }


def must_be_whole(prefix: str, said: dict[str, str]) -> None:
    missing = [f"TDT_{prefix}_{name}" for name, value in said.items() if not value]
    if missing:
        raise BadValue(f"{', '.join(missing)}: missing, while others of TDT_{prefix}_… are set")
    if urlsplit(said["SERVER"]).scheme not in {"http", "https"}:
        raise BadValue(f"TDT_{prefix}_SERVER={said['SERVER']}: write an address in https://")


SECURITY = {"tls": 993, "starttls": 143, "none": 143}
"""How the connection to a mailbox is protected, and its usual port."""


def mailbox() -> dict[str, Any]:
    """The IMAP mailbox where answers arrive, from `TDT_IMAP_…`; empty when no host is set."""
    host = text("IMAP_HOST").strip()
    if not host:
        return {}
    security = text("IMAP_SECURITY", "tls").strip().casefold()
    if security not in SECURITY:
        raise BadValue(f"TDT_IMAP_SECURITY={security}: write tls, starttls or none")
    return {
        "host": host,
        "port": whole("IMAP_PORT", SECURITY[security], most=65_535),
        "security": security,
        "user": text("IMAP_USER"),
        "password": text("IMAP_PASSWORD"),
        "folder": text("IMAP_FOLDER", "INBOX"),
        "done": text("IMAP_DONE", "Tour de table"),
    }


def origins(*providers: dict[str, Any]) -> list[str]:
    """The sites to which a form may lead: those of identity providers."""
    servers = [urlsplit(provider["server"]) for provider in providers if provider]
    own = [f"{server.scheme}://{server.netloc}" for server in servers]
    more = [origin for provider in providers if provider for origin in provider["origins"]]
    return list(dict.fromkeys([*own, *more]))
