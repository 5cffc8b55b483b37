"""The words of a page set so that lines break where they may (`core/words/typography`).

Every page goes through here once, whoever wrote its words; what is typed in a field, code and
addresses are left as they are. Only words that hold a sign of those rules are looked at: the cost
is that of a search, not of reading the page as a tree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self

from tourdetable.core.words.typography import HYPHENATED, kept_together, unbroken

TAG = re.compile(
    r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^\"'<>]|\"[^\"]*\"|'[^']*')*)>", re.S
)
LEFT_ALONE = "textarea|script|style|pre|code|option|title|svg|kbd|samp"
WHOLE = re.compile(rf"<!--.*?-->|<({LEFT_ALONE})\b[^>]*>.*?</\1\s*>", re.S | re.I)
"""Elements whose words are never set, with all that they hold."""

WORDS = re.compile(r"(?<=>)[^<>]*(?:[«»§°º‰%€£$;:?!.\d]|M(?:me|lle)|Dr|Pr|Me )[^<>]*(?=<)")
"""Words between two tags, where some rule may have something to say."""

# fmt: off
PROSE = {
    "p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote", "caption", "em", "strong", "small", "figcaption",
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr", "use"}
# fmt: on
INLINE = {"a", "time"}
NARROW = re.compile(r"<(nav|form)\b.*?</\1\s*>", re.S)
"""Where a word is laid out by itself: nothing is put around a part of it."""

NEAR = (200, 2_000)
"""How far back, in characters, the elements around a word are looked for; the first does for most
words."""


def typeset(html: str) -> str:
    """The same page, its spaces and hyphens kept where a line must not break."""
    whole, narrow = Spans.of(WHOLE, html), Spans.of(NARROW, html)

    def set_words(found: re.Match[str]) -> str:
        at = found.start()
        if at in whole:
            return found[0]
        kept = kept_together(found[0])
        is_set = HYPHENATED.search(kept) and at not in narrow and _in_prose(html, at)
        return _unbroken(kept) if is_set else kept

    return WORDS.sub(set_words, html)


@dataclass(frozen=True)
class Spans:
    """Parts of a text that do not overlap, in their order."""

    begins: list[int]
    ends: list[int]

    @classmethod
    def of(cls, kind: re.Pattern[str], text: str) -> Self:
        found = [one.span() for one in kind.finditer(text)]
        return cls([begin for begin, _end in found], [end for _begin, end in found])

    def __contains__(self, at: int) -> bool:
        before = bisect_right(self.begins, at) - 1
        return before >= 0 and at < self.ends[before]


def spaced(html: str) -> str:
    """The same words with their no-break spaces, for what is no page."""
    return "".join(words if tag else kept_together(words) for words, tag in _split(html))


def _split(html: str) -> Iterator[tuple[str, bool]]:
    begin = 0
    for tag in TAG.finditer(html):
        yield html[begin : tag.start()], False
        yield tag[0], True
        begin = tag.end()
    yield html[begin:], False


def _unbroken(words: str) -> str:
    return "".join(
        f'<span class="tdt-nowrap">{piece}</span>' if whole else piece
        for piece, whole in unbroken(words)
    )


def _in_prose(html: str, at: int) -> bool:
    """Whether the words there run on in a paragraph, a heading or a cell, or in a link there."""
    for near in NEAR:
        for name, attributes in _around(html, at, near):
            if "class=" in attributes:
                return False
            if name not in INLINE:
                return name in PROSE
    return False


def _around(html: str, at: int, near: int) -> Iterator[tuple[str, str]]:
    """The elements open there with their attributes, the innermost first."""
    closed: list[str] = []
    for tag in reversed(list(TAG.finditer(html, max(0, at - near), at))):
        closing, name, attributes = tag.groups()
        if name is None or name.lower() in VOID or attributes.endswith("/"):
            continue
        if closing:
            closed.append(name)
        elif closed and closed[-1] == name:
            closed.pop()
        elif not closed:
            yield name.lower(), attributes
