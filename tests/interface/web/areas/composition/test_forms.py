"""What goes back in time is told before it is confirmed, and confirmed as it was told."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.domain.builders import TODAY, nothing_changes
from tests.interface.web.areas.composition.people import composer, holders, version, written
from tests.interface.web.areas.decisions.people import Room


def test_another_day_is_asked_about_again(room: Room) -> None:
    gaelle, seat = composer(room), room.circle.town
    url = room.url("seat_give", seat.pk)
    names = {"who": "new", "given_name": "Léa", "family_name": "Petit", "email": ""}
    form = written(version=version(seat), starts=date(2027, 3, 1), **names)
    with nothing_changes():
        asked: Any = gaelle.post(url, form)
    mark = asked.context["form"]["confirmed"].value()
    with nothing_changes():
        other: Any = gaelle.post(url, form | {"starts": date(2027, 2, 1), "confirmed": mark})
    assert (asked.status_code, other.status_code) == (422, 422)
    assert gaelle.post(url, form | {"confirmed": mark}).status_code == 302
    assert [name for name, *_days in holders(seat)] == ["Ana", "Léa"]


def test_a_refusal_is_said_before_any_question(room: Room) -> None:
    """The seat began in September: nothing is asked about a mandate of August."""
    gaelle, seat = composer(room), room.circle.town
    names = {"who": "new", "given_name": "Léa", "family_name": "Petit", "email": ""}
    form = written(version=version(seat), starts=date(2026, 8, 1), **names)
    with nothing_changes():
        answer: Any = gaelle.post(room.url("seat_give", seat.pk), form)
    assert list(answer.context["form"].errors) == ["starts"]
    assert answer.context["form"].cautions == ()


def test_yesterday_is_past_and_today_is_not(room: Room) -> None:
    gaelle, mandate = composer(room), room.circle.school.mandates.get()
    url = room.url("mandate_end", mandate.pk)
    sent = []
    for ends in (TODAY - timedelta(days=1), TODAY):
        answer: Any = gaelle.post(url, written(version=version(mandate.seat), ends=ends))
        sent.append(answer.status_code)
    assert sent == [422, 302]


def test_a_name_is_asked_beside_its_search(room: Room) -> None:
    """As the rest of the page: who, then when."""
    gaelle, seat = composer(room), room.circle.town
    urls = [
        room.url("seat_give", seat.pk),
        room.url("office_give"),
        room.url("mandate_correct", room.circle.school.mandates.get().pk),
    ]
    asked = [list(gaelle.get(url).context["form"].fields) for url in urls]
    names = ["given_name", "family_name", "email", "starts"]
    assert [[name for name in fields if name in names] for fields in asked] == [names] * 3
