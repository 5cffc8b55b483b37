"""What differs between two states of the same facts, and whom a rule may judge otherwise."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from tests.core.charter.cases import record_of
from tourdetable.core.charter.facts.changes import EVERYBODY, FactChanges
from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.facts.record import (
    AcceptanceFact,
    ExceptionFact,
    ProgrammeFact,
)

D = date(2027, 1, 5)
TWO = replace(
    record_of(
        {
            "bodies": ["arles itc 2026-09-22", "berre itc 2026-09-22"],
            "seats": ["caf arles caf 2026-09-22", "caf2 berre caf 2026-09-22 of=caf"],
            "mandates": ["caf Inès 2026-09-22", "caf2 Karim 2026-09-22"],
            "meetings": ["a1 arles session 2026-09-29"],
            "offices": ["coordinator Mohamed * 2024-04-16"],
        }
    ),
    acceptances=(),
    programmes=(),
)
INES = TWO.mandates[0].person
LIFTED = ExceptionFact("x", "ITC-14", None, "D-1", D, D)
READS = ("meetings", "seats")


def changes(**facts: object) -> FactChanges:
    cut = CutRecord.of(TWO)
    return FactChanges.between(cut, cut.replaced({}, replace(cut.shared, **facts)))


def test_nothing_differs() -> None:
    cut = CutRecord.of(TWO)
    assert FactChanges.between(cut, cut).nothing


def test_a_part_alone() -> None:
    cut = CutRecord.of(TWO)
    found = FactChanges.between(
        cut, cut.replaced({"arles": replace(cut.parts["arles"], meetings=())})
    )
    assert (found.parts, found.bodies) == ({"arles": {"meetings"}}, False)
    assert found.concerned("ITC-14", READS) == {"arles"}
    assert found.concerned("ITC-14", ("turns", "mandates")) == set()


def test_a_body_that_goes() -> None:
    cut = CutRecord.of(TWO)
    found = FactChanges.between(cut, cut.replaced({"arles": None}))
    assert (found.parts.keys(), found.bodies) == ({"arles"}, True)
    assert found.concerned("ITC-14", ("turns",)) == {"arles"}


@pytest.mark.parametrize(
    ("facts", "clause", "reads", "concerned"),
    [
        ({"exceptions": (LIFTED,)}, "ITC-14", READS, EVERYBODY),
        ({"exceptions": (LIFTED,)}, "ITC-13", READS, set()),
        ({"offices": ()}, "ITC-14", ("offices",), EVERYBODY),
        ({"offices": ()}, "ITC-14", READS, set()),
        ({"programmes": (ProgrammeFact("p", 2027, D),)}, "X", ("programmes",), EVERYBODY),
        ({"programmes": (ProgrammeFact("p", 2027, D),)}, "X", READS, set()),
        ({"acceptances": (AcceptanceFact(INES, "1", D),)}, "X", ("acceptances",), {"arles"}),
        ({"acceptances": (AcceptanceFact(INES, "1", D),)}, "X", READS, set()),
        ({"institutions": (TWO.institutions[0],)}, "X", READS, set()),
        ({"acceptances": None}, "X", READS, EVERYBODY),
        ({"unkept": frozenset({"seats"})}, "X", READS, EVERYBODY),
    ],
)
def test_of_what_is_shared(
    facts: dict[str, object], clause: str, reads: tuple[str, ...], concerned: set[str] | None
) -> None:
    assert changes(**facts).concerned(clause, reads) == concerned


def test_an_institution_under_another_name_concerns_those_who_sit_with_it() -> None:
    first = TWO.institutions[0]
    seated = {seat.body for seat in TWO.seats if seat.institution == first.id}
    renamed = (replace(first, name="Autre"), *TWO.institutions[1:])
    assert changes(institutions=renamed).concerned("X", READS) == seated
