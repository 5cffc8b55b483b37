"""A charter file as text: its TOML parts, where each key stands, and the mistakes found so far."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from tourdetable.core.charter.checking.values import NAME_ONE, WRITE_LIST
from tourdetable.core.charter.terms.dates import WRITE
from tourdetable.core.charter.terms.errors import (
    NEAR,
    NEAR_AMONG,
    NEAR_AND,
    NEAREST,
    ONE_OF,
    CharterError,
    Unfit,
    one_among,
)
from tourdetable.core.charter.text import syntax
from tourdetable.core.charter.text.syntax import key_of
from tourdetable.core.words.phrase import Phrase, gettext_noop

T = TypeVar("T")

_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
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
    lines: tuple[str, ...] = ()
    unseen: set[int] = field(default_factory=set)
    """The lines that hold a character nobody sees: what else is wrong there may come of it."""

    @property
    def full(self) -> bool:
        """Whether there are more than anybody reads: the rest waits until these are put right."""
        return len(self.found) >= MOST

    def add(
        self, line: int, key: str, problem: Phrase, remedy: Phrase, column: int | None = None
    ) -> None:
        """Note a mistake; its column (from 1) is where its key stands on the line, usually."""
        if self.full or line in self.unseen:
            return
        place = self.column_of(line, key) if column is None else column
        self.found.append(CharterError(self.file, line, key, problem, remedy, place))

    def column_of(self, line: int, key: str) -> int:
        """Where a key stands on a line of the file."""
        words = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        return max(words.find(key), 0) + 1


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
        first = self.before + 1
        try:
            return tomllib.loads("\n".join(self.lines) + "\n")
        except tomllib.TOMLDecodeError as error:
            self._misread(mistakes, str(error), key)
        except RecursionError:
            mistakes.add(first, key, Phrase(TOO_DEEP), Phrase(WRITE_PLAIN))
        except ValueError:  # a number that Python refuses to read, and tomllib says not where
            mistakes.add(first, key, Phrase(TOO_LARGE), Phrase(WRITE_SMALLER))
        return None

    def _too_long(self, mistakes: Mistakes, key: str) -> bool:
        for nth, line in enumerate(self.lines, 1):
            if len(line) > LONGEST_LINE or line.count(".") > MOST_DOTS:
                name = key_of(line[:LONGEST_LINE]) or key
                problem = Phrase(LONG_LINE, most=LONGEST_LINE, dots=MOST_DOTS)
                mistakes.add(self.before + nth, name, problem, Phrase(WRITE_SHORTER))
                return True
        if sum(map(len, self.lines)) > LONGEST_PART:
            problem = Phrase(LONG_PART, most=LONGEST_PART)
            mistakes.add(self.before + 1, key, problem, Phrase(KEEP_USED))
            return True
        return False

    def _misread(self, mistakes: Mistakes, message: str, key: str) -> None:
        """What TOML could not be read, in words for whoever wrote it."""
        cause, nth, column = self._stopped(message)
        if syntax.twice(cause):
            self._written_twice(mistakes, nth, key)
            return
        at, (begin, problem, remedy) = syntax.diagnose(cause, self.lines, nth, column)
        name = (key_of(self.lines[at]) if self.lines else "") or key
        mistakes.add(self.before + at + 1, name, problem, remedy, begin + 1)

    def _stopped(self, message: str) -> tuple[str, int, int]:
        """Why the reader of TOML stopped, at which line and column of this part, from 0."""
        where, last = _AT.search(message), max(len(self.lines), 1) - 1
        at = (int(where[1]) - 1, int(where[2]) - 1) if where and where[1] else (last, 0)
        return _AT.sub("", message), min(at[0], last), at[1]

    def _written_twice(self, mistakes: Mistakes, nth: int, key: str) -> None:
        """A key, or the title of a table, for the second time: where the first one is."""
        while nth > 0 and not self.lines[nth].strip():
            nth -= 1
        name = key_of(self.lines[nth])
        header = _HEADER.match(self.lines[nth])
        first = self._earlier(nth, name or (header[1].strip() if header else ""))
        if first and header and self._is_single(first) and self.lines[nth].startswith("[["):
            remedy = Phrase(WRITE, line=f"[[{header[1].strip()}]]")
            mistakes.add(first, header[1].strip(), Phrase(SINGLE), remedy)
            return
        problem = Phrase(TWICE) if first is None else Phrase(TWICE_FROM, line=first)
        named = name or (header[1].strip() if header else key)
        mistakes.add(self.before + nth + 1, named, problem, Phrase(KEEP_ONCE))

    def _earlier(self, nth: int, name: str) -> int | None:
        """The line of the file on which a key, or a table, already stands."""
        for at in range(nth - 1, -1, -1):
            header = _HEADER.match(self.lines[at])
            if key_of(self.lines[at]) == name or (header and header[1].strip() == name):
                return self.before + at + 1
        return None

    def _is_single(self, line: int) -> bool:
        """Whether a line of the file is the title of one table."""
        return bool(re.match(r"\s*\[[^\[]", self.lines[line - self.before - 1]))

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
            if key_of(self.lines[nth]) == key:
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


TOO_DEEP = gettext_noop("lists are nested too deep to be read")
WRITE_PLAIN = gettext_noop("write plain values")
TOO_LARGE = gettext_noop("a number is too large")
WRITE_SMALLER = gettext_noop("write a smaller number")
LONG_LINE = gettext_noop("this line has more than %(most)s characters, or %(dots)s dots")
WRITE_SHORTER = gettext_noop("write a shorter text, or a list on several lines")
LONG_PART = gettext_noop("this part has more than %(most)s characters")
KEEP_USED = gettext_noop("keep only the words and rules that the network uses")
TWICE = gettext_noop("this key is written twice")
TWICE_FROM = gettext_noop("this key is written twice: it is already on line %(line)s")
SINGLE = gettext_noop("there are several tables of this kind: single brackets hold one")
KEEP_ONCE = gettext_noop("keep it once")
MISSING = gettext_noop("this key is missing")
WRITE_IT = gettext_noop("write it")
UNKNOWN_KEY = gettext_noop("unknown key")
OF_THE_TOP = gettext_noop("this key is not one of this table, but of the whole charter")
WRITE_ABOVE = gettext_noop("write it above the first line in square brackets")
AND_EXAMPLE = gettext_noop("%(remedy)s, e.g. `%(example)s`")

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

    def wrong(self, key: str, problem: Phrase, remedy: Phrase) -> None:
        """Note a mistake on the line of a key."""
        if self.mistakes.full:
            return
        self.mistakes.add(self.line(key), key, problem, remedy)

    def read(self, key: str, reader: Any, default: Any = OBLIGATORY, example: str = "") -> Any:
        """The value of a key through a reader that may raise `Unfit`.

        None when it is wrong or missing.
        """
        self.known.append(key)
        if key not in self.values:
            if default is OBLIGATORY:
                self.wrong(key, Phrase(MISSING), _and(Phrase(WRITE_IT), example))
                return None
            return default
        try:
            return reader(self.values[key])
        except Unfit as unfit:
            self.wrong(key, unfit.problem, _and(unfit.remedy, example))
            return None

    def value(self, key: str, reader: Callable[[Any], T], usual: T, example: str = "") -> T:
        """The value of a key; the usual one when it is wrong or missing."""
        found: T | None = self.read(key, reader, None, example)
        return usual if found is None else found

    def done(self, also: Iterable[str] = ()) -> None:
        """Every key that nobody asked for is unknown."""
        known = [*self.known, *also]
        for key in self.values:
            if key in known:
                continue
            if key in OF_TOP and self.section.first:
                self.wrong(key, Phrase(OF_THE_TOP), Phrase(WRITE_ABOVE))
            else:
                self.wrong(key, Phrase(UNKNOWN_KEY), one_among(key, known))


OF_TOP = frozenset(
    {"charter", "version", "language", "title", "network_name", "time_zone", "season"}
    | {"warn_days", "positions", "in_force"}
)
"""Keys that stand above the first table."""


SAYS_ALL = frozenset({WRITE, ONE_OF, NEAR, NEAR_AMONG, NEAR_AND, NEAREST, WRITE_LIST, NAME_ONE})
"""Remedies that say what to write: an example of something else would blur it."""


def _and(remedy: Phrase, example: str) -> Phrase:
    """A remedy, then an example of it, unless it shows what to write."""
    if not example or remedy.source in SAYS_ALL or "`" in remedy.source:
        return remedy
    return Phrase(AND_EXAMPLE, remedy=remedy, example=example)
