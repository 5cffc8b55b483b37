"""The animator finds the secretary missing: a seat that is there takes the duty over."""

from __future__ import annotations

import pytest

from tests.domain.builders import NOW, OPERATOR
from tests.interface.web.areas.meetings.people import NEXT, REFUSED, Port, sent, text
from tourdetable.domain.meetings.actions.sitting import mark_attendance, reply
from tourdetable.domain.meetings.models import Turn


@pytest.fixture
def day(monkeypatch: pytest.MonkeyPatch, port: Port) -> Port:
    """The day of the meeting, at its hour, opened."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NEXT)
    port.opened()
    return port


def taken(port: Port, name: str, shown: object = None) -> int:
    """What that person is answered when they take the duty over."""
    circle = port.circle
    seat = {"bao": circle.library, "chloé": circle.school, "ana": circle.town}[name]
    data = sent(f"seat:{seat.pk}", instead_of=shown or circle.town.pk)
    answer = port.client(name).post(port.url("meeting_duty", port.meeting.pk, "secretary"), data)
    return int(answer.status_code)


def test_nothing_is_offered_before_the_day(port: Port) -> None:
    assert port.client("bao").get(port.url("meeting")).context["page"].in_room == []


def test_one_button_takes_it_and_the_page_says_so(day: Port) -> None:
    page = day.client("bao").get(day.url("meeting"))
    (line,) = page.context["page"].in_room
    assert (str(line.duty.seat), line.form is not None) == ("Ville du Port", True)
    assert "Je prends cette charge" in text(page)
    assert taken(day, "bao") == 302
    words = text(day.client("chloé").get(day.url("meeting")))
    assert "Médiathèque à la place de Ville du Port" in words
    assert day.client("bao").get(day.url("meeting_attendance")).status_code == 200


def test_the_second_of_two_is_told_who_has_it(day: Port) -> None:
    assert taken(day, "bao") == 302
    assert taken(day, "chloé") == 422
    assert Turn.objects.get(meeting=day.meeting).seat == day.circle.library


def test_whoever_arrives_late_has_a_button_to_take_it_back(day: Port) -> None:
    taken(day, "bao")
    (line,) = day.client("ana").get(day.url("meeting")).context["page"].in_room
    assert line.back
    assert taken(day, "ana", day.circle.library.pk) == 302
    assert Turn.objects.get(meeting=day.meeting).seat == day.circle.town


def test_none_is_offered_while_the_seat_is_there(day: Port) -> None:
    circle = day.circle
    modes = {(circle.town.pk, circle.ana.pk): "in_person"}
    mark_attendance(meeting=day.meeting, modes=modes, by=OPERATOR, now=NEXT)
    (line,) = day.client("bao").get(day.url("meeting")).context["page"].in_room
    assert (line.there, line.form) == (True, None)


def test_who_may_not(day: Port) -> None:
    """Dora has an office and no seat; the others have no place in the body."""
    url = day.url("meeting_duty", day.meeting.pk, "secretary")
    expected = {name: code for name, code in REFUSED.items() if name != "bao"}
    assert {name: day.client(name).get(url).status_code for name in expected} == expected
    assert day.client("dora").get(url).status_code == 403
    assert day.client("bao").get(url.replace("secretary", "cook")).status_code == 404


def test_a_seat_that_sent_apologies_is_shown_away(
    port: Port, monkeypatch: pytest.MonkeyPatch
) -> None:
    circle, meeting = port.circle, port.convened()
    reply(meeting=meeting, answer="excused", by=circle.by_ana(), now=NOW)
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NEXT)
    (line,) = port.client("bao").get(port.url("meeting")).context["page"].in_room
    assert (line.away, line.form is not None) == (True, True)
