"""What a hostile text may cost: markdown-it's rules, each held to work in proportion to the text.

markdown-it looks back or ahead at each sign (`[`, `*`, a back-tick…): a paragraph of nothing else
costs the square of its length. Nobody writes 500 signs in one paragraph, twelve brackets open at
once, a table of 64 columns or thousands of cells left out: beyond, the words stay and the sign is
a sign.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, MutableMapping
from itertools import accumulate
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, image, link

MAX_SIGNS = 500
"""In one piece of a paragraph: what opens in a piece closes there, or is a sign."""
MAX_OPEN = 12
MAX_COLUMNS = 64
MAX_LEFT_OUT = 2_000
"""Cells that a text's tables may leave out: each is written all the same."""

ENDS = "]("
Env = MutableMapping[str, Any]


def bound(markdown: MarkdownIt) -> None:
    """Replace the rules whose work could grow faster than the text."""
    markdown.core.ruler.at("inline", _inline)
    markdown.inline.ruler.at("link", _link)
    markdown.inline.ruler.at("image", _image)
    markdown.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})


def _inline(state: StateCore) -> None:
    """markdown-it rule: the inlines of each paragraph, piece by piece."""
    markdown = state.md
    for token in state.tokens:
        if token.type == "inline":
            token.children = []
            for piece in pieces(token.content, markdown):
                token.children.extend(markdown.inline.parse(piece, markdown, state.env, []))


def pieces(content: str, markdown: MarkdownIt) -> Iterator[str]:
    """The content cut so that no piece has too many signs, between two words where it can be."""
    begin = 0
    for number, sign in enumerate(markdown.inline.terminator_re.finditer(content), 1):
        if number % MAX_SIGNS == 0:
            at = sign.start()
            space = max(content.rfind(" ", begin, at), content.rfind("\n", begin, at))
            end = space if space > begin else at
            yield content[begin:end]
            begin = end
    yield content[begin:]


def _link(state: StateInline, silent: bool) -> bool:
    """markdown-it rule: a link, where one may begin."""
    return state.src[state.pos] == "[" and _may_open(state, state.pos) and link(state, silent)


def _image(state: StateInline, silent: bool) -> bool:
    """markdown-it rule: an image, where one may begin."""
    starts = state.src.startswith("![", state.pos)
    return starts and _may_open(state, state.pos + 1) and image(state, silent)


def _may_open(state: StateInline, place: int) -> bool:
    """Whether a `](` follows this bracket, with few brackets between the two."""
    opens, ends = _brackets(state)
    after = bisect(ends, place)
    if after == len(ends):
        return False
    return bisect(opens, ends[after]) - bisect(opens, place) < MAX_OPEN


def _brackets(state: StateInline) -> tuple[list[int], list[int]]:
    """Where brackets open in this piece, and where `](` stands; looked for once."""
    known = state.env.get("brackets")
    if known is None or known[0] is not state.src:
        src = state.src
        known = (src, _found(src, "["), _found(src, ENDS))
        state.env["brackets"] = known
    return known[1], known[2]


def _found(text: str, sign: str) -> list[int]:
    places, at = [], text.find(sign)
    while at >= 0:
        places.append(at)
        at = text.find(sign, at + 1)
    return places


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """markdown-it rule: a table of a bearable width, until too many cells were left out."""
    columns = _bars(state, start) + 1
    if columns > MAX_COLUMNS or not table(state, start, end, silent=True):
        return False
    if silent:
        return True
    rows, before = start + 2, _cells_before(state)
    left = state.env.setdefault("left_out", MAX_LEFT_OUT)
    most = max(rows, min(end, rows + left // columns + (before[end] - before[rows]) // columns))
    table(state, start, most, silent=False)
    state.env["left_out"] = left - max(
        0, columns * (state.line - rows) - (before[state.line] - before[rows])
    )
    return True


def _bars(state: StateBlock, line: int) -> int:
    return state.src.count("|", state.bMarks[line], state.eMarks[line])


def _cells_before(state: StateBlock) -> list[int]:
    """How many cells are written above each line, at most `MAX_COLUMNS` a line; counted once."""
    if "cells" not in state.env:
        each = (min(_bars(state, n) + 1, MAX_COLUMNS) for n in range(len(state.bMarks) - 1))
        state.env["cells"] = list(accumulate(each, initial=0))
    cells: list[int] = state.env["cells"]
    return cells
