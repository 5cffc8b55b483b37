from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.domain.builders import (
    APRIL,
    FOUNDED,
    MARCH,
    NOW,
    OPERATOR,
    Circle,
    draw,
    found_circle,
    register_person,
)
from tests.domain.years.planned import of_circle, person_of
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.search.solve import plan
from tourdetable.core.planner.terms.instance import Calendar, Instance, Leave, PinnedDate, Span
from tourdetable.core.planner.terms.plan import OPTIMAL, Plan, PlannedMeeting
from tourdetable.domain.availability.models import Absence, WeeklyOff
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import cancel_meeting, convene
from tourdetable.domain.meetings.models import Reply
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.models import Person
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.instance.commitments import (
    DatedMeeting,
    commitment,
    expected,
    last_before,
    of_season,
    part_of,
    standing_bodies,
)

YEAR = Period(date(2027, 1, 1), date(2027, 12, 31))
WINDOW = Span(YEAR.first, YEAR.last)
THE_4TH = (date(2027, 3, 4), "AM")


@pytest.mark.parametrize(
    ("opens", "closes", "part"),
    [
        ((9, 0), (12, 0), "AM"),
        ((9, 0), (13, 0), "AM"),
        ((9, 0), (13, 30), "DAY"),
        ((12, 0), (14, 0), "PM"),
        ((11, 30), (14, 0), "DAY"),
        ((14, 0), (22, 0), "PM"),
    ],
)
def test_hours_take_a_part_of_the_day(
    opens: tuple[int, int], closes: tuple[int, int], part: str
) -> None:
    assert part_of(time(*opens), time(*closes)) == part


def test_a_meeting_is_where_its_network_s_clock_puts_it(circle: Circle) -> None:
    meeting = draw(circle.body, datetime(2027, 3, 4, 22, 30, tzinfo=UTC))
    paris, noumea = (
        commitment(meeting, ZoneInfo("Europe/Paris")),
        commitment(meeting, ZoneInfo("Pacific/Noumea")),
    )
    assert (paris.on, paris.part) == (date(2027, 3, 4), "DAY")
    assert (noumea.on, noumea.part) == (date(2027, 3, 5), "AM")


def test_what_is_cancelled_stands_no_more(circle: Circle) -> None:
    march, april = draw(circle.body, MARCH), draw(circle.body, APRIL)
    cancel_meeting(meeting=april, reason="Grève", version=1, by=OPERATOR, now=NOW, confirmed=True)
    assert [m.pk for m in of_season(circle.network, YEAR)] == [march.pk]
    assert last_before(circle.network, date(2027, 5, 1)) == {
        (circle.body.pk, "reading"): date(2027, 3, 4)
    }
    assert last_before(circle.network, date(2027, 3, 4)) == {}


def test_meetings_that_stay_are_told_whatever_rule_they_break() -> None:
    """On a Sunday, on a public holiday, twice a day."""
    days = (date(2027, 8, 15), date(2027, 8, 15), date(2027, 11, 1))
    rows = [
        DatedMeeting(n, 7, "feast", day, part, "x")
        for n, (day, part) in enumerate(zip(days, ("AM", "PM", "DAY"), strict=True))
    ]
    ((body, pins, leaves),) = standing_bodies(rows, WINDOW)
    assert (body.id, body.meetings, body.seats) == ("held:7:feast", 3, ())
    assert pins == [
        PinnedDate(body.id, days[0], "AM"),
        PinnedDate(body.id, days[1], "PM"),
        PinnedDate(body.id, days[2], "DAY"),
    ]
    assert leaves == [Leave("date", body.id), Leave("weekday", body.id)]
    calendar = Calendar(WINDOW.first, WINDOW.last, public_holidays=days)
    instance = Instance(
        calendar, (), (body,), locks=tuple(pins), relax=tuple(leaves), today=date(2027, 9, 1)
    )
    found = plan(instance)
    assert (found.status, found.cost.total if found.cost else None) == (OPTIMAL, 0)
    assert check(instance, found).violations == ()
    meetings = tuple(PlannedMeeting(pin.body, pin.date, pin.part or "DAY") for pin in pins)
    assert check(instance, Plan(OPTIMAL, meetings=meetings)).violations == ()


def at(
    circle: Circle, *people: Person, kept: tuple[int, ...] = ()
) -> dict[int, set[tuple[date, str]]]:
    return expected(circle.network, [person.pk for person in people], WINDOW, kept)


def test_whoever_sits_is_expected_but_where_the_planner_places_them(circle: Circle) -> None:
    meeting = draw(circle.body, MARCH)
    assert at(circle, circle.ana, circle.zoe) == {circle.ana.pk: {THE_4TH}}
    assert at(circle, circle.ana, kept=(meeting.pk,)) == {}


def test_an_answer_frees_those_who_do_not_come(circle: Circle) -> None:
    eva = register_person(given_name="Eva", family_name="Blum")
    give_mandate(seat=circle.town, person=eva, starts=FOUNDED, by=OPERATOR, now=NOW)
    meeting = convene(meeting=draw(circle.body, MARCH), version=1, by=OPERATOR, now=NOW)
    assert at(circle, circle.ana, eva) == {circle.ana.pk: {THE_4TH}, eva.pk: {THE_4TH}}
    reply(meeting=meeting, answer="attend", by=circle.by_ana(), now=NOW)
    assert at(circle, circle.ana, eva) == {circle.ana.pk: {THE_4TH}}
    Reply.objects.update(answer="pair")
    assert at(circle, circle.ana, eva) == {eva.pk: {THE_4TH}}
    Reply.objects.update(stands=False)
    assert at(circle, circle.ana, eva) == {circle.ana.pk: {THE_4TH}, eva.pk: {THE_4TH}}


@pytest.mark.parametrize("kind", ["light", "invited"])
def test_whoever_follows_from_afar_is_free_until_they_say_that_they_come(
    circle: Circle, kind: str
) -> None:
    Seat.objects.filter(pk=circle.town.pk).update(kind=kind)
    meeting = draw(circle.body, MARCH)
    assert at(circle, circle.ana) == {}
    reply(meeting=meeting, answer="attend", by=circle.by_ana(), now=NOW)
    assert at(circle, circle.ana) == {circle.ana.pk: {THE_4TH}}


def test_only_the_days_of_a_mandate_count(circle: Circle) -> None:
    draw(circle.body, MARCH)
    end_mandate(
        mandate=Mandate.objects.get(person=circle.ana), ends=date(2027, 3, 3), by=OPERATOR, now=NOW
    )
    assert at(circle, circle.ana) == {}


def test_meetings_of_other_networks_count(circle: Circle) -> None:
    other = found_circle(slug="other")
    give_mandate(seat=other.town, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    draw(other.body, MARCH)
    assert at(circle, circle.ana) == {circle.ana.pk: {THE_4TH}}


def test_what_people_said_of_their_weeks_is_told(circle: Circle) -> None:
    Absence.objects.create(
        person=circle.ana, first=date(2027, 12, 30), last=date(2028, 1, 3), part="DAY"
    )
    Absence.objects.create(
        person=circle.ana, first=date(2028, 2, 29), last=date(2028, 2, 29), part="PM"
    )
    WeeklyOff.objects.create(person=circle.ana, weekday=2, part="AM")
    ana = person_of(instance_of(of_circle(circle), NOW), circle.ana.pk)
    days = [(date(2028, 1, d), "DAY") for d in (1, 2, 3)]
    assert ana.unavail == (*days, (date(2028, 2, 29), "PM"))
    assert ana.weekly_off == ((2, "AM"),)


@pytest.mark.parametrize(
    ("source", "said", "away"),
    [
        ("calendar", "", ((16, "PM"), (17, "AM"))),
        ("typed", "", ((16, "DAY"), (17, "AM"))),
        ("calendar", "excused", ((16, "DAY"), (17, "AM"))),
    ],
)
def test_what_a_calendar_says_of_one_s_own_meeting_keeps_nobody_from_it(
    circle: Circle, source: str, said: str, away: tuple[tuple[int, str], ...]
) -> None:
    """An import of before the network's meetings were recognised, or one that kept no mark."""
    meeting = convene(
        meeting=draw(circle.body, datetime(2028, 3, 16, 9, tzinfo=UTC)),
        version=1,
        by=OPERATOR,
        now=NOW,
    )
    for day, part in ((16, "DAY"), (17, "AM")):
        on = date(2028, 3, day)
        Absence.objects.create(person=circle.ana, first=on, last=on, part=part, source=source)
    if said:
        reply(meeting=meeting, answer=said, by=circle.by_ana(), now=NOW)
    ana = person_of(instance_of(of_circle(circle), NOW), circle.ana.pk)
    assert ana.unavail == tuple((date(2028, 3, day), part) for day, part in away)


def test_who_is_expected_in_another_network_is_not_free(circle: Circle) -> None:
    other = found_circle(slug="other")
    give_mandate(seat=other.library, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    draw(other.body, datetime(2028, 3, 16, 9, tzinfo=UTC))
    draw(other.body, datetime(2028, 3, 22, 23, 30, tzinfo=UTC))
    ana = person_of(instance_of(of_circle(circle), NOW), circle.ana.pk)
    assert ana.unavail == ((date(2028, 3, 16), "AM"), (date(2028, 3, 23), "AM"))


def test_whoever_comes_if_need_be_is_told_apart_from_whoever_cannot(circle: Circle) -> None:
    day, next_day = date(2028, 5, 10), date(2028, 5, 11)
    whose = {"person": circle.ana, "first": day, "last": day}
    Absence.objects.create(**whose, part="AM")
    Absence.objects.create(**whose | {"last": next_day}, part="DAY", if_need_be=True)
    WeeklyOff.objects.create(person=circle.bao, weekday=3, part="PM", if_need_be=True)
    instance = instance_of(of_circle(circle), NOW)
    ana, bao = (person_of(instance, who.pk) for who in (circle.ana, circle.bao))
    assert ana.unavail == ((day, "AM"),)
    assert ana.if_need_be == ((day, "PM"), (next_day, "DAY"))
    assert (bao.weekly_off, {(on.weekday(), part) for on, part in bao.if_need_be}) == (
        (),
        {(3, "PM")},
    )
    assert len(bao.if_need_be) == 52
