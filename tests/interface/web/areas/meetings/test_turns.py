"""Who takes which duty: seats that take turns, and whose turn it would be."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import NOW, OPERATOR, draw, nothing_changes
from tests.interface.web.areas.meetings.people import NEXT, Port, filled, sent
from tourdetable.domain.meetings.actions.sitting import assign_turn
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
        (str(port.circle.town.pk), False),
    ]
    assert field.help_text.endswith("Médiathèque, Ville du Port")


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
