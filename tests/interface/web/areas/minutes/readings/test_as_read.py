"""Whoever writes sees what each reader would get, and no more than they read themselves."""

from __future__ import annotations

import re

import pytest

from tests.domain.builders import NOW, charter, found_circle, hold
from tests.interface.web.areas.decisions.people import LEAD, SECRETARY, Room, furnish
from tests.interface.web.areas.minutes.test_views import MARKED, PASSAGES, words_of
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.models import Minutes

BOX = "Un passage est laissé de côté ici."


@pytest.fixture
def written(room: Room) -> Room:
    begin(meeting=room.meeting, text=f"# Un\n\n{MARKED}", by=room.circle.by_ana(), now=NOW)
    return room


def shown(room: Room, reader: str, name: str = SECRETARY) -> str:
    page = room.client(name).get(room.url("minutes_as", room.meeting.pk, reader))
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.parametrize(
    ("reader", "read", "boxes"),
    [
        ("public", [], 1),
        ("network", ["Ouvert."], 1),
        ("body", ["Ouvert.", "Entre nous."], 1),
        ("present", [*PASSAGES], 0),
    ],
)
def test_the_page_is_that_of_the_reader(
    written: Room, reader: str, read: list[str], boxes: int
) -> None:
    page = shown(written, reader)
    assert [passage for passage in PASSAGES if passage in page] == read
    assert page.count(f"<mark>{BOX}</mark>") == boxes


def test_it_says_where_something_is_left_out(written: Room) -> None:
    said = " ".join(re.sub(r"<[^>]*>", " ", shown(written, "network")).split())
    assert "Un – 1 passage laissé de côté" in said
    assert "une fois le compte rendu diffusé" in said
    assert "envoyé en relecture" in shown(written, "body")
    assert "ne va pas jusque-là" in shown(written, "public")


@pytest.mark.parametrize(
    ("reader", "read"),
    [("public", []), ("network", ["Ouvert."]), ("body", ["Ouvert.", "Entre nous."])],
)
def test_the_file_is_what_they_would_get_to_the_letter(
    written: Room, reader: str, read: list[str]
) -> None:
    answer = written.client(SECRETARY).get(
        written.url("minutes_as_pdf", written.meeting.pk, reader)
    )
    said = words_of(answer)
    assert [passage for passage in PASSAGES if passage in said] == read
    assert BOX not in said


def test_a_seat_reads_as_whoever_came_for_it(written: Room) -> None:
    circle = written.circle
    modes = {(circle.school.pk, circle.chloe.pk): "excused"}
    mark_attendance(meeting=written.meeting, modes=modes, by=circle.by_ana(), now=NOW)
    for seat, present in ((circle.library, True), (circle.school, False)):
        assert ("Dans la salle." in shown(written, f"seat-{seat.pk}")) == present


def test_nobody_reads_wider_than_themselves_by_it(written: Room) -> None:
    client = written.client(LEAD)
    readers = ("public", "body", "present", f"seat-{written.circle.town.pk}", "seat-0", "me")
    codes = [
        client.get(written.url(view, written.meeting.pk, reader)).status_code
        for view in ("minutes_as", "minutes_as_pdf")
        for reader in readers
    ]
    assert codes == [200, 200, 404, 404, 404, 404] * 2
    assert "Dans la salle." not in shown(written, "body", LEAD)


def test_there_is_nothing_to_read_before_it_is_begun(room: Room) -> None:
    answer = room.client(SECRETARY).get(room.url("minutes_as", room.meeting.pk, "public"))
    assert answer.status_code == 404


def test_as_if_it_were_circulated_as_far_as_the_charter_lets_it(db: None) -> None:
    circle = found_circle(charter(audience="public"))
    room = furnish(circle, hold(circle))
    begin(meeting=room.meeting, text=MARKED, by=room.circle.by_ana(), now=NOW)
    Minutes.objects.update(audience="network")
    said = shown(room, "public")
    assert ("Ouvert." in said, "Entre nous." in said) == (True, False)
    assert "si vous le diffusiez" in said
