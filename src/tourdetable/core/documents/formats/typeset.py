"""The words of a page set so that lines break where they may (`core/words/typography`).

Every page goes through here once, whoever wrote its words; what is typed in a field, code and
addresses are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tourdetable.core.words.typography import kept_together, unbroken

TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>", re.S)
LEFT_ALONE = {"textarea", "script", "style", "pre", "code", "option", "title", "svg", "kbd", "samp"}
# fmt: off
PROSE = {
    "p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote", "caption", "em", "strong", "small", "figcaption",
}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr", "use"}
# fmt: on
NARROW = {"nav", "form"}
"""Where a word is laid out by itself: nothing is put around a part of it."""


def typeset(html: str) -> str:
    """The same page, its spaces and hyphens kept where a line must not break."""
    return "".join(_typeset(html))


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


def _typeset(html: str) -> Iterator[str]:
    inside: list[tuple[str, bool]] = []
    begin = 0
    for tag in TAG.finditer(html):
        yield _words(html[begin : tag.start()], inside)
        yield tag[0]
        begin = tag.end()
        _follow(tag, inside)
    yield html[begin:]


def _follow(tag: re.Match[str], inside: list[tuple[str, bool]]) -> None:
    """Keep the elements that are open, and whether each is laid out as prose."""
    closing, name, attributes = tag.groups()
    if name is None or name.lower() in VOID or (attributes or "").endswith("/"):
        return
    if not closing:
        inside.append((name.lower(), "class=" not in attributes))
    elif inside and inside[-1][0] == name.lower():
        inside.pop()


def _words(words: str, inside: list[tuple[str, bool]]) -> str:
    if not words.strip() or any(name in LEFT_ALONE for name, _plain in inside):
        return words
    kept = kept_together(words)
    if "-" not in kept or not _in_prose(inside):
        return kept
    return "".join(
        f'<span class="tdt-nowrap">{piece}</span>' if whole else piece
        for piece, whole in unbroken(kept)
    )


def _in_prose(inside: list[tuple[str, bool]]) -> bool:
    """Whether these words run on in a paragraph, a heading or a cell, or in a link there."""
    around = [one for one in inside if one[0] not in {"a", "time"}][-1:]
    links = inside[len(inside) - 1 :] if inside and inside[-1][0] in {"a", "time"} else []
    plain = all(is_plain for _name, is_plain in (*around, *links))
    prose = bool(around) and around[0][0] in PROSE
    return plain and prose and not any(name in NARROW for name, _plain in inside)
