"""A charter file as text: its TOML parts, where each key stands, and the mistakes found so far."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tourdetable.core.charter.terms.errors import CharterError, Unfit, one_among

_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_KEY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*[=.]""")
_HEADER = re.compile(r"""^\s*\[\[?\s*["']?([^\]"']+?)["']?\s*\]\]?\s*(?:#.*)?$""")


MOST = 100
"""How many mistakes are told at once."""

LONGEST_LINE, LONGEST_PART, MOST_DOTS = 4_000, 200_000, 300
"""Characters of a line, and of a part, of TOML, and dots of a line: beyond, reading it may never end."""


@dataclass
class Mistakes:
    """What is wrong in one file, gathered so that the author sees all of it at once."""

    file: str
    found: list[CharterError] = field(default_factory=list)

    @property
    def full(self) -> bool:
        """Whether there are more than anybody reads: the rest waits until these are put right."""
        return len(self.found) >= MOST

    def add(self, line: int, key: str, problem: str, remedy: str) -> None:
        if self.full:
            return
        self.found.append(CharterError(self.file, line, key, problem, remedy))


@dataclass(frozen=True)
class Toml:
    """A TOML part of the file: its lines, and the number in the file of the line before its first one."""

    lines: tuple[str, ...]
    before: int

    def read(self, mistakes: Mistakes, key: str) -> Mapping[str, Any] | None:
        """The values; a syntax error becomes a mistake on its line."""
        if self._too_long(mistakes, key):
            return None
        try:
            return tomllib.loads("\n".join(self.lines) + "\n")
        except tomllib.TOMLDecodeError as error:
            self._misread(mistakes, str(error), key)
        except RecursionError:
            mistakes.add(
                self.before + 1, key, "lists are nested too deep to be read", "write plain values"
            )
        except ValueError:  # a number that Python refuses to read, and tomllib says not where
            mistakes.add(self.before + 1, key, "a number is too large", "write a smaller number")
        return None

    def _too_long(self, mistakes: Mistakes, key: str) -> bool:
        for nth, line in enumerate(self.lines, 1):
            if len(line) > LONGEST_LINE or line.count(".") > MOST_DOTS:
                name = _key_of(line[:LONGEST_LINE]) or key
                problem = f"this line has more than {LONGEST_LINE} characters, or {MOST_DOTS} dots"
                mistakes.add(
                    self.before + nth,
                    name,
                    problem,
                    "write a shorter text, or a list on several lines",
                )
                return True
        if sum(map(len, self.lines)) > LONGEST_PART:
            problem = f"this part has more than {LONGEST_PART} characters"
            mistakes.add(
                self.before + 1, key, problem, "keep only the words and rules that the network uses"
            )
            return True
        return False

    def _misread(self, mistakes: Mistakes, message: str, key: str) -> None:
        where = _AT.search(message)
        line = (
            min(int(where.group(1)), len(self.lines))
            if where and where.group(1)
            else max(len(self.lines), 1)
        )
        problem = _AT.sub("", message)
        written = self.lines[line - 1] if self.lines else ""
        name = _key_of(written) or key
        if problem in ("Cannot overwrite a value", f"Cannot mutate immutable namespace {name}"):
            mistakes.add(self.before + line, name, "this key is written twice", "keep it once")
        else:
            remedy = 'write `key = value`, texts between quotation marks, e.g. `check = "weekday"`'
            mistakes.add(
                self.before + line,
                name,
                f"this is not TOML ({problem[:1].lower() + problem[1:]})",
                remedy,
            )

    def section(self, header: str = "", nth: int = 0) -> tuple[int, int]:
        """First and last line (in this part) of the nth `[header]` or `[[header]]`; what stands above any, without."""
        starts = [
            (i, m.group(1).strip())
            for i, text in enumerate(self.lines)
            if (m := _HEADER.match(text))
        ]
        first, seen = 0 if not header else -1, -1
        for i, name in starts:
            if first >= 0:
                return first, i
            seen += name == header
            if name == header and seen == nth:
                first = i
        return (first, len(self.lines)) if first >= 0 else (0, len(self.lines))

    def line_of(self, key: str, section: tuple[int, int]) -> int:
        """The line, in the file, of a key of a section: its own, else an inline table's, else a header's."""
        within = range(*section)
        own = (i for i in within if _key_of(self.lines[i]) == key)
        inline = re.compile(rf"[{{,]\s*[\"']?{re.escape(key)}[\"']?\s*=")
        beside = (i for i in within if inline.search(self.lines[i]))
        headers = (
            i
            for i, text in enumerate(self.lines)
            if (m := _HEADER.match(text)) and m.group(1).strip() == key
        )
        found = next(own, next(beside, next(headers, None)))
        if (
            found is None
        ):  # a missing key shows on the line that opens the section: its header, else `+++` or ```rule
            opened = self.lines[section[0]] if section[0] < len(self.lines) else ""
            found = section[0] if _HEADER.match(opened) else -1
        return self.before + found + 1


def _key_of(line: str) -> str:
    match = _KEY.match(line)
    return next(filter(None, match.groups())) if match else ""


OBLIGATORY: Any = object()


class Table:
    """One TOML table being read key by key: each reader notes its mistakes, and `done` those of unknown keys."""

    def __init__(
        self, toml: Toml, values: Mapping[str, Any], section: tuple[int, int], mistakes: Mistakes
    ) -> None:
        self.toml = toml
        self.values = values
        self.section = section
        self.mistakes = mistakes
        self.known: list[str] = []

    def line(self, key: str) -> int:
        return self.toml.line_of(key, self.section)

    def wrong(self, key: str, problem: str, remedy: str) -> None:
        """Note a mistake on the line of a key."""
        if self.mistakes.full:
            return
        self.mistakes.add(self.line(key), key, problem, remedy)

    def read(self, key: str, reader: Any, default: Any = OBLIGATORY, example: str = "") -> Any:
        """The value of a key through a reader that may raise `Unfit`; None when it is wrong or missing."""
        self.known.append(key)
        shown = f", e.g. `{example}`" if example else ""
        if key not in self.values:
            if default is OBLIGATORY:
                self.wrong(key, "this key is missing", f"write it{shown}")
                return None
            return default
        try:
            return reader(self.values[key])
        except Unfit as unfit:
            self.wrong(key, unfit.problem, unfit.remedy + shown)
            return None

    def done(self, also: Iterable[str] = ()) -> None:
        """Every key that nobody asked for is unknown."""
        known = [*self.known, *also]
        for key in self.values:
            if key not in known:
                self.wrong(key, "unknown key", one_among(key, known))
