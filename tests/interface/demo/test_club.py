"""The demo's Club: its groups, its calendar, and the gathering to come."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Office
from tourdetable.interface.demo.club import ClubScript
from tourdetable.interface.demo.script import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_each_group_is_led_by_the_first_holders_of_its_leading_seats():
    script = read("club.toml", ClubScript)
    holders = {seat.institution: seat.holders[0] for seat in script.seats}
    wanted = {(group.slug, holders[seat]) for group in script.groups for seat in group.leads}
    leads = Office.objects.filter(network__slug="club", kind="lead")
    assert {(office.body.slug, str(office.person)) for office in leads} == wanted


def test_four_groups_share_three_days_for_the_sessions_held_apart():
    sessions = read("club.toml", ClubScript).group_sessions
    title, first = next((title, day) for title, day, apart in sessions if apart)
    found = Meeting.objects.filter(kind="group_session", title=title)
    days = found.values_list("starts_at__date", flat=True)
    assert sorted((day - first).days for day in days) == [0, 0, 1, 2]


def test_the_gathering_of_april_is_convened():
    april = Meeting.objects.get(body__slug="club", starts_at__date=date(2027, 4, 8))
    assert (april.title, april.state) == ("Rencontre n° 2", MeetingState.CONVENED)
