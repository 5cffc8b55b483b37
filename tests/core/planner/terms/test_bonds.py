"""Bodies whose dates depend on each other."""

from __future__ import annotations

from msgspec.structs import replace

from tests.core.planner.search.few import body, week_of
from tourdetable.core.planner.terms.bonds import Bonds, tied_to
from tourdetable.core.planner.terms.instance import Relation

CLUB, GROUP, BOARD = body("Club"), body("Group"), body("Board")
AFTER = Relation("before", "Club", "Group")


def test_a_relation_ties_the_two_that_it_names() -> None:
    year = replace(week_of(CLUB, GROUP, BOARD), relations=(AFTER,))
    found = [tied_to(year, one) for one in year.bodies]
    assert found == [{"Group"}, {"Club"}, set()]
    bonds = Bonds(year, year.bodies)
    assert [list(bonds.of(one)) for one in year.bodies] == [
        [("relation", "0")],
        [("relation", "0")],
        [],
    ]


def test_days_of_its_own_tie_a_body_to_all() -> None:
    year = week_of(replace(CLUB, own_day=True), GROUP, BOARD)
    found = [tied_to(year, one) for one in year.bodies]
    assert found == [{"Group", "Board"}, {"Club"}, {"Club"}]
    bonds = Bonds(year, year.bodies)
    assert {bond for one in year.bodies for bond in bonds.of(one)} == {("own_day", "Club")}


def test_a_body_that_is_elsewhere_ties_nobody() -> None:
    year = replace(week_of(replace(CLUB, own_day=True), GROUP, BOARD), relations=(AFTER,))
    bonds = Bonds(year, [GROUP, BOARD])
    assert [list(bonds.of(one)) for one in (GROUP, BOARD)] == [[], []]
