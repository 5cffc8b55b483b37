"""The year to come of both networks is there to be read, moved and adopted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from tests.domain.builders import OPERATOR
from tourdetable.core.planner.search.solve import Effort, plan
from tourdetable.core.planner.wire.instance_json import as_json, read_instance
from tourdetable.domain.availability.actions import keep_calendar
from tourdetable.domain.availability.free_busy import busy
from tourdetable.domain.availability.models import Absence
from tourdetable.domain.availability.queries import landmarks_of
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.people.models import Person
from tourdetable.domain.years.actions.drafts import begin_draft
from tourdetable.domain.years.board import planned_year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.queries import plan_of
from tourdetable.interface.web.areas.programme.feed_secret import secret_of

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
