from __future__ import annotations

from dataclasses import replace

from tests.core.documents.every_kind import PROGRAMME
from tests.core.documents.samples import NOW, printed
from tourdetable.core.documents.formats.pages import page


def test_places_have_a_column_when_one_is_known() -> None:
    (april,) = PROGRAMME.months
    nowhere = replace(april, rows=tuple(replace(row, place="") for row in april.rows))
    bare = replace(PROGRAMME, months=(nowhere,))
    assert (PROGRAMME.placed, bare.placed) == (True, False)
    assert ["Lieu" in page("programme", one) for one in (PROGRAMME, bare)] == [True, False]
    assert ["Lieu" in printed(one.pdf(now=NOW))[0] for one in (PROGRAMME, bare)] == [True, False]


def test_rules_that_are_not_kept_are_said_first() -> None:
    said = printed(replace(PROGRAMME, notes=("Un lundi.",)).pdf(now=NOW))[0]
    assert said.index("Un lundi.") < said.index("Avril 2027")
