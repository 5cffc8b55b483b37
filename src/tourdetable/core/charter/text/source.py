"""A charter file as text: its TOML parts, where each key stands, and the mistakes found so far."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from tourdetable.core.charter.terms.errors import CharterError, Unfit, one_among

T = TypeVar("T")

_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_KEY = re.compile(r"""^\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*[=.]""")
_HEADER = re.compile(r"""^\s*\[\[?\s*["']?([^\]"']+?)["']?\s*\]\]?\s*(?:#.*)?$""")


MOST = 100
"""How many mistakes are told at once."""

LONGEST_LINE, LONGEST_PART, MOST_DOTS = 4_000, 200_000, 300
"""Characters of a line, and of a part, and dots of a line: reading more TOML may never end."""


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


class Lines(NamedTuple):
    """Some lines of a part, from `first` up to `end`, which is not one of them; both from 0."""

    first: int
    end: int


@dataclass(frozen=True)
class Toml:
    """A TOML part of the file: its lines, and how many lines of the file stand before them."""

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
        where, last = _AT.search(message), max(len(self.lines), 1)
        nth = min(int(where[1]), last) if where and where[1] else last
        line, cause = self.before + nth, _AT.sub("", message)
        name = (_key_of(self.lines[nth - 1]) if self.lines else "") or key
        if cause in ("Cannot overwrite a value", f"Cannot mutate immutable namespace {name}"):
            mistakes.add(line, name, "this key is written twice", "keep it once")
            return
        problem = f"this is not TOML ({cause[:1].lower() + cause[1:]})"
        remedy = 'write `key = value`, texts between quotation marks, e.g. `check = "weekday"`'
        mistakes.add(line, name, problem, remedy)

    def section(self, header: str = "", nth: int = 0) -> Lines:
        """The lines of the nth `[header]` or `[[header]]`; without one, what stands above any."""
        headers = list(self._headers())
        if not header:
            return Lines(0, headers[0][0] if headers else len(self.lines))
        bounds = pairwise([*headers, (len(self.lines), "")])
        named = [Lines(at, end) for (at, name), (end, _) in bounds if name == header]
        return named[nth] if nth < len(named) else Lines(0, len(self.lines))

    def line_of(self, key: str, section: Lines) -> int:
        """The line, in the file, of a key of a section.

        Its own, else an inline table's, else a header's. A missing key shows on the line that opens
        the section: its header, else `+++` or the fence of the rule.
        """
        inline = re.compile(rf"[{{,]\s*[\"']?{re.escape(key)}[\"']?\s*=")
        for nth in range(*section):
            if _key_of(self.lines[nth]) == key:
                return self.before + nth + 1
        for nth in range(*section):
            if inline.search(self.lines[nth]):
                return self.before + nth + 1
        opening = -1
        for nth, name in self._headers():
            if name == key:
                return self.before + nth + 1
            if nth == section.first:
                opening = nth
        return self.before + opening + 1

    def _headers(self) -> Iterator[tuple[int, str]]:
        for nth, text in enumerate(self.lines):
            if found := _HEADER.match(text):
                yield nth, found[1].strip()


def _key_of(line: str) -> str:
    match = _KEY.match(line)
    return next(filter(None, match.groups())) if match else ""


OBLIGATORY: Any = object()


class TableReader:
    """Reads one TOML table key by key: mistakes are noted, and `done` notes unknown keys."""

    def __init__(
        self, toml: Toml, values: Mapping[str, Any], section: Lines, mistakes: Mistakes
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
        """The value of a key through a reader that may raise `Unfit`.

        None when it is wrong or missing.
        """
        self.known.append(key)
        shown = f"e.g. `{example}`" if example else ""
        if key not in self.values:
            if default is OBLIGATORY:
                self.wrong(key, "this key is missing", _and("write it", shown))
                return None
            return default
        try:
            return reader(self.values[key])
        except Unfit as unfit:
            self.wrong(key, unfit.problem, _and(unfit.remedy, shown))
            return None

    def value(self, key: str, reader: Callable[[Any], T], usual: T, example: str = "") -> T:
        """The value of a key; the usual one when it is wrong or missing."""
        found: T | None = self.read(key, reader, None, example)
        return usual if found is None else found

    def done(self, also: Iterable[str] = ()) -> None:
        """Every key that nobody asked for is unknown."""
        known = [*self.known, *also]
        for key in self.values:
            if key not in known:
                self.wrong(key, "unknown key", one_among(key, known))


def _and(remedy: str, example: str) -> str:
    """A remedy, then an example of it: in a clause, or after a question."""
    between = " " if remedy.endswith("?") else ", "
    return between.join(part for part in (remedy, example) if part)
