"""Spaces that must not break a line, quotations inside others, in what people wrote: shown, never
stored.

A space that somebody typed becomes one that keeps its two words together (« mot », 12 %, n° 3,
art. 12, 8 avril…). None is added where none was typed, so that a text in English, where
punctuation follows its word, is left as it is; neither is anything changed in an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tourdetable.core.words.addresses import addressed

NBSP = "\N{NO-BREAK SPACE}"

UNITS = (
    "%|‰|€|k€|K€|M€|Md€|\\$|£|°C|°|h|min|mn|s|km|m|cm|mm|m²|km²|ha|kg|g|t|l|Mo|Go|Ko|kW|kWh|MW|ETP"
)
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
ABBREVIATIONS = "art|al|p|pp|chap|ch|fig|vol|éd"

SPACE = re.compile(
    " (?:"
    r"(?<=« )"  # « mot
    r"|(?=»)"  # mot »
    r"|(?=[;:](?:\s|$))(?<!\s )"  # mot ; mot :
    r"|(?=[?!]+(?:[\s)\]»”\"’.,…]|$))(?<!\s )"  # mot ! mot ?
    r"|(?<=[nN][°º] )(?=\w)"  # n° 3
    r"|(?<=§ )(?=\w)"  # § 3
    rf"|(?<=\d )(?=(?:{UNITS})(?!\w))"  # 12 %, 14 h
    rf"|(?<=\d )(?=(?:{MONTHS})\b)"  # 8 avril
    rf"|(?<=1er )(?=(?:{MONTHS})\b)"  # 1er avril
    r"|(?<=\d[ \u00a0]h )(?=\d\d\b)"  # 14 h 30
    r"|(?<=\b[LRDA]\. )(?=\d)"  # L. 223-1
    r"|(?<=\bM\. )(?=[^\W\d_])"  # M. Martin
    r"|(?<=\bMM\. )(?=[^\W\d_])"
    r"|(?<=\bMme )(?=[^\W\d_])"
    r"|(?<=\bMmes )(?=[^\W\d_])"
    r"|(?<=\bMlle )(?=[^\W\d_])"
    r"|(?<=\b(?:Dr|Pr|Me) )(?=[A-ZÀ-Þ])"
    ")"
)
QUOTED = re.compile("«[ \u00a0\u202f]?|[ \u00a0\u202f]?»")
NUMBERED = re.compile(rf"\b(?:{ABBREVIATIONS})\. (?=\d)", re.IGNORECASE)
GROUPED = re.compile(r"(?<![\d,.])\+?\d{1,3}(?: \d{3})+(?!\d)|(?<!\d)\d{2}(?: \d{2}){4}(?!\d)")
"""12 000, 06 12 34 56 78: a number in groups of figures."""

ABROAD = re.compile(r"\+\d{2,3} \d(?: \d{2}){4}(?!\d)")

HYPHENATED = re.compile(r"(?<![\w.@/-])\d{1,10}(?:-\d{1,10}){1,5}(?![\w@/-])")
"""2-3, 15-16, 06-12-34-56-78, 2027-04-08: browsers break lines after these hyphens."""


def kept_together(text: str) -> str:
    """The same text, spaces that must not break a line made no-break ones."""
    if " " not in text:
        return text
    return "".join(words if href else _kept(words) for words, href in addressed(text))


@lru_cache(maxsize=4096)
def _kept(words: str) -> str:
    """The words of a page are mostly those of the page before."""
    spaced = SPACE.sub(NBSP, words)
    for group in (NUMBERED, GROUPED, ABROAD):
        spaced = group.sub(lambda found: found[0].replace(" ", NBSP), spaced)
    return spaced


def requoted(text: str) -> str:
    """The same text, quotation marks that stand inside others made those of a second level:
    « Lire “dehors” ». Left as it is where they do not close.

    >>> requoted("« Lire « dehors » », dit-on")
    '« Lire “dehors” », dit-on'
    """
    if text.count("«") < 2:  # one inside another
        return text
    depth, pieces, begin = 0, [], 0
    for found in QUOTED.finditer(text):
        opens = "«" in found[0]
        depth += 1 if opens else -1
        inner = depth >= (2 if opens else 1)
        mark = ("“" if opens else "”") if inner else found[0]
        pieces += [text[begin : found.start()], mark]
        begin = found.end()
        if depth < 0:
            return text
    return text if depth else "".join((*pieces, text[begin:]))


def unbroken(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces: whether each must stay on one line, because of its hyphens."""
    begin = 0
    for found in HYPHENATED.finditer(text):
        yield text[begin : found.start()], False
        yield found[0], True
        begin = found.end()
    yield text[begin:], False
