"""What pandoc read of a document (its JSON), with only what our Markdown says: blocks and inlines
without attributes, tables of one line a cell, notes between brackets, no image."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Any

DEEPEST = 60
"""Blocks inside one another; Markdown follows fewer."""
MOST_CELLS = 50_000
"""Cells of one table, those that are left out included."""
NONE = ["", [], []]
SPACE = {"t": "Space"}
EMPTY_CELL: list[Json] = [NONE, {"t": "AlignDefault"}, 1, 1, []]


@dataclass
class Cleaning:
    """One document being cleaned; `images` counts those that were left out."""

    images: int = 0
    depth: int = 0

    def blocks(self, blocks: list[Json]) -> Iterator[Json]:
        """Blocks without what surrounds them, nor what is no words. Raises `RecursionError` where
        they stand too deep."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise RecursionError
        for block in blocks:
            yield from BLOCKS.get(block["t"], nothing)(self, block.get("c"))
        self.depth -= 1

    def inlines(self, inlines: list[Json]) -> list[Json]:
        return [
            said for one in inlines for said in INLINES.get(one["t"], nothing)(self, one.get("c"))
        ]

    def paragraph(self, content: Json) -> Iterator[Json]:
        yield {"t": "Para", "c": self.inlines(content)}

    def heading(self, content: Json) -> Iterator[Json]:
        yield {"t": "Header", "c": [content[0], NONE, self.inlines(content[2])]}

    def lines(self, content: Json) -> Iterator[Json]:
        for line in content:
            yield from self.paragraph(line)

    def bullets(self, content: Json) -> Iterator[Json]:
        yield {"t": "BulletList", "c": [tight(self.blocks(item)) for item in content]}

    def numbers(self, content: Json) -> Iterator[Json]:
        number = [content[0][0], {"t": "Decimal"}, {"t": "Period"}]
        items = [tight(self.blocks(item)) for item in content[1]]
        yield {"t": "OrderedList", "c": [number, items]}

    def quotation(self, content: Json) -> Iterator[Json]:
        yield {"t": "BlockQuote", "c": list(self.blocks(content))}

    def terms(self, content: Json) -> Iterator[Json]:
        for term, said in content:
            yield from self.paragraph(term)
            for one in said:
                yield from self.blocks(one)

    def code(self, content: Json) -> Iterator[Json]:
        yield {"t": "Para", "c": [{"t": "Str", "c": content[1]}]}

    def table(self, content: Json) -> Iterator[Json]:
        """A table whose cells hold one line each, and whose first row names its columns."""
        _attributes, _caption, columns, head, bodies, foot = content
        rows = [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]
        if not rows:
            return
        wide = len(columns)
        if wide * len(rows) > MOST_CELLS:
            raise RecursionError
        made = [[NONE, [self.cell(cell) for cell in line]] for line in laid_out(rows, wide)]
        plain = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _column in range(wide)]
        first, rest = [NONE, made[:1]], [[NONE, 0, [], made[1:]]]
        yield {"t": "Table", "c": [NONE, [None, []], plain, first, rest, [NONE, []]]}

    def cell(self, cell: Json) -> Json:
        """One cell, its paragraphs on one line."""
        line = spaced(self.blocks(cell[4]))
        return [NONE, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": line}] if line else []]

    def link(self, content: Json) -> Iterator[Json]:
        yield {"t": "Link", "c": [NONE, self.inlines(content[1]), content[2]]}

    def image(self, content: Json) -> Iterator[Json]:
        self.images += 1
        yield from self.inlines(content[1])

    def note(self, content: Json) -> Iterator[Json]:
        said = [{"t": "Str", "c": "("}, *spaced(self.blocks(content)), {"t": "Str", "c": ")"}]
        yield from (SPACE, *said)


Cleaner = Callable[[Cleaning, Json], Iterator[Json]]


def nothing(_cleaning: Cleaning, _content: Json) -> Iterator[Json]:
    """What is no words: raw pieces of other formats, rules."""
    yield from ()


def within(at: int) -> Cleaner:
    """The blocks inside a block that says nothing itself."""
    return lambda cleaning, content: cleaning.blocks(content[at])


def words_within(at: int) -> Cleaner:
    """The inlines inside one that says nothing itself."""
    return lambda cleaning, content: iter(cleaning.inlines(content[at]))


def same(kind: str) -> Cleaner:
    """An inline that is kept, with what it holds."""
    return lambda cleaning, content: iter([{"t": kind, "c": cleaning.inlines(content)}])


def as_it_is(kind: str) -> Cleaner:
    """An inline that holds no other."""
    return lambda _cleaning, content: iter([{"t": kind} | ({"c": content} if content else {})])


BLOCKS: Mapping[str, Cleaner] = {
    "Para": Cleaning.paragraph,
    "Plain": Cleaning.paragraph,
    "Header": Cleaning.heading,
    "LineBlock": Cleaning.lines,
    "BulletList": Cleaning.bullets,
    "OrderedList": Cleaning.numbers,
    "BlockQuote": Cleaning.quotation,
    "DefinitionList": Cleaning.terms,
    "CodeBlock": Cleaning.code,
    "Table": Cleaning.table,
    "Div": within(1),
    "Figure": within(2),
}
INLINES: Mapping[str, Cleaner] = {
    **{kind: as_it_is(kind) for kind in ("Str", "Space", "SoftBreak", "LineBreak", "Code")},
    **{kind: same(kind) for kind in ("Emph", "Strong", "Strikeout")},
    **dict.fromkeys(
        ("Underline", "Superscript", "Subscript", "SmallCaps"),
        lambda cleaning, content: iter(cleaning.inlines(content)),
    ),
    **dict.fromkeys(("Span", "Quoted", "Cite"), words_within(1)),
    "Math": lambda _cleaning, content: iter([{"t": "Str", "c": content[1]}]),
    "Link": Cleaning.link,
    "Image": Cleaning.image,
    "Note": Cleaning.note,
}


def tight(blocks: Iterator[Json]) -> list[Json]:
    """The blocks of an item, without room between items."""
    return [{"t": "Plain", "c": b["c"]} if b["t"] == "Para" else b for b in blocks]


def laid_out(rows: list[Json], wide: int) -> Iterator[list[Json]]:
    """The cells of each row, one for each column: what covers several columns or rows is said
    once, and followed by empty ones."""
    covered = [0] * wide
    for row in rows:
        cells, line = iter(row[1]), list[Json]()
        while len(line) < wide:
            at = len(line)
            if covered[at]:
                covered[at] -= 1
                line.append(EMPTY_CELL)
                continue
            cell: Json = next(cells, EMPTY_CELL)
            across = max(1, min(cell[3], wide - at))
            covered[at : at + across] = [max(cell[2] - 1, 0)] * across
            line += [cell, *[EMPTY_CELL] * (across - 1)]
        yield line[:wide]


def spaced(blocks: Iterator[Json]) -> list[Json]:
    """Blocks on one line, a space between them."""
    line: list[Json] = []
    for block in blocks:
        said = list(lined(block))
        line += [SPACE, *said] if line and said else said
    return line


def lined(block: Json) -> Iterator[Json]:
    """The words of a block, on one line; the items of a list each after a bullet."""
    content = block["c"]
    match block["t"]:
        case "Para" | "Plain":
            yield from (SPACE if one["t"] == "LineBreak" else one for one in content)
        case "Header":
            yield from content[2]
        case "BlockQuote":
            yield from spaced(iter(content))
        case "BulletList":
            for item in content:
                yield from (SPACE, {"t": "Str", "c": "•"}, SPACE, *spaced(iter(item)))
        case "OrderedList":
            for item in content[1]:
                yield from (SPACE, {"t": "Str", "c": "•"}, SPACE, *spaced(iter(item)))
