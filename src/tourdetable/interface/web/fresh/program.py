"""What the running program is: another one may say the same things in other words."""

from __future__ import annotations

import hashlib
import os
import secrets
import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import django

PACKAGE = Path(__file__).resolve().parents[3]
STARTED = time.time()


@cache
def program() -> str:
    """A digest of the code, templates, catalogues and libraries, and of what the operator set.

    When the files were changed under a program that runs, it is like no other.
    """
    files = sorted(file for file in PACKAGE.rglob("*") if is_read(file))
    digest = hashlib.sha256()
    for words in (*sources(files), *libraries(), *operated()):
        digest.update(len(words).to_bytes(8) + words)
    if any(file.stat().st_ctime > STARTED for file in files):
        digest.update(secrets.token_bytes())
    return digest.hexdigest()


def is_read(file: Path) -> bool:
    return file.suffix != ".pyc" and file.is_file()


def sources(files: Iterable[Path]) -> Iterable[bytes]:
    """The name of each file of the program, and what it holds."""
    for file in files:
        yield file.relative_to(PACKAGE).as_posix().encode()
        yield file.read_bytes()


def libraries() -> Iterable[bytes]:
    """Those installed beside Django, each with its version."""
    beside = Path(django.__file__).parents[1]
    return sorted(folder.name.encode() for folder in beside.glob("*.dist-info"))


def operated() -> Iterable[bytes]:
    """What the environment says to this program, and what the files that it names hold."""
    for name, value in sorted(os.environ.items()):
        if name.startswith("TDT_"):
            yield f"{name}={value}".encode()
            if (file := Path(value)).is_file():
                yield file.read_bytes()
