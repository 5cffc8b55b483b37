"""A long text in parts: nothing is lost, nothing changes of what `to_html` says."""

from __future__ import annotations

import pytest

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.formats.parts import Part, to_parts
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience

LINE = "Chacune et chacun a pris la parole à son tour.\n\n"
LONG = "".join(f"# Point {n}\n\n{LINE * 3}## Suite\n\n{LINE}" for n in range(1, 7))


@pytest.mark.parametrize(
    ("text", "longest", "titles"),
    [
        ("", 100, []),
        ("On a lu.", 100, [""]),
        ("Avant.\n\n# Accueil\n\nOn a lu.", 1_000, ["Accueil"]),
        (LONG, 10_000, ["Point 1"]),
        (LONG, 700, ["Point 1", "Point 3", "Point 5"]),
        (f"# Seul\n\n{LINE * 8}", 200, ["Seul", "", ""]),
    ],
)
def test_parts_are_cut_before_headings(text: str, longest: int, titles: list[str]) -> None:
    document = parse(text, default=Audience.PUBLIC)
    parts = to_parts(document, heading_offset=2, longest=longest)
    assert [part.title for part in parts] == titles
    assert "".join(part.html for part in parts) == to_html(document, heading_offset=2)


def test_a_part_holds_nothing_that_its_reader_may_not_see() -> None:
    text = f"# Ouvert\n\n{LINE}\n::: present\n# Secret\n\nUn secret.\n:::\n"
    seen = prune(parse(text, default=Audience.PUBLIC), Audience.PUBLIC)
    (part,) = to_parts(seen)
    assert part == Part("Ouvert", to_html(seen))
    assert "ecret" not in part.html
