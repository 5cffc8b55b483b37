"""A JSON file as Python values: plain, gzip or xz.

What is too big, too deep, or has a key twice in one object is refused.
"""

from __future__ import annotations

import gzip
import json as slow_json
import lzma
import re
import zlib
from pathlib import Path
from typing import IO, Any, cast

from msgspec import DecodeError, json

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.words.phrase import Phrase, gettext_noop

MAX_BYTES = 64 * 1024 * 1024
"""A country's year weighs under 25 MB; more than this, once unpacked, is refused unread."""

UNOPENED = gettext_noop("it cannot be opened: code %(code)s of the system")
ABSENT = gettext_noop("there is no such file: write the path of one that is there")
FOLDER = gettext_noop("this is a folder: write the path of a file in it")
FORBIDDEN = gettext_noop("you may not read this file: ask whoever owns it")
UNPACKED = gettext_noop("it is not packed as its name says (.gz, .xz), or it is cut short")
TOO_BIG = gettext_noop("more than %(most)s MB")
CUT = gettext_noop("cut the year into networks planned apart")
TOO_DEEP = gettext_noop("values nested too deep")
SHALLOW = gettext_noop("a plan's file is at most six levels deep")
NOT_JSON = gettext_noop("this is not JSON in UTF-8")
STOPS = gettext_noop("it cannot be read beyond line %(line)s, column %(column)s")
CUT_SHORT = gettext_noop("it is empty or cut short: what it opens must be closed")
ENCODING = gettext_noop("write it as text in UTF-8, with numbers that are finite")
TWICE = gettext_noop("the key “%(key)s” is there twice in one object")
ONCE = gettext_noop("say it once")


_BYTE = re.compile(r"\(byte (\d+)\)")


def _open(path: Path) -> IO[bytes]:
    if path.suffix == ".gz":
        return cast(IO[bytes], gzip.open(path, "rb"))
    if path.suffix == ".xz":
        return cast(IO[bytes], lzma.open(path, "rb"))
    return path.open("rb")


def read_json(path: Path) -> Any:
    """The file's content; raises BadInput."""
    try:
        with _open(path) as stream:
            content = stream.read(MAX_BYTES + 1)
    except (OSError, EOFError, lzma.LZMAError, zlib.error) as refusal:
        raise BadInput("", path.name, _unopened(refusal)) from refusal
    return parse_json(content)


def parse_json(content: bytes) -> Any:
    """The JSON value in these bytes; raises BadInput."""
    if len(content) > MAX_BYTES:
        raise BadInput("", Phrase(TOO_BIG, most=MAX_BYTES // 1024 // 1024), Phrase(CUT))
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        value = json.decode(content)
        if json.format(content, indent=-1) != json.encode(value):  # a key may be there twice
            slow_json.loads(content, object_pairs_hook=_once)
    except RecursionError as refusal:
        raise BadInput("", Phrase(TOO_DEEP), Phrase(SHALLOW)) from refusal
    except (DecodeError, UnicodeDecodeError) as refusal:
        raise BadInput("", Phrase(NOT_JSON), _unread(content, str(refusal))) from refusal
    return value


def _unopened(refusal: Exception) -> Phrase:
    known: dict[type[Exception], str]
    known = {FileNotFoundError: ABSENT, IsADirectoryError: FOLDER, PermissionError: FORBIDDEN}
    code = getattr(refusal, "errno", None)
    return Phrase(known.get(type(refusal), UNOPENED if code else UNPACKED), code=code)


def _unread(content: bytes, said: str) -> Phrase:
    """Where the reading stopped, as the decoder tells it."""
    place, cut = _BYTE.search(said), "truncated" in said
    if place is None:
        return Phrase(CUT_SHORT if cut else ENCODING)
    before = content[: int(place[1])]
    column = len(before) - (before.rfind(b"\n") + 1) + 1
    return Phrase(STOPS, line=before.count(b"\n") + 1, column=column)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BadInput("", Phrase(TWICE, key=twice), Phrase(ONCE))
    return found
