"""The TOML part of a method's file: its values, and the line on which each key stands."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tourdetable.core.methods.errors import MethodMistake, Misfit, among, excerpt_of
from tourdetable.core.words.phrase import Phrase, gettext_noop

MISSING = gettext_noop("this key is missing")
WRITE_EXAMPLE = gettext_noop("write it, e.g. `%(example)s`")
WITH_EXAMPLE = gettext_noop("%(remedy)s, e.g. `%(example)s`")
UNKNOWN_KEY = gettext_noop("unknown key")
UNREADABLE = gettext_noop("this line cannot be read (%(cause)s)")
WRITE_PLAINLY = gettext_noop(
    "write `key = value` on each line: a text between straight quotation marks, a list between "
    "square brackets, each step under `[[steps]]`"
)
NOT_READ = gettext_noop("this part cannot be read")

AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
STEP_HEADER = re.compile(r"\s*\[\[\s*steps\s*\]\]\s*(#.*)?")
ANY_HEADER = re.compile(r"\s*\[")

REQUIRED: Any = object()


@dataclass
class NotedMistakes:
    """The mistakes of one file, gathered so that its author sees all of them at once."""

    file: str
    found: list[MethodMistake] = field(default_factory=list)

    def add(self, line: int, key: str, problem: Phrase, remedy: Phrase) -> None:
        self.found.append(MethodMistake(self.file, line, key, problem, remedy))


@dataclass(frozen=True)
class FrontLines:
    """The lines of the TOML part, and how many lines of the file stand before them."""

    lines: tuple[str, ...]
    before: int

    def values(self, noted: NotedMistakes) -> Mapping[str, Any] | None:
        """What they say; None when they cannot be read, which is noted."""
        try:
            return tomllib.loads("\n".join(self.lines) + "\n")
        except tomllib.TOMLDecodeError as error:
            self.note_unreadable(str(error), noted)
        except (RecursionError, ValueError):
            noted.add(self.before + 1, "+++", Phrase(NOT_READ), Phrase(WRITE_PLAINLY))
        return None

    def note_unreadable(self, error: str, noted: NotedMistakes) -> None:
        """Note where the parser of TOML has stopped, and why."""
        where, last = AT.search(error), max(len(self.lines), 1)
        nth = min(int(where[1]) if where and where[1] else last, last)
        key = key_on(self.lines[nth - 1]) if self.lines else ""
        cause = Phrase(UNREADABLE, cause=AT.sub("", error))
        noted.add(self.before + nth, key or "+++", cause, Phrase(WRITE_PLAINLY))

    def top(self) -> range:
        """Where the keys above any table stand."""
        ends = (nth for nth, line in enumerate(self.lines) if ANY_HEADER.match(line))
        return range(next(ends, len(self.lines)))

    def step(self, nth: int) -> range:
        """Where the nth step stands."""
        begins = [at for at, line in enumerate(self.lines) if STEP_HEADER.fullmatch(line)]
        if nth >= len(begins):
            return range(len(self.lines))
        return range(begins[nth], begins[nth + 1] if nth + 1 < len(begins) else len(self.lines))

    def line_of(self, key: str, among_lines: range) -> int:
        """The line, in the file, of a key of a table, or of the first table of that name; of its
        beginning when it is missing."""
        found = (nth for nth in among_lines if key_on(self.lines[nth]) == key)
        tables = (nth for nth, line in enumerate(self.lines) if header_on(line) == key)
        begins = among_lines.start if among_lines.start else next(tables, -1)
        return self.before + next(found, begins) + 1


def key_on(line: str) -> str:
    """The key that a line gives a value to."""
    found = re.match(r"""\s*["']?([A-Za-z0-9_-]+)["']?\s*=""", line)
    return found[1] if found else ""


def header_on(line: str) -> str:
    """The table that a line begins: `steps` for `[[steps]]`."""
    found = re.match(r"""\s*\[{1,2}\s*["']?([A-Za-z0-9_-]+)""", line)
    return found[1] if found else ""


class KeysOf:
    """Reads a table key by key: mistakes are noted; `done` notes the keys that nobody asked for."""

    def __init__(
        self, front: FrontLines, values: Mapping[str, Any], lines: range, noted: NotedMistakes
    ) -> None:
        self.front, self.table, self.lines, self.noted = front, values, lines, noted
        self.known: list[str] = []

    def wrong(self, key: str, problem: Phrase, remedy: Phrase) -> None:
        self.noted.add(self.front.line_of(key, self.lines), key, problem, remedy)

    def read(
        self, key: str, reader: Callable[[Any], Any], example: str, usual: Any = REQUIRED
    ) -> Any:
        """The value of a key; the usual one, or None, when it is wrong or missing."""
        self.known.append(key)
        fallback = None if usual is REQUIRED else usual
        if key not in self.table:
            if usual is REQUIRED:
                self.wrong(key, Phrase(MISSING), Phrase(WRITE_EXAMPLE, example=example))
            return fallback
        try:
            return reader(self.table[key])
        except Misfit as misfit:
            shows = "`" in misfit.remedy.source
            with_it = Phrase(WITH_EXAMPLE, remedy=misfit.remedy, example=example)
            self.wrong(key, misfit.problem, misfit.remedy if shows else with_it)
            return fallback

    def done(self, *also: str) -> None:
        known = [*self.known, *also]
        for key in self.table:
            if key not in known:
                self.wrong(excerpt_of(key), Phrase(UNKNOWN_KEY), among(key, known))
