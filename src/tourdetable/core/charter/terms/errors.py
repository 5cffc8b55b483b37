"""Errors in what people write: the file, the line, the key, the problem, the remedy."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from unicodedata import category

LONGEST = 300
"""How many characters of a problem are shown."""


class CharterError(ValueError):
    """One mistake in a charter file.

    `line` counts from 1 in the file itself; `key` is what to look for on it.
    """

    def __init__(self, file: str, line: int, key: str, problem: str, remedy: str) -> None:
        super().__init__(file, line, key, problem, remedy)
        self.file = file
        self.line = line
        self.key = _short(key)
        self.problem = _short(problem)
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: key `{self.key}`: {self.problem} — {self.remedy}"


def _short(words: str) -> str:
    """What a message shows of a text from a file, which may have no end."""
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


class CharterErrors(CharterError):
    """All the mistakes of one charter file, line after line; it reads as the first one."""

    def __init__(self, errors: Iterable[CharterError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda e: e.line))
        first = self.errors[0]
        super().__init__(first.file, first.line, first.key, first.problem, first.remedy)

    def __str__(self) -> str:
        return "\n".join(str(e) for e in self.errors)


class Unfit(Exception):
    """A value that does not fit. Who knows the file and the line makes a `CharterError` of it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy


def one_among(name: object, known: Iterable[str]) -> str:
    """`did you mean …` when a valid name is near, otherwise the list of valid names."""
    names = list(known)
    near = nearest(str(name), names)
    if near:
        return f"did you mean `{near}`?"
    return (
        "write one of " + ", ".join(f"`{n}`" for n in names)
        if names
        else "declare it in the front matter first"
    )


def nearest(name: str, known: list[str]) -> str | None:
    """The known name that is most like this one, when one is."""
    return next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), None)


def shown(value: object) -> str:
    """A piece of a file as a message may show it: short, and harmless on a terminal."""
    text = str(value)
    return harmless(text if len(text) <= 60 else text[:59] + "…")


def harmless(text: str) -> str:
    """The text without any character that a terminal obeys."""
    return "".join("�" if category(c).startswith("C") else c for c in text)
