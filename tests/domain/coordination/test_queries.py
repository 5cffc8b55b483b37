"""What is late, agreed and asked, body by body."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import NOW, TODAY, decided, draw, hold
from tests.domain.coordination.builders import LATE, MAY, Supported, noted
from tourdetable.domain.coordination import queries
from tourdetable.domain.coordination.actions.dates import call_for_dates, take_back_call
from tourdetable.domain.coordination.actions.notes import settle_note
from tourdetable.domain.coordination.queries import Agreed
from tourdetable.domain.decisions.actions.follow_up import add_follow_up

JUNE = date(2027, 6, 30)


def test_what_was_agreed_is_late_until_it_is_settled(supported: Supported) -> None:
    network, body = supported.circle.network, supported.circle.body
    noted(supported)
    note = noted(supported, agreed="Changer de secrétaire.", due=LATE)
    noted(supported, agreed="Un jour.")
    assert queries.agreed_with(network, TODAY) == {body.pk: Agreed(1, LATE)}
    settle_note(note=note, settled=True, version=1, **supported.by)
    assert queries.agreed_with(network, TODAY) == {body.pk: Agreed(0, None)}


def test_actions_are_overdue_after_their_day(supported: Supported) -> None:
    circle = supported.circle
    decision = decided(circle, hold(circle))
    task = {"what": "Acheter", "seat": circle.town, "due": TODAY}
    add_follow_up(decision=decision, **task, by=circle.by_ana(), now=NOW)
    assert queries.overdue_tasks(circle.network, TODAY) == {}
    tomorrow = TODAY + timedelta(days=1)
    assert queries.overdue_tasks(circle.network, tomorrow) == {circle.body.pk: 1}


def test_a_date_is_asked_for_until_a_meeting_is_drawn(supported: Supported) -> None:
    body = supported.circle.body
    call = call_for_dates(body=body, until=JUNE, **supported.by)
    assert queries.open_call(body, now=NOW) == call
    assert queries.called(supported.circle.network, TODAY) == {body.pk: JUNE}
    draw(body, MAY, "Lecture de mai")
    assert queries.open_call(body, now=NOW) is None
    assert queries.next_days([body], NOW) == {body.pk: MAY.date()}


def test_one_that_is_taken_back_is_asked_no_more(supported: Supported) -> None:
    body = supported.circle.body
    call = call_for_dates(body=body, until=JUNE, **supported.by)
    take_back_call(call=call, version=1, **supported.by)
    assert queries.open_call(body, now=NOW) is None
    assert queries.called(supported.circle.network, TODAY) == {}


def test_each_reads_the_notes_that_concern_them(supported: Supported) -> None:
    circle = supported.circle
    of_body, of_seat = noted(supported), noted(supported, seat=circle.library)
    found = {
        person.given_name: set(queries.notes_seen_by(circle.of(person), circle.body))
        for person in (supported.ivo.person, circle.bao, circle.ana)
    }
    assert found == {"Ivo": {of_body, of_seat}, "Bao": {of_body, of_seat}, "Ana": {of_body}}
    assert set(queries.notes_of_network(circle.network)) == {of_body, of_seat}
