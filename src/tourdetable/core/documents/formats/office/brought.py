"""A document of a word processor → our Markdown, by pandoc, which opens nothing else.

Headings, lists, tables, links, bold and italics are kept; images are left out and counted. What it
unpacks to is counted before it is read: an archive may promise little and hold a mountain.
"""

from __future__ import annotations

import json
import re
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pypandoc

from tourdetable.core.documents.formats.office.pandoc import Cleaning, Json

FORMATS = ("docx", "odt")
MOST_UNPACKED = 60_000_000
"""Octets of all the parts of a document."""
MOST_WORDS = 15_000_000
"""Octets of one part of words: pandoc takes about thirty times as much memory."""
MEMORY = "-M768m"
SLOWEST = 30
"""Seconds after which a document is given up."""
TARGET = "commonmark+pipe_tables+strikeout-raw_html"
MARKS = re.compile(r"^(\s*(?:[>*+\-0-9.)]\s*)*):{3,}", re.MULTILINE)


class UnreadableFile(Exception):
    """Why a document cannot be brought in: `heavy`, or damaged."""

    def __init__(self, *, heavy: bool) -> None:
        super().__init__("heavy" if heavy else "damaged")
        self.heavy = heavy


@dataclass(frozen=True)
class Brought:
    """The words of a document, and how many images were left out."""

    text: str
    images: int


def to_markdown(content: bytes, form: str) -> Brought:
    """The words of a document of one of `FORMATS`. Raises `UnreadableFile`."""
    must_be_bearable(content)
    try:
        told = json.loads(by_pandoc(content, form, "json"))
        cleaned = Cleaning()
        blocks = [*titled(told.get("meta", {})), *told["blocks"]]
        told |= {"meta": {}, "blocks": levelled(list(cleaned.blocks(blocks)))}
        text = by_pandoc(json.dumps(told).encode(), "json", TARGET).decode()
    except (subprocess.SubprocessError, ValueError, KeyError, RecursionError) as error:
        heavy = isinstance(error, subprocess.TimeoutExpired | RecursionError)
        raise UnreadableFile(heavy=heavy) from error
    return Brought(MARKS.sub(r"\1:", text).strip(), cleaned.images)


def must_be_bearable(content: bytes) -> None:
    """Refuse what unpacks to too much, by unpacking it piece by piece, keeping nothing."""
    left = MOST_UNPACKED
    try:
        with ZipFile(BytesIO(content)) as parts:
            for part in parts.infolist():
                size = unpacked(parts, part.filename, left)
                left -= size
                if left < 0 or (part.filename.endswith(".xml") and size > MOST_WORDS):
                    raise UnreadableFile(heavy=True)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, zlib.error) as error:
        raise UnreadableFile(heavy=False) from error


def unpacked(parts: ZipFile, name: str, most: int) -> int:
    """How much one part holds, read no further than what is left."""
    size = 0
    with parts.open(name) as part:
        while size <= most and (piece := part.read(1 << 16)):
            size += len(piece)
    return size


def by_pandoc(content: bytes, form: str, target: str) -> bytes:
    """What pandoc makes of it, reading no file and no address."""
    command = [pypandoc.get_pandoc_path(), "+RTS", MEMORY, "-RTS", "--sandbox", "--wrap=none"]
    command += [f"--from={form}", f"--to={target}", "--output=-"]
    done = subprocess.run(  # noqa: S603 no shell: what is sent is read, never run
        command, input=content, check=True, capture_output=True, timeout=SLOWEST
    )
    return done.stdout


def titled(meta: Json) -> Iterator[Json]:
    """The title that a document gives itself, as words above the rest."""
    title = meta.get("title", {})
    if title.get("t") == "MetaInlines" and title["c"]:
        yield {"t": "Para", "c": [{"t": "Strong", "c": title["c"]}]}


def levelled(blocks: list[Json]) -> list[Json]:
    """The highest headings begin sections, whatever their level was; below a single one, which is
    the title of all, so do the next ones."""
    headings = [block["c"] for block in blocks if block["t"] == "Header"]
    levels = sorted(heading[0] for heading in headings)
    top = levels[1] if levels[1:] else levels[0] if levels else 1
    for heading in headings:
        heading[0] = min(max(heading[0] - top, 0) + 1, 4)
    return blocks
