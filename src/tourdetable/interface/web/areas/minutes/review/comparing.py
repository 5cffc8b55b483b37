"""Two versions of a text compared word by word, as one reader has them.

Each is pruned for the reader before they are compared. Where the text of today keeps from them
something that the former one did not, what it no longer says is not shown either: it may be what
was closed to them meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tourdetable.core.documents.text.outline import outlined
from tourdetable.core.documents.text.quoting import said, shown
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import Document, NodeKind
from tourdetable.core.words.comparing import Passage, passages
from tourdetable.interface.web.areas.decisions.words import ReaderWords


@dataclass(frozen=True)
class ChangedPassage:
    """A passage that differs, and the title of the part where it stands."""

    title: str
    words: Passage


@dataclass(frozen=True)
class TextsCompared:
    """All that differs; `silent`: words that are gone are not shown to this reader."""

    changes: Sequence[ChangedPassage]
    silent: bool


def compared_for(
    reading: ReaderWords, before: str, after: str, *, today: str | None = None
) -> TextsCompared:
    """The two texts as a reader has them; `today` is the text that counts, the
    later one if it is not said."""
    silent = closed_since(reading, before, after if today is None else today)
    old, new = (reading.document(text) for text in (before, after))
    titles = {*titles_of(old), *titles_of(new)}
    return TextsCompared(tuple(changes(lines(old), lines(new), titles, silent=silent)), silent)


def closed_since(reading: ReaderWords, former: str, today: str) -> bool:
    """Whether the text of today keeps from the reader a passage that a former one did not."""
    return bool(kept_from(reading, today) - kept_from(reading, former))


def kept_from(reading: ReaderWords, text: str) -> set[str]:
    """The passages of a text that its reader may not read."""
    leaves = shown(parse(text, default=reading.default).blocks, reading.on)
    return {words for words, passage in leaves if not reading.audience.shows(passage)}


def changes(
    old: Sequence[str], new: Sequence[str], titles: set[str], *, silent: bool
) -> Iterator[ChangedPassage]:
    """The passages that differ, in reading order."""
    title = ""
    for passage in passages(old, new):
        now = "".join(one.text for one in passage if one.sign != "-")
        if now in titles:
            title = now
        words = tuple(one for one in passage if not (silent and one.sign == "-"))
        if any(one.sign != " " for one in words):
            yield ChangedPassage("" if title == now else title, words)


def lines(document: Document) -> list[str]:
    """The words of each passage, in reading order."""
    found = (" ".join(words.split()) for words, _audience in shown(outlined(document)))
    return [words for words in found if words]


def titles_of(document: Document) -> Iterator[str]:
    """The titles of its parts."""
    for block in document.blocks:
        if block.kind is NodeKind.HEADING:
            yield " ".join(said(block).split())
