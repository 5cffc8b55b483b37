"""What the method of a point proposes to ask."""

from __future__ import annotations

import pytest

from tourdetable.core.methods.terms import Capture
from tourdetable.domain.agendas.methods import shipped_methods
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.rounds.proposing import KIND_OF, proposed


@pytest.mark.parametrize(
    ("method", "kind"),
    [
        ("tour-de-table", "go_round"),
        ("brainstorming-silencieux", "silent"),
        ("vote-par-gommettes", "dots"),
        ("jugement-majoritaire", "judgement"),
        ("consentement", "consent"),
        ("election-sans-candidat", "election"),
        ("world-cafe", "cafe"),
        ("meteo", "go_round"),
        ("", "go_round"),
        ("gone", "go_round"),
    ],
)
def test_the_kind_of_round_is_what_the_method_captures(method: str, kind: str) -> None:
    point = AgendaItem(title="Choisir", method=method)
    assert proposed(point, shipped_methods()).kind == kind


def test_the_words_are_those_of_the_point_else_of_its_method() -> None:
    methods = shipped_methods()
    point = AgendaItem(title="Choisir", method="consentement")
    found = proposed(point, methods)
    assert found.question == "Y a-t-il une raison de ne pas essayer cette proposition\u00a0?"
    assert [step.title for step in found.steps][:2] == ["Proposer", "Clarifier"]
    point.question = "Que faire du préau ?"
    assert proposed(point, methods).question == "Que faire du préau ?"
    assert proposed(AgendaItem(title="Choisir"), methods).question == "Choisir"
    assert proposed(None, methods).question == ""


def test_every_method_that_captures_something_has_a_round() -> None:
    assert set(KIND_OF) == set(Capture) - {Capture.NONE}
