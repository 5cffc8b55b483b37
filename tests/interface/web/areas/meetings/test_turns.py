"""Who takes which duty: seats that take turns, whose turn it would be; and, in the room, the seat
that takes it over from one that is missing."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import NOW, OPERATOR, draw, nothing_changes
from tests.interface.web.areas.meetings.people import NEXT, REFUSED, Port, filled, sent, text
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.sitting import assign_turn, mark_attendance
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.networks.models import Seat


def turning(port: Port, seat: object) -> dict[str, Any]:
    return sent(
        f"office:{port.circle.lead.pk}",
        **{"version": port.meeting.version, "duty-secretary": str(seat)},
    )


def on_duty(port: Port) -> list[str]:
    return [str(turn.seat) for turn in Turn.objects.filter(meeting=port.meeting)]


def test_a_duty_goes_to_a_seat_and_is_freed(port: Port) -> None:
    dora = port.client("dora")
    dora.post(port.url("meeting_turns"), turning(port, port.circle.library.pk))
    assert on_duty(port) == ["Médiathèque"]
    port.again()
    dora.post(port.url("meeting_turns"), turning(port, ""))
    assert on_duty(port) == []


def test_the_seats_that_had_fewest_turns_are_suggested(port: Port) -> None:
    earlier = draw(port.circle.body, NEXT + timedelta(days=14), "Lecture de fin avril")
    assign_turn(meeting=earlier, duty="secretary", seat=port.circle.school, by=OPERATOR, now=NOW)
    field = (
        port.client("dora").get(port.url("meeting_turns")).context["form"].fields["duty-secretary"]
    )
    assert [(value, "1" in str(label)) for value, label in field.choices] == [
        ("", False),
        (str(port.circle.school.pk), True),
        (str(port.circle.library.pk), False),
        (str(port.circle.town.pk), True),
    ]
    assert field.help_text.endswith("Ville du Port, École du Môle, Médiathèque")


def test_a_seat_that_takes_no_turn_is_not_offered_nor_accepted(port: Port) -> None:
    Seat.objects.filter(pk=port.circle.library.pk).update(kind="invited")
    elsewhere = Seat.objects.exclude(body=port.circle.body).get()
    dora = port.client("dora")
    for seat in (port.circle.library.pk, elsewhere.pk, 999, "abc"):
        with nothing_changes():
            answer = dora.post(port.url("meeting_turns"), turning(port, seat))
        assert (answer.status_code, list(answer.context["form"].errors)) == (
            422,
            ["duty-secretary"],
        )


def test_two_browsers_share_out_the_duties(port: Port) -> None:
    dora = port.client("dora")
    first, second = turning(port, port.circle.library.pk), turning(port, port.circle.school.pk)
    dora.post(port.url("meeting_turns"), first)
    with nothing_changes():
        answer = dora.post(port.url("meeting_turns"), second)
    rows = [row.theirs.partition(" (")[0] for row in answer.context["form"].differences()]
    assert (answer.status_code, rows) == (409, ["Médiathèque"])
    dora.post(port.url("meeting_turns"), filled(answer))
    assert on_duty(port) == ["École du Môle"]


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
    assert "Je prends ce rôle" in text(page)
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
