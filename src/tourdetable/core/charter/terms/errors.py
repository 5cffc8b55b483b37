"""Errors in what people write: where it stands, the problem, what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import SequenceMatcher, get_close_matches
from unicodedata import category

from tourdetable.core.words.phrase import Phrase, gettext_noop

LONGEST = 300
"""How many characters of a problem are shown."""

PLACED = gettext_noop("%(place)s: key `%(key)s`: %(problem)s — %(remedy)s")
NEAR = gettext_noop("did you mean `%(name)s`?")
ONE_OF = gettext_noop("write one of %(names)s")
NEAR_AMONG = gettext_noop("write one of %(names)s: did you mean `%(name)s`?")
NEAR_AND = gettext_noop("did you mean `%(name)s`? Otherwise, the nearest are %(names)s")
NEAREST = gettext_noop("the nearest names are %(names)s")
NONE_DECLARED = gettext_noop("declare it in the front matter first")

FEW = 12
"""How many names are all told; among more, the nearest are."""

HALF = 0.5
"""A name as like as this one is worth being named."""

Say = Callable[[Phrase], str]


class CharterError(ValueError):
    """One mistake in a charter file.

    `line` and `column` count from 1 in the file itself; `key` is what to look for there.
    """

    def __init__(
        self, file: str, line: int, key: str, problem: Phrase, remedy: Phrase, column: int = 1
    ) -> None:
        super().__init__(file, line, key, problem, remedy, column)
        self.file = file
        self.line = line
        self.column = column
        self.key = _short(key)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return self.said(str)

    def said(self, say: Say) -> str:
        """The mistake in a line, as `say` says sentences."""
        place = f"{self.file}:{self.line}:{self.column}"
        problem, remedy = self.words(say)
        return say(Phrase(PLACED, place=place, key=self.key, problem=problem, remedy=remedy))

    def words(self, say: Say) -> tuple[str, str]:
        """The problem, and what to write instead."""
        return _short(say(self.problem)), say(self.remedy)


def _short(words: str) -> str:
    """What a message shows of a text from a file, which may have no end."""
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


class CharterErrors(CharterError):
    """All the mistakes of one charter file, line after line; it reads as the first one."""

    def __init__(self, errors: Iterable[CharterError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda e: (e.line, e.column)))
        first = self.errors[0]
        super().__init__(
            first.file, first.line, first.key, first.problem, first.remedy, first.column
        )

    def said(self, say: Say) -> str:
        return "\n".join(error.said(say) for error in self.errors)


class Unfit(Exception):
    """A value that does not fit. Who knows the file and the line makes a `CharterError` of it.

    `key` is the one at fault, where it is not the one that was read.
    """

    def __init__(self, problem: Phrase, remedy: Phrase, key: str = "") -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy
        self.key = key

    def __str__(self) -> str:
        return f"{self.problem} — {self.remedy}"


def one_among(name: object, known: Iterable[str], *, three: bool = False) -> Phrase:
    """The nearest valid name when one is near, and the valid names: all, or the nearest.

    `three`: three of them in any case.
    """
    names = list(known)
    near = nearest(str(name), names)
    if not names:
        return Phrase(NONE_DECLARED)
    if len(names) > FEW:
        return _among_many(str(name), near, names, 0 if three else HALF)
    if near:
        return Phrase(NEAR_AMONG, names=quoted(names), name=near)
    return Phrase(ONE_OF, names=quoted(names))


def _among_many(name: str, near: str | None, names: list[str], least: float) -> Phrase:
    """The nearest three; with the one that is meant, those that are nearly as like."""

    def likeness(one: str) -> float:
        return SequenceMatcher(None, name, one).ratio()

    most = sorted(names, key=lambda one: -likeness(one))[:3]
    if not near:
        return Phrase(NEAREST, names=quoted(most))
    others = [one for one in most if one != near and likeness(one) >= least]
    if not others:
        return Phrase(NEAR, name=near)
    return Phrase(NEAR_AND, name=near, names=quoted(others))


def quoted(names: Iterable[str]) -> str:
    """Names of a file, one after the other."""
    return ", ".join(f"`{shown(name)}`" for name in names)


def nearest(name: str, known: list[str]) -> str | None:
    """The known name that is most like this one, when one is; capitals are no difference."""
    same = next((one for one in known if one.casefold() == name.casefold()), None)
    if same:
        return same
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), None)


def shown(value: object) -> str:
    """A piece of a file as a message may show it: short, and harmless on a terminal."""
    text = str(value)
    return harmless(text if len(text) <= 60 else text[:59] + "…")


def harmless(text: str) -> str:
    """The text without any character that a terminal obeys."""
    return "".join("�" if category(c).startswith("C") else c for c in text)
