"""Every body at a glance, and why it needs help."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, draw
from tests.domain.coordination.builders import (
    FEBRUARY,
    LATE,
    MARCH,
    MAY,
    Supported,
    lived,
    noted,
)
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance.memory import forget
from tourdetable.domain.coordination.actions.dates import call_for_dates
from tourdetable.domain.coordination.doing import SupportedAct, Whose
from tourdetable.domain.coordination.overview import (
    QUESTIONS,
    SOURCES,
    BodyOverview,
    Composition,
    HelpNeed,
    counted_needs,
    fall,
    few,
    overview,
)
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.referrals.queries import WaitingCount


def rows(supported: Supported, on: date = TODAY) -> list[BodyOverview]:
    network = supported.circle.network
    return list(overview(network, charter_in_force(network, on=on), on=on))


def test_a_row_says_what_a_body_needs_and_why(supported: Supported) -> None:
    circle = supported.circle
    lived(supported, FEBRUARY, called_by=supported.actor)
    noted(supported, agreed="Dire la suite.", due=LATE)
    call_for_dates(body=circle.body, until=date(2027, 6, 30), **supported.by)
    (row,) = rows(supported)
    assert (row.next_on, row.last_on) == (None, FEBRUARY.date())
    assert row.composition == Composition(seats=3, empty=0, half=3, silent=0)
    assert (row.now.share, row.before.share, row.trend) == (50, None, None)
    assert row.called_until == date(2027, 6, 30)
    needs = {one.need: one.number for one in row.reasons}
    assert needs[HelpNeed.NO_MEETING] == needs[HelpNeed.AGREED] == 1
    assert row.clock is not None
    assert row.clock.state is State.BROKEN or row.clock.next_break is not None
    assert row.rank[2] == 2


def test_a_date_that_was_asked_is_answered_by_a_meeting(supported: Supported) -> None:
    circle = supported.circle
    call_for_dates(body=circle.body, until=date(2027, 6, 30), **supported.by)
    draw(circle.body, MAY, "Lecture de mai")
    (row,) = rows(supported)
    assert (row.called_until, row.next_on) == (None, MAY.date())
    assert HelpNeed.NO_MEETING not in {one.need for one in row.reasons}


def test_few_seats_that_do_it_all_are_told_where_it_is_known(supported: Supported) -> None:
    for month, day in ((1, 14), (1, 28), (2, 4), (3, 4)):
        lived(supported, MARCH.replace(month=month, day=day))
    (row,) = rows(supported)
    assert (len(row.now.took_part), row.now.unknown, few(row.now)) == (1, 8, None)
    assert HelpNeed.FEW not in {one.need for one in row.reasons}
    known = [replace(one, acts=dict.fromkeys(SupportedAct, Whose.BODY)) for one in row.now.meetings]
    sure = replace(row.now, meetings=tuple(known))
    none = replace(sure, meetings=tuple(replace(one, seats=frozenset()) for one in known))
    assert [few(sure), few(none)] == [1, 0]
    said = [dict(counted_needs(replace(row, now=season))) for season in (sure, none)]
    assert [(one[HelpNeed.FEW], one[HelpNeed.NOBODY]) for one in said] == [(1, 0), (0, 1)]
    asked = replace(row, more={QUESTIONS: WaitingCount(3, 2, 1, 1)})
    late = dict(counted_needs(asked))
    assert (late[HelpNeed.UNANSWERED], late[HelpNeed.TO_ANSWER]) == (2, 1)


def test_less_by_itself_is_told_of_what_is_known(supported: Supported) -> None:
    lived(supported, FEBRUARY, called_by=supported.actor)
    season = rows(supported)[0].now
    (met,) = season.meetings
    known, office = (dict.fromkeys(SupportedAct, whose) for whose in (Whose.BODY, Whose.OFFICE))
    before = replace(season, meetings=(replace(met, acts=known),))
    now = replace(season, meetings=(replace(met, acts=office),))
    little = replace(
        season, meetings=(replace(met, acts=known | {SupportedAct.LED: Whose.UNKNOWN}),)
    )
    assert (fall(now, before), fall(before, now), fall(now, little)) == (100, 0, 100)
    nothing = dict.fromkeys(SupportedAct, Whose.UNKNOWN) | {SupportedAct.LED: Whose.BODY}
    assert fall(now, replace(season, meetings=(replace(met, acts=nothing),))) == 0


def test_it_costs_the_same_for_one_body_and_many_and_one_query_while_nothing_happens(
    supported: Supported, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    network = supported.circle.network
    charter, counts = charter_in_force(network, on=TODAY), []
    for several in (range(1), range(1, 20)):
        for rank in several:
            said = {"network": network, "kind": "board", "slug": f"b-{rank}", "starts": FOUNDED}
            install_body(**said, name=f"Bureau {rank}", by=OPERATOR, now=NOW)
        forget()
        with CaptureQueriesContext(connection) as seen:
            overview(network, charter, on=TODAY)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    with django_assert_num_queries(1):
        assert len(overview(network, charter, on=TODAY)) == 21


def test_apps_above_add_what_they_know(supported: Supported) -> None:
    body = supported.circle.body.pk
    SOURCES["loans"] = lambda network, on: {body: 12}
    try:
        (row,) = rows(supported)
    finally:
        del SOURCES["loans"]
    assert row.more == {"loans": 12}
