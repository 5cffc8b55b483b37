"""Who may see each passage: the marks `::: body` … `:::` followed in reading order, failing closed.

A mark is a line of three colons or more and a word; a line of colons alone ends the innermost
passage. Marks nest, the narrowest wins, and a passage that is never ended runs to the end of the
text. A mark is obeyed wherever a line may begin (in a list, a quotation, even a code block),
because a passage shown as code is still shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import count

from tourdetable.core.words.audience import Audience, narrowest

LINE = re.compile(r"^[^\S\n>]*(?:[>*+\-0-9.)][^\S\n]*)*:{3,}(?P<mark>[^\n]*)$", re.MULTILINE)
"""A mark, whatever list or quotation sign stands before it."""

WORDS: Mapping[str, Audience] = {audience.value: audience for audience in Audience}


def marks_in(text: str) -> list[str]:
    """What each mark of a text says, in order; an empty word is an end."""
    return [cleaned(found["mark"]) for found in LINE.finditer(text)]


def cleaned(mark: str) -> str:
    """The words of a mark: `::: Audience  BODY :::` says `audience body`."""
    return " ".join(mark.strip(": \t").casefold().split())


class Passages:
    """The passages open at a point of the text.

    `path` is the chain of blocks that point stands in, outermost first.
    """

    def __init__(self, default: Audience, words: Mapping[str, Audience]) -> None:
        self.default = default
        self.words = words
        self.opened = 0
        self._open: list[tuple[Audience, int]] = []
        self._leaves = count(-1, -1)

    @property
    def audience(self) -> Audience:
        """Who may see what is written here."""
        return self._open[-1][0] if self._open else self.default

    def obey(self, mark: str, path: Sequence[int]) -> None:
        """Open or end a passage.

        An end standing deeper than the passage it would end is ignored.
        """
        if mark:
            self._begin(mark, path[-1])
        elif self._open and self._open[-1][1] not in path[:-1]:
            self._open.pop()

    def _begin(self, mark: str, place: int) -> None:
        self.opened += 1
        said = self.words.get(mark.removeprefix("audience ").strip(), Audience.PRESENT)
        outer = [audience for audience, _ in self._open[-1:]]
        self._open.append((narrowest(said, *outer), place))

    def through(self, text: str) -> Audience:
        """The narrowest audience met in the raw text of a leaf, whose marks are obeyed."""
        leaf, met = next(self._leaves), self.audience
        for mark in marks_in(text):
            if mark or (self._open and self._open[-1][1] == leaf):
                self.obey(mark, [leaf])
                met = narrowest(met, self.audience)
        return met
