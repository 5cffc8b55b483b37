"""What is wrong in a file of a method: where it stands, the problem, what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from tourdetable.core.words.phrase import Phrase, gettext_noop

PLACED = gettext_noop("%(place)s: key `%(key)s`: %(problem)s — %(remedy)s")
ONE_OF = gettext_noop("write one of %(names)s")
NEAR_AMONG = gettext_noop("write one of %(names)s: did you mean `%(name)s`?")

LONGEST_SHOWN = 60

Saying = Callable[[Phrase], str]


class MethodMistake(ValueError):
    """One mistake; its line counts from 1 in the file, and its key is what to look for there."""

    def __init__(self, file: str, line: int, key: str, problem: Phrase, remedy: Phrase) -> None:
        super().__init__(file, line, key, problem, remedy)
        self.file = file
        self.line = line
        self.key = excerpt_of(key)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return self.said(str)

    def said(self, say: Saying) -> str:
        """The mistake in a line, as `say` says sentences."""
        place = f"{self.file}:{self.line}"
        words = {"problem": say(self.problem), "remedy": say(self.remedy)}
        return say(Phrase(PLACED, place=place, key=self.key, **words))


class MethodMistakes(MethodMistake):
    """All the mistakes of one file, line after line; it reads as the first one."""

    def __init__(self, mistakes: Iterable[MethodMistake]) -> None:
        self.mistakes = tuple(sorted(mistakes, key=lambda one: one.line))
        first = self.mistakes[0]
        super().__init__(first.file, first.line, first.key, first.problem, first.remedy)

    def said(self, say: Saying) -> str:
        return "\n".join(one.said(say) for one in self.mistakes)


class Misfit(Exception):
    """A value that does not fit: whoever knows its line makes a `MethodMistake` of it."""

    def __init__(self, problem: Phrase, remedy: Phrase) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy


def among(name: object, known: Iterable[str]) -> Phrase:
    """The names that are known, and the nearest one when one is near."""
    names = list(known)
    near = get_close_matches(str(name), names, n=1, cutoff=0.6)
    said = ", ".join(f"`{one}`" for one in names)
    return Phrase(NEAR_AMONG, names=said, name=near[0]) if near else Phrase(ONE_OF, names=said)


def excerpt_of(value: object) -> str:
    """A piece of a file as a message may show it: short, on one line."""
    text = " ".join(str(value).split())
    text = "".join(one for one in text if one.isprintable())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
