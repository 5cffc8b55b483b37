"""The year to come of both networks is there to be read, moved and adopted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.domain.builders import OPERATOR
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.terms.days import overlap
from tourdetable.core.planner.wire.instance_json import as_json, read_instance
from tourdetable.domain.availability.actions import keep_calendar
from tourdetable.domain.availability.free_busy import busy
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.availability.queries import landmarks_of
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.people.models import Person
from tourdetable.domain.years.actions.drafts import begin_draft
from tourdetable.domain.years.board import Slot, Year, planned_year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.instance.lives import last_day
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.periods.days_off import DayOff
from tourdetable.domain.years.queries import plan_of
from tourdetable.interface.web.areas.calendars.feed_secret import secret_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.mark.parametrize("network", ["club", "convention"])
def test_a_year_is_planned_and_breaks_nothing(network: str):
    draft = Draft.objects.get(network__slug=network)
    year = planned_year(draft)
    assert year is not None
    assert (draft.state, year.report.violations, year.proved) == (DraftState.PLANNED, (), True)


def test_only_the_convention_has_shared_its_draft():
    shared = Draft.objects.exclude(shared_on=None).values_list("network__slug", flat=True)
    assert list(shared) == ["convention"]


def test_the_same_year_is_found_each_time():
    draft = Draft.objects.get(network__slug="club")
    (piece,) = draft.subproblems.all()
    again = plan(read_instance(as_json(read_instance(piece.instance))), Effort())
    assert again.meetings == plan_of(draft, read_instance(draft.instance)).meetings


NOW = datetime(2027, 4, 6, 7, tzinfo=UTC)
TODAY, PARIS = date(2027, 4, 6), ZoneInfo("Europe/Paris")


@pytest.mark.parametrize(("kept", "days"), [(True, 0), (False, 18)])
def test_one_s_own_calendar_changes_nothing_to_the_year_under_way(kept: bool, days: int):
    """The calendars of three members, as the network gives them; then as copies of which
    nothing but the hours is left, such as those read before the network's meetings were known."""
    club = Network.objects.get(slug="club")
    said = {"year": 2027, "name": "Projet bis", "areas": ["FR"], "zones": ["A"]}
    draft = begin_draft(network=club, **said, by=OPERATOR, now=NOW)
    before = instance_of(draft, NOW)
    for name in ("Solène", "Yanis", "Jeanne"):
        read_own_calendar(club, Person.objects.get(given_name=name), marks=kept)
    read = Absence.objects.filter(source="calendar")
    assert sum((row.last - row.first).days + 1 for row in read) == days
    assert instance_of(draft, NOW) == before


def read_own_calendar(club: Network, person: Person, *, marks: bool) -> None:
    place = standing(person, club, on=TODAY, charter=charter_in_force(club, on=TODAY))
    feed = Client().get(f"/club/calendar/{secret_of(place)}.ics").content
    window = {"first": TODAY, "last": TODAY + timedelta(days=732)}
    known = landmarks_of(person, **window, senders=[], sites=[]) if marks else None
    found = busy(feed, **window, zone=PARIS, landmarks=known)
    keep_calendar(person=person, busy=found, by=OPERATOR, now=NOW)


SATURDAY = 5
FAULTS: dict[str, Callable[[Year], int]] = {}
"""What a facilitator who reads a year before signing it would send back, counted."""


def fault(counted: Callable[[Year], int]) -> Callable[[Year], int]:
    FAULTS[counted.__name__] = counted
    return counted


def on_one_day(year: Year) -> list[tuple[Slot, Slot]]:
    slots = [slot for slot in year.slots if slot.series is not None]
    return [(a, b) for a, b in combinations(slots, 2) if a.meeting.date == b.meeting.date]


def people_of(slot: Slot, year: Year) -> set[str]:
    """Those of its seats that are expected, guests included."""
    body = next(body for body in year.instance.bodies if body.id == slot.meeting.body)
    return {person for seat in body.expected for person in seat.persons}


@fault
def two_meetings_at_once_of_the_same_people(year: Year) -> int:
    return sum(
        overlap(a.meeting.part, b.meeting.part)
        and not people_of(a, year).isdisjoint(people_of(b, year))
        for a, b in on_one_day(year)
    )


@fault
def days_with_more_than_two_meetings(year: Year) -> int:
    days = Counter(slot.meeting.date for slot in year.slots)
    return sum(count > 2 for count in days.values())


@fault
def weeks_with_three_meetings_of_somebody(year: Year) -> int:
    weeks = Counter(
        (person, slot.meeting.date.isocalendar()[:2])
        for slot in year.slots
        for person in people_of(slot, year)
    )
    return sum(count > 2 for count in weeks.values())


@fault
def meetings_in_summer_or_school_holidays(year: Year) -> int:
    told = (note for slot in year.slots for note in slot.off)
    warned = (DayOff.CLOCKS, DayOff.UNKNOWN, DayOff.BEFORE)
    off = {note.on for note in told if note.kind not in warned}
    return len(off | {s.meeting.date for s in year.slots if s.meeting.date.month in (7, 8)})


@fault
def meetings_beside_one_of_the_whole_network(year: Year) -> int:
    return sum(
        "gathering" in {one.series.kind for one in pair if one.series} for pair in on_one_day(year)
    )


@fault
def meetings_of_bodies_whose_work_is_over(year: Year) -> int:
    charter = charter_in_force(year.draft.network, on=TODAY)
    ends = {row.body_id: last_day(charter, row.body) for row in year.series.values()}
    found = [(slot.meeting.date, ends[slot.series.body_id]) for slot in year.slots if slot.series]
    return sum(end is not None and day > end for day, end in found)


@fault
def meetings_on_the_eve_of_a_holiday(year: Year) -> int:
    off = {*year.instance.calendar.public_holidays, *year.instance.calendar.bridges}
    return sum(slot.meeting.date + timedelta(1) in off for slot in year.slots if slot.series)


@fault
def meetings_in_autumn_holidays_that_nobody_has_published(year: Year) -> int:
    """Each year so far they began on a Saturday from 17 to 23 October, for sixteen days."""
    days = [slot.meeting.date for slot in year.slots if slot.series]
    return sum(autumn(day.year) <= day <= autumn(day.year) + timedelta(15) for day in days)


def autumn(year: int) -> date:
    days = (date(year, 10, number) for number in range(17, 24))
    return next(day for day in days if day.weekday() == SATURDAY)


@fault
def meetings_in_days_that_the_network_would_rather_keep_free(year: Year) -> int:
    """August, Christmas week, the elections of March 2028, the week of the start of school."""
    avoid = {body.id: body.avoid for body in year.instance.bodies}
    days = [(slot.meeting.date, avoid[slot.meeting.body]) for slot in year.slots]
    return sum(day in span for day, spans in days for span in spans)


@fault
def seats_with_nobody(year: Year) -> int:
    return sum(map(len, year.empty.values()))


@fault
def wishes_and_rules_that_gave_way(year: Year) -> int:
    return len(year.charges) + len(year.report.violations) + len(year.draft.relaxed)


@pytest.mark.parametrize("network", ["club", "convention"])
def test_a_facilitator_would_sign_the_year(network: str):
    year = planned_year(Draft.objects.get(network__slug=network))
    assert year is not None
    assert {name: counted(year) for name, counted in FAULTS.items()} == dict.fromkeys(FAULTS, 0)


def test_groups_that_close_in_october_are_not_planned_for_the_year_after():
    club = Draft.objects.get(network__slug="club")
    assert set(club.series.values_list("body__kind", flat=True)) == {"club"}
