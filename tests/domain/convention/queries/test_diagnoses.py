"""Reads of diagnoses."""

from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.convention.builders import approve, asked, diagnosis_of, shared
from tourdetable.domain.convention.queries.diagnoses import (
    deployable,
    diagnoses_of,
    entries_of,
    institutions_to_ask,
    partners_of,
    published_diagnoses,
)
from tourdetable.domain.networks.models import Mandate


def test_how_many_were_asked_and_approve_is_counted(circle: Circle) -> None:
    approve(asked(circle), circle.town, circle.by_ana())
    done = shared(circle, title="La côte")
    rows = diagnoses_of(circle.network)
    assert [(str(one), one.asked, one.approvals) for one in rows] == [
        ("La côte", 2, 2),
        ("Les îles", 2, 1),
    ]
    assert (list(deployable(circle.network)), list(published_diagnoses(circle.network))) == (
        [done],
        [],
    )
    assert len(entries_of(done)) == 4


def test_only_those_who_sit_are_asked_and_who_left_is_said(circle: Circle) -> None:
    made = asked(circle)
    who = institutions_to_ask(circle.network, on=TODAY)
    assert [str(one) for one in who] == ["École du Môle", "Médiathèque", "Ville du Port"]
    Mandate.objects.filter(seat=circle.library).update(ends=circle.body.starts)
    rows = [(str(row.institution), row.sits) for row in partners_of(made, on=TODAY)]
    assert rows == [("Médiathèque", False), ("Ville du Port", True)]
    assert diagnosis_of(circle, title="Le port").partners.count() == 0
