"""The gestures by which a demo's network is built, on a reading circle."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.domain.builders import CHARTER
from tourdetable.interface.demo.script import (
    InstitutionScript,
    NetworkScript,
    PositionScript,
    ProposalScript,
    SeatScript,
    SittingScript,
)
from tourdetable.interface.demo.stage import Stage, at

FOUNDED, DAY = date(2026, 9, 1), date(2027, 3, 4)
TOWN = SeatScript("Ville du Port", "towns", ("Ana Ruiz",))
LIBRARY = SeatScript("Médiathèque", "libraries", ("Bao Trần",))
SCHOOL = SeatScript("École du Môle", "towns", ("Chloé Émery",), "invited")


@pytest.fixture
def stage(db: None) -> Stage:
    network = NetworkScript("lire", "Lire", "#123456", FOUNDED, "steward", "Dora Weiss", "Lire.")
    found = Stage.found(network, CHARTER, {"Ville du Port": InstitutionScript("commune")})
    seats = (TOWN, LIBRARY, SCHOOL)
    found.install(kind="circle", slug="port", name="Cercle du port", on=FOUNDED, plans=seats)
    return found


def test_a_moment_is_told_by_the_clocks_of_paris():
    assert at(DAY, 9, 30) == datetime(2027, 3, 4, 8, 30, tzinfo=UTC)


def test_a_person_is_registered_once_with_an_address_without_accents(stage: Stage):
    chloe = stage.person("Chloé Émery")
    assert (chloe, chloe.family_name) == (stage.person("Chloé Émery"), "Émery")
    assert chloe.account.email == "chloe.emery@exemple.invalid"


def test_all_come_but_guests_and_those_who_are_away(stage: Stage):
    meeting = stage.draw("port", "reading", "Lecture", DAY, drawn_on=FOUNDED)
    held = stage.hold(meeting, {"Médiathèque": "excused"})
    came = {str(row.person): row.mode for row in held.attendances.all()}
    assert came == {"Ana Ruiz": "in_person", "Bao Trần": "excused"}


def test_seats_consent_but_where_the_proposal_says_otherwise(stage: Stage):
    objection = PositionScript("object", "Trop long.", "Un extrait.", settled="sustained")
    proposal = ProposalScript(
        title="Lire Colette",
        text="",
        outcome="adopted_with_dissent",
        positions={"Médiathèque": objection},
    )
    meeting = stage.draw("port", "reading", "Lecture", DAY, drawn_on=FOUNDED)
    held = stage.hold_and_decide(meeting, SittingScript(decisions=(proposal,)))
    decision = held.decisions.get()
    said = {str(row.seat): (row.stance, row.objection) for row in decision.positions.all()}
    assert (decision.outcome, said) == (
        "adopted_with_dissent",
        {"Ville du Port": ("consent", ""), "Médiathèque": ("object", "sustained")},
    )
