"""Days and times as people write them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.domain.builders import nothing_changes
from tests.interface.web.areas.meetings.people import Port, filled
from tests.interface.web.areas.meetings.test_views import drawn, new, when
from tourdetable.domain.meetings.models import Meeting


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        (when("2027-02-29"), ["day"]),
        (when("20-05-2027"), ["day"]),
        (when("9999-12-31"), ["day"]),
        (when("0001-01-01"), ["day"]),
        (when("2027-05-20", "25:00"), ["starts"]),
        (when("2027-05-20", "18:00", "17:00"), ["ends"]),
        (when("2026-08-06"), ["past"]),
        ({**when("2026-08-06"), "past": "on"}, ["day"]),
        ({**when("2027-05-20"), "kind": "session"}, ["kind"]),
        ({**when("2027-05-20"), "acting": "office:999"}, ["acting"]),
        ({**when("2027-05-20"), "gesture": "not-a-token"}, ["gesture"]),
        ({**when("2027-05-20"), "link": "javascript:alert(1)"}, ["link"]),
        ({**when("2027-05-20"), "title": "x" * 201}, ["title"]),
        ({**when("2027-05-20"), "title": "Un\x00titre"}, ["title"]),
        ({**when("2027-05-20"), "purpose": "x" * 5_000_000}, ["purpose"]),
    ],
)
def test_a_wrong_form_is_given_back_and_nothing_is_drawn(
    port: Port, gaelle: Client, fields: dict[str, str], wrong: list[str]
) -> None:
    with nothing_changes():
        answer = gaelle.post(new(port), drawn(port, **fields))
    assert (answer.status_code, sorted(answer.context["form"].errors)) == (422, wrong)


def test_a_past_meeting_is_recorded_when_one_says_so(port: Port, gaelle: Client) -> None:
    answer = gaelle.post(new(port), drawn(port, **when("2027-02-04"), past="on"))
    assert (answer.status_code, Meeting.objects.latest("pk").starts_at.date().isoformat()) == (
        302,
        "2027-02-04",
    )


def test_the_twenty_ninth_of_february_exists_in_a_leap_year(port: Port, gaelle: Client) -> None:
    """A Thursday in 2052, so far from the others that the charter asks."""
    asked = gaelle.post(new(port), drawn(port, **when("2052-02-29")))
    assert (asked.status_code, asked.context["form"].errors) == (422, {})
    answer = gaelle.post(new(port), filled(asked))
    assert answer.status_code == 302


def test_a_time_that_the_clocks_jump_over_is_refused(port: Port, gaelle: Client) -> None:
    with nothing_changes():
        answer = gaelle.post(new(port), drawn(port, **when("2028-03-26", "02:30", "04:00")))
    assert list(answer.context["form"].errors) == ["starts"]


def test_overseas_the_clocks_are_those_of_the_network(port: Port, gaelle: Client) -> None:
    network = port.circle.network
    network.time_zone = "America/Martinique"
    network.save()
    gaelle.post(new(port), drawn(port, **when("2027-05-20", "20:30", "22:00")))
    assert Meeting.objects.latest("pk").starts_at == datetime(2027, 5, 21, 0, 30, tzinfo=UTC)
