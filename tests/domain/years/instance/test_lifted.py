"""The planner reads the exceptions that decisions have granted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.domain.builders import NOW, Circle, decided, granted, hold
from tests.domain.decisions.actions.test_effects import sister
from tests.domain.years import drafted
from tests.paths import CHARTERS
from tourdetable.core.charter.text.loader import load
from tourdetable.core.planner.terms.instance import Instance, Span
from tourdetable.domain.networks.models import Body
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.instance.lifted import NOTHING, Lifted, lifted_for
from tourdetable.domain.years.instance.requirements import requirements

if TYPE_CHECKING:
    from tourdetable.core.charter.terms.model import Charter

ON = date(2027, 9, 1)
SEASON = Span(date(2027, 9, 1), date(2028, 8, 31))
WINTER = Span(date(2027, 12, 1), date(2028, 2, 29))
YEAR = date(2028, 1, 1), date(2028, 12, 31)


def charter(name: str) -> Charter:
    return load((CHARTERS / f"{name}.md").read_text(), file=name)


def test_an_article_is_lifted_on_its_days() -> None:
    lifted = Lifted(SEASON, {"A": (WINTER,), "B": (Span(*YEAR), Span(SEASON.first, YEAR[0]))})
    tried = (date(2027, 11, 30), date(2027, 12, 1), date(2028, 2, 29), date(2028, 3, 1))
    assert [lifted.on("A", day) for day in tried] == [False, True, True, False]
    assert [lifted.whole(name) for name in "ABC"] == [False, True, False]
    assert [lifted.partly(name) for name in "ABC"] == [True, False, False]
    assert not NOTHING.whole("A")


def test_what_is_lifted_all_along_is_not_asked() -> None:
    asked = requirements(
        charter("itc"), "itc", "session", on=ON, lifted=Lifted(SEASON, {"ITC-14": (SEASON,)})
    )
    assert (asked.months, "gap_max" in asked.articles, asked.percent) == (None, False, 66)


def test_what_is_lifted_for_a_while_is_asked_otherwise() -> None:
    lifted = Lifted(SEASON, {"ITC-14": (WINTER,)})
    asked = requirements(charter("itc"), "itc", "session", on=ON, lifted=lifted)
    assert asked.months == 2
    assert [asked.forgives(day) for day in (WINTER.first, WINTER.last, SEASON.last)] == [
        True,
        True,
        False,
    ]


def test_days_of_the_week_are_free_while_their_article_is_lifted() -> None:
    """CLUB-08: gatherings from Tuesday to Thursday, but in winter."""
    lifted = Lifted(SEASON, {"CLUB-08": (WINTER,)})
    asked = requirements(charter("club-des-territoires"), "club", "gathering", on=ON, lifted=lifted)
    mondays = [date(2027, 11, 29), date(2027, 12, 6), date(2028, 3, 6)]
    assert [asked.allows(day) for day in mondays] == [False, True, False]
    closed = asked.closed(SEASON.first, SEASON.last)
    assert [any(day in span for span in closed) for day in mondays] == [True, False, True]


def exceptions(circle: Circle, body: Body | None, first: date, last: date) -> None:
    granted(circle, decided(circle, hold(circle)), "CIR-02", body, first, last)


def circle_in(instance: Instance) -> int | None:
    (body,) = [one for one in instance.bodies if one.kind == "reading"]
    return body.gap.max_months


@pytest.mark.parametrize(("whose", "months"), [("own", None), ("all", None), ("sister", 2)])
def test_a_draft_is_planned_with_what_is_lifted_for_the_body(
    circle: Circle, whose: str, months: int | None
) -> None:
    body = {"own": circle.body, "all": None, "sister": sister(circle)}[whose]
    exceptions(circle, body, *YEAR)
    draft = drafted.begun(circle, drafted.steward_of(circle))
    assert circle_in(instance_of(draft, NOW)) == months


def test_an_exception_ended_early_binds_again(circle: Circle) -> None:
    exceptions(circle, circle.body, *YEAR)
    row = circle.network.exceptions.get()
    row.ended_on, row.ended_by, row.ended_reference = date(2028, 2, 1), row.decision, "D-2"
    row.save()
    span = Span(*YEAR)
    assert lifted_for(circle.body, span, [row]).partly("CIR-02")
    draft = drafted.begun(circle, drafted.steward_of(circle))
    assert circle_in(instance_of(draft, NOW)) == 2


def test_a_slower_year_is_found_once_the_article_is_lifted(circle: Circle) -> None:
    """Three readings in a year: every two months, it is impossible."""
    by = drafted.steward_of(circle)
    exceptions(circle, circle.body, *YEAR)
    draft = drafted.planned(circle, by, meetings=3)
    draft.refresh_from_db()
    assert (draft.state, sum(row.planned.count() for row in draft.series.all())) == ("planned", 3)
