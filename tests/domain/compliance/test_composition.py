"""Who is missing in a body, from the facts on which the charter is judged."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, circle_with, seat_of
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.composition import expected, expected_by_college
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.actions import register_institution

WHEN: dict[str, Any] = {"by": OPERATOR, "now": NOW}


def test_an_institution_of_the_territory_is_missing_until_somebody_sits(db: None) -> None:
    circle = circle_with('check = "territory_seats"\ncolleges = ["libraries"]', "none")
    body = circle.body

    def missing() -> list[str]:
        return [str(one.words) for one in expected(body, TODAY)]

    def state() -> State:
        return report(circle.network, on=TODAY).state_of("CIR-09")

    assert (missing(), state()) == ([], State.KEPT)
    vitrolles = register_institution(name="Vitrolles")
    said: dict[str, Any] = {"institution": vitrolles, "college": "towns", "starts": TODAY}
    declare_presence(body=body, **said, **WHEN)
    assert (missing(), state()) == (["Vitrolles has no seat"], State.BROKEN)
    seat = seat_of(body, "Vitrolles", "towns", starts=TODAY)
    seat.institution = vitrolles
    seat.save()
    give_mandate(seat=seat, person=circle.zoe, starts=TODAY, **WHEN)
    assert (missing(), state()) == ([], State.KEPT)


def test_what_is_missing_is_told_by_college(db: None) -> None:
    rule = 'check = "territory_seats"\ncolleges = ["libraries"]'
    team = '```\n\n```rule\ncheck = "team_size"\noffice = "lead"\nminimum = 3'
    circle = circle_with(f"{rule}\n{team}", "none")
    charter = charter_in_force(circle.network, on=TODAY)
    for name, college in (("Vitrolles", "towns"), ("Bibliobus", "libraries")):
        where = {"institution": register_institution(name=name), "starts": FOUNDED}
        declare_presence(body=circle.body, college=college, **where, **WHEN)
    groups = expected_by_college(charter, circle.body, expected(circle.body, TODAY))
    names = {college.code: college.name for college in charter.vocabulary.colleges.values()}
    expect = {
        names["towns"]: ["Vitrolles has no seat"],
        names["libraries"]: ["Bibliobus has no seat"],
    }
    told = [(name, [str(one.words) for one in rows]) for name, rows in groups]
    assert dict(told[:-1]) == expect
    assert told[-1][0] == ""
    assert [words.rpartition(": ")[2] for words in told[-1][1]] == ["2 persons are missing"]
