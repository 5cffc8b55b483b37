"""Correcting adopted minutes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import APRIL, NOW, charter, found_circle, hold, nothing_changes
from tests.domain.minutes.actions.test_superseding import WHY, adopted, put
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    REFUSED,
    SECRETARY,
    STRANGER,
    Room,
    furnish,
    sent,
)
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions import superseding
from tourdetable.domain.minutes.actions.minutes import circulate
from tourdetable.domain.minutes.models import Edition, Minutes, MinutesCorrection

SECRET = "Léa est partie"


def room_where(**rule: object) -> tuple[Room, Minutes]:
    """The circle with this rule, and the minutes of March, adopted."""
    circle = found_circle(charter(**rule))
    minutes = adopted(circle)
    return furnish(circle, minutes.meeting), minutes


@pytest.fixture
def corrected(clock: None, db: None) -> tuple[Room, Minutes]:
    return room_where()


def go(room: Room, name: str, view: str, minutes: Minutes, **data: Any) -> int:
    """What is answered to somebody who sends this form about the corrected version."""
    seats = {SECRETARY: room.circle.town, COLLEAGUE: room.circle.library}
    row = MinutesCorrection.objects.last()
    said = {"version": row.version} if row else {}
    form = sent(seats.get(name, room.circle.school).pk, **(said | data))
    return room.client(name).post(room.url(view, minutes.meeting_id), form).status_code


def later(room: Room) -> Meeting:
    return hold(room.circle, APRIL + timedelta(days=1), "Le lendemain")


def test_from_the_reason_to_the_new_edition(corrected: tuple[Room, Minutes]) -> None:
    room, minutes = corrected
    at, said = later(room), {"text": "On a bien lu.", "reason": WHY}
    steps = [
        go(room, SECRETARY, "minutes_correct", minutes, **said),
        go(room, SECRETARY, "minutes_correction_put", minutes),
        go(room, COLLEAGUE, "minutes_correction_send_back", minutes, words="Le lieu."),
        go(room, SECRETARY, "minutes_correct", minutes, **(said | {"text": "On a relu."})),
        go(room, SECRETARY, "minutes_correction_put", minutes),
        go(room, SECRETARY, "minutes_correction_adopt", minutes, decision="new", confirmed=""),
    ]
    assert steps == [302] * 6
    found = Minutes.objects.get()
    assert (found.text, found.edition, found.adopted_at) == ("On a relu.", 2, at)
    assert Decision.objects.filter(meeting=at).count() == 1
    page = room.client(COLLEAGUE).get(room.url("minutes", minutes.meeting_id))
    assert WHY in page.content.decode()
    assert page.context["page"].former == [1]
    pdf = room.client(COLLEAGUE).get(room.url("minutes_pdf", minutes.meeting_id))
    assert pdf.status_code == 200


def test_it_is_for_those_who_write_until_it_is_put_to_the_body(
    corrected: tuple[Room, Minutes],
) -> None:
    room, minutes = corrected
    url = room.url("minutes_correction", minutes.meeting_id)
    assert room.client(SECRETARY).get(url).status_code == 404
    row = superseding.open_correction(
        minutes=minutes, text="On a relu.", reason=WHY, by=room.circle.by_ana(), now=NOW
    )
    assert room.client(SECRETARY).get(url).status_code == 200
    assert room.client(COLLEAGUE).get(url).status_code == 404
    superseding.put_correction(correction=row, version=1, by=room.circle.by_ana(), now=NOW)
    page = room.client(COLLEAGUE).get(url).context["page"]
    assert [one for one, may in page.may.items() if may] == ["send_back"]
    found = {name: room.client(name).get(url).status_code for name in REFUSED}
    assert found == REFUSED | {COLLEAGUE: 200, NEIGHBOUR: 404, STRANGER: 404}


def test_only_those_who_write_begin_it(corrected: tuple[Room, Minutes]) -> None:
    room, minutes = corrected
    url = room.url("minutes_correct", minutes.meeting_id)
    assert room.statuses(url) == REFUSED
    assert room.client(LEAD).get(url).context["form"].initial["text"] == "On a lu."


def test_what_was_changed_meanwhile_is_not_put(corrected: tuple[Room, Minutes]) -> None:
    room, minutes = corrected
    put(room.circle, minutes)
    ana = room.client(SECRETARY)
    url = room.url("minutes_correction_withdraw", minutes.meeting_id)
    with nothing_changes():
        answer = ana.post(url, sent(room.circle.town.pk, version=1))
    assert answer.status_code == 409


def test_seats_approve_it(clock: None, db: None) -> None:
    room, minutes = room_where(adoption="seats", seats=2)
    put(room.circle, minutes)
    page = room.client(COLLEAGUE).get(room.url("minutes_correction", minutes.meeting_id))
    assert page.context["page"].may["approve"] is True
    names = (COLLEAGUE, "chloé")
    done = [go(room, name, "minutes_correction_approve", minutes) for name in names]
    assert (done, Minutes.objects.get().edition) == ([302, 302], 2)


def test_silence_says_its_day(clock: None, db: None) -> None:
    room, minutes = room_where(adoption="silence_days", days=15)
    put(room.circle, minutes)
    url = room.url("minutes_correction", minutes.meeting_id)
    (sentence,) = room.client(COLLEAGUE).get(url).context["page"].sentences
    assert "21" in sentence
    refused = room.url("minutes_correction_approve", minutes.meeting_id)
    assert room.client(COLLEAGUE).get(refused).status_code == 403


def superseded(room: Room, minutes: Minutes, text: str) -> str:
    """The address of the former edition, once another text has replaced it."""
    row = put(room.circle, minutes)
    MinutesCorrection.objects.update(text=text)
    form = {"version": row.version, "by": room.circle.by_ana(), "now": NOW}
    found = superseding.supersede_at_meeting(correction=row, at=later(room), **form)
    circulate(
        minutes=found, audience="network", version=found.version, by=room.circle.by_ana(), now=NOW
    )
    return room.url("minutes_edition", minutes.meeting_id, 1)


def test_a_former_edition_stays_readable(corrected: tuple[Room, Minutes]) -> None:
    room, minutes = corrected
    url = superseded(room, minutes, "On a relu.")
    page = room.client(NEIGHBOUR).get(url)
    assert "On a lu." in page.content.decode()
    assert WHY in page.content.decode()
    assert room.client(STRANGER).get(url).status_code == 404
    assert room.client(COLLEAGUE).get(url.replace("/1/", "/7/")).status_code == 404


def test_what_was_closed_to_a_reader_since_is_not_shown_again(
    corrected: tuple[Room, Minutes],
) -> None:
    room, minutes = corrected
    Minutes.objects.update(text=f"On a lu.\n\n{SECRET}.")
    url = superseded(room, minutes, f"On a lu.\n\n::: body\n{SECRET}.\n:::")
    seen = {
        name: SECRET in room.client(name).get(url).content.decode()
        for name in (NEIGHBOUR, COLLEAGUE)
    }
    assert seen == {NEIGHBOUR: False, COLLEAGUE: True}
    assert Edition.objects.get().text == f"On a lu.\n\n{SECRET}."
