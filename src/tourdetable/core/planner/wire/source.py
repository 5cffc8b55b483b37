"""A JSON file as Python values: plain, gzip or xz; too big, too deep, twice said or not a number is refused."""

from __future__ import annotations

import gzip
import json
import lzma
from pathlib import Path
from typing import IO, Any, Never, cast

from tourdetable.core.planner.terms.errors import BadInput

MAX_BYTES = 64 * 1024 * 1024
"""A country's year weighs under 25 MB; more than this, once unpacked, is refused before it is read whole."""


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
    except (OSError, EOFError, lzma.LZMAError) as refusal:
        raise BadInput("", path.name, f"it cannot be opened ({refusal})") from refusal
    return parse_json(content)


def parse_json(content: bytes) -> Any:
    """The JSON value in these bytes; raises BadInput."""
    if len(content) > MAX_BYTES:
        raise BadInput(
            "",
            f"more than {MAX_BYTES // 1024 // 1024} MB",
            "cut the year into networks planned apart",
        )
    try:
        return json.loads(
            content.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_number
        )
    except BadInput:
        raise
    except RecursionError as refusal:
        raise BadInput(
            "", "values nested too deep", "a plan's file is at most six levels deep"
        ) from refusal
    except ValueError as refusal:
        raise BadInput("", "this is not JSON in UTF-8", str(refusal)) from refusal


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise BadInput("", f"the key “{twice}” is there twice in one object", "say it once")
    return found


def _number(text: str) -> Never:
    raise BadInput("", f"the value {text}", "it is not a number in JSON")
