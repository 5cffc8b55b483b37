"""What a body brings in a season: each kind counts on a day of its own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.every_check import EVERY_CHECK
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.contributions import PRODUCED, brought
from tourdetable.core.charter.facts.index import Index
from tourdetable.core.charter.facts.record import BodyFact, ContributionFact, Record

CLUB = BodyFact("club", "club", "Ouest", date(2026, 9, 1))
SEASON = EVERY_CHECK.season.containing(date(2027, 3, 1))
TOOLS = (
    ContributionFact("before", "club", "Before", date(2026, 8, 31)),
    ContributionFact("first", "club", "First", date(2026, 9, 1)),
)


@pytest.mark.parametrize(("kind", "found"), [("tools", ["first"]), ("topics", None)])
def test_facts_of_the_season_are_brought(kind: str, found: list[str] | None) -> None:
    index = Index(Record(bodies=(CLUB,), tools=TOOLS))
    context = Context(EVERY_CHECK, index, date(2027, 3, 1), SEASON, CLUB)
    facts = brought(context, kind, SEASON)
    assert (None if facts is None else [fact.id for fact in facts]) == found


def test_a_kind_is_found_by_its_name() -> None:
    assert [kind.name for kind in PRODUCED.values()] == list(PRODUCED)
