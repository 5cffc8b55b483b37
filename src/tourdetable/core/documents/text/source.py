"""Markdown with audience marks → tree.

Never fails on a text within the bound, never lets a passage leak into another.

What can carry words from one passage into another is switched off: link reference definitions,
footnotes (ADR 0003). Raw HTML stays literal; images become their alternative text; indented code is
an ordinary paragraph (fences remain).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline, newline

from tourdetable.core.documents.text import marks
from tourdetable.core.documents.text.bounds import bound
from tourdetable.core.documents.text.builder import MARK_TOKEN, build
from tourdetable.core.documents.text.marks import (
    LinesMarked,
    MarkedPassage,
    Meaning,
    Passages,
)
from tourdetable.core.documents.text.pasted import SYMBOLS, as_markdown, origins
from tourdetable.core.documents.text.speakers import has_speakers, unlabelled
from tourdetable.core.documents.text.tree import HOLDERS, Document, TreeNode
from tourdetable.core.words.audience import Audience

MAX_BYTES = 5_000_000
"""Longest text accepted, in UTF-8 bytes."""

NESTING = 40
"""How deep markdown-it follows lists and quotations, in its own levels (a list counts two)."""

LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
DROPPED_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Cn"})
UNSEEN = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff").union(
    map(chr, range(0x202A, 0x202F)), map(chr, range(0x2066, 0x206A))
)
"""Pasted with words and seen by nobody: they spoil searches, copies and addresses."""


SHORT = 20_000
"""Characters of a text whose tree is small enough for many to be kept."""


def parse(
    text: str,
    *,
    default: Audience,
    words: Mapping[str, Meaning] = marks.WORDS,
    wrapped: bool = False,
) -> Document:
    """The tree of a text whose unmarked passages have the audience `default`.

    `words` says what each word of a mark means; a mark that is not understood means `present`. One
    too deeply nested to be followed closes the whole text to all but those present. In a
    `wrapped` text a line end is a space, as in a file; elsewhere it is kept as it was typed. Raises
    `ValueError` for a text longer than `MAX_BYTES`, and nothing else. Trees are kept: whoever reads
    a text again does not pay for it.
    """
    known = tuple(sorted(words.items()))
    return (_short if len(text) <= SHORT else _long)(text, default, known, wrapped)


def _parsed(
    text: str, default: Audience, words: tuple[tuple[str, Meaning], ...], wrapped: bool
) -> Document:
    source = _source(text, wrapped=wrapped)
    passages = Passages(default, dict(words))
    blocks = build(_parser(wrapped=wrapped).parse(source), passages)
    if _lost(passages, source):
        blocks = _narrowed(blocks)
    refers = ("@" in source or "&" in source) and has_speakers(blocks)
    return Document(blocks=blocks, default=default, spoken=refers)


def _source(text: str, *, wrapped: bool) -> str:
    """The Markdown of a text."""
    lines = LINE_ENDS.sub("\n", text)
    source = unlabelled(clean(lines if wrapped else as_markdown(lines)))
    if (size := len(source.encode())) > MAX_BYTES:
        raise ValueError(f"The text weighs {size} bytes; at most {MAX_BYTES} are accepted.")
    return source


def _lost(passages: Passages, source: str) -> bool:
    """Whether a mark was nested too deeply to be followed."""
    return passages.opened != sum(1 for mark in marks.marks_in(source) if mark)


def lines_of(text: str) -> list[str]:
    """The lines of a text, as `marked_lines` numbers them."""
    return LINE_ENDS.sub("\n", text).split("\n")


def marked_lines(
    text: str, *, default: Audience, words: Mapping[str, Meaning] = marks.WORDS
) -> list[LinesMarked]:
    """The passages of a text, by the numbers of its own lines; the whole text first, which is for
    those present when a mark could not be followed."""
    return list(_marked_lines(text, default, tuple(sorted(words.items()))))


@lru_cache(maxsize=8)
def _marked_lines(
    text: str, default: Audience, words: tuple[tuple[str, Meaning], ...]
) -> tuple[LinesMarked, ...]:
    passages, source = Passages(default, dict(words)), _source(text, wrapped=False)
    build(_parser(wrapped=False).parse(source), passages)
    came = origins(LINE_ENDS.sub("\n", text))
    whole = marks.CLOSED if _lost(passages, source) else MarkedPassage(default)
    found = [LinesMarked(whole, 0, len(came) - 1), *passages.stretches(len(came) - 1)]
    return tuple(replace(one, first=came[one.first], last=came[one.last]) for one in found)


_short = lru_cache(maxsize=256)(_parsed)
_long = lru_cache(maxsize=4)(_parsed)


def legible(text: str) -> str:
    """A text that is no Markdown, as it can be shown: Word's signs as Unicode has them."""
    return clean(LINE_ENDS.sub("\n", text).translate(SYMBOLS))


def clean(text: str) -> str:
    """The text with one kind of line end, without what cannot be seen or printed."""
    kept = LINE_ENDS.sub("\n", text)
    if kept.isascii() and kept.isprintable():
        return kept
    dropped = {ord(c) for c in set(kept) if c not in "\n\t" and _meaningless(c)}
    return kept.translate(dict.fromkeys(dropped)) if dropped else kept


@lru_cache(maxsize=1024)
def _meaningless(character: str) -> bool:
    return character in UNSEEN or unicodedata.category(character) in DROPPED_CATEGORIES


def _narrowed(blocks: tuple[TreeNode, ...]) -> tuple[TreeNode, ...]:
    """The same blocks, for those present only."""
    return tuple(
        replace(block, children=_narrowed(block.children))
        if block.kind in HOLDERS
        else replace(block, audience=Audience.PRESENT)
        for block in blocks
    )


def _parser(*, wrapped: bool) -> MarkdownIt:
    """A parser for one text: they are cheap to make, and not said to be thread-safe."""
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": NESTING}).enable(
        ["table", "strikethrough"]
    )
    markdown.disable(["reference", "code", "html_block", "html_inline"])
    if not wrapped:
        markdown.disable("lheading")
        markdown.inline.ruler.at("newline", _line_end)
    bound(markdown)
    interrupted = ["paragraph", "reference", "blockquote", "list"]
    markdown.block.ruler.before("table", MARK_TOKEN, _mark, {"alt": interrupted})
    return markdown


def _mark(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """markdown-it rule: a line of three colons or more, wherever a block may begin."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not line.startswith(":::"):
        return False
    if not silent:
        token = state.push(MARK_TOKEN, "", 0)
        token.info, token.map = marks.cleaned(line), [start, start + 1]
        state.line = start + 1
    return True


def _line_end(state: StateInline, silent: bool) -> bool:
    """markdown-it rule: a line ends where it was ended."""
    if not newline(state, silent):
        return False
    if not silent:
        state.tokens[-1].type = "hardbreak"
    return True
