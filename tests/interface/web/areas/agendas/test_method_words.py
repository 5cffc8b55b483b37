"""What codes of methods are called."""

from __future__ import annotations

from tourdetable.core.methods.terms import Capture, Need, PointPurpose
from tourdetable.domain.meetings.enums import Purpose
from tourdetable.interface.web.areas.agendas.method_words import CAPTURES, NEEDS, PURPOSES, html_of


def test_each_code_has_its_words() -> None:
    assert (set(NEEDS), set(CAPTURES), set(PURPOSES)) == (
        set(Need),
        set(Capture),
        set(PointPurpose),
    )


def test_purposes_are_those_of_agendas() -> None:
    assert {one.value for one in PointPurpose} == set(Purpose.values)


def test_a_text_is_safe_html_below_its_heading() -> None:
    assert html_of("## Titre\n\n<b>non</b> *oui*", 2).startswith("<h3>Titre</h3>")
    assert "<b>" not in html_of("<b>non</b>", 2)
