"""What is out of our reach for a while, and is nobody's fault here: the database, the mail, the
disk."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused
from traceback import walk_tb

from django.db import Error, InterfaceError, OperationalError

DATABASE, MAIL, DISK = "database", "mail", "disk"

PASSING = frozenset({5, 6, 8, 10, 13, 14, 15})
"""SQLite's codes for busy, locked, read-only, input/output error, full, cannot open, lock protocol.

https://sqlite.org/rescode.html; "no such table" is another code, and a fault of ours.
"""
READ_ONLY = "25006"
"""PostgreSQL's code for a write to a server that only reads, such as a standby."""
WRITING = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO, errno.EFBIG})
"""What the system says of a disk that is full, over our share of it, read-only or broken."""
CARRIERS = ("smtplib", "django.core.mail")
"""Modules that speak to the mail server: a connection that breaks elsewhere is not its doing."""
PRIMARY = 0xFF
"""An extended code of SQLite tells more in its higher bits."""


@dataclass(frozen=True)
class Outage:
    """What does not answer, and what it said, in one line."""

    what: str
    why: str


def outage_of(error: BaseException | None) -> Outage | None:
    """What this error says is out of reach; None when the fault is ours."""
    if isinstance(error, Error):
        return Outage(DATABASE, in_a_line(error)) if is_away(error) else None
    if isinstance(error, SMTPException) or (isinstance(error, OSError) and by_mail(error)):
        return Outage(MAIL, in_a_line(error))
    if isinstance(error, OSError) and error.errno in WRITING:
        return Outage(DISK, in_a_line(error))
    return None


def by_mail(error: BaseException) -> bool:
    """Whether it was raised while the mail server was spoken to."""
    frames = walk_tb(error.__traceback__)
    return any(frame.f_globals.get("__name__", "").startswith(CARRIERS) for frame, _line in frames)


def is_away(error: Error) -> bool:
    """Whether the database could not do what was asked, and may do it later."""
    code = getattr(error.__cause__, "sqlite_errorcode", None)
    if code is not None:
        return code & PRIMARY in PASSING
    if getattr(error.__cause__, "sqlstate", None) == READ_ONLY:
        return True
    return isinstance(error, (OperationalError, InterfaceError))


def in_a_line(error: BaseException) -> str:
    """Its kind and the first line that it says; SQLite's own name of what happened."""
    name = getattr(error.__cause__, "sqlite_errorname", None) or type(error).__name__
    if isinstance(error, SMTPRecipientsRefused):
        return name  # what it says is the address of somebody
    first, *_ = str(error).splitlines() or [""]
    return f"{name}: {first}" if first else name
