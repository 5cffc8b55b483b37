"""Who has a place when places are counted, as answers come and go."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, found_circle, nothing_changes
from tests.domain.notices.convened import convened
from tests.domain.together import really_apart, together
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.places import settle_places
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.meetings.queries import room_of
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.models import Person

MINUTE = timedelta(minutes=1)


def of_places(circle: Circle, capacity: int) -> Meeting:
    meeting = convened(circle)
    Meeting.objects.filter(pk=meeting.pk).update(capacity=capacity)
    meeting.refresh_from_db()
    return meeting


def say(circle: Circle, meeting: Meeting, minutes: int, **answers: str) -> None:
    """These answers, a minute later each."""
    for number, (name, answer) in enumerate(answers.items()):
        by = getattr(circle, f"by_{name}")()
        reply(meeting=meeting, answer=answer, by=by, now=NOW + (minutes + number) * MINUTE)


def room(meeting: Meeting) -> tuple[list[str], list[str]]:
    names = {person.pk: person.given_name for person in Person.objects.all()}
    found = room_of(meeting)
    return [names[p.person] for p in found.inside], [names[p.person] for p in found.waiting]


def freed() -> list[list[int]]:
    rows = Event.objects.filter(kind="meeting.place_freed").order_by("pk")
    return [event.data["people"] for event in rows]


def test_those_who_say_so_first_have_a_place(circle: Circle) -> None:
    may = of_places(circle, 2)
    say(circle, may, 0, chloe="attend", ana="attend", bao="attend")
    assert room(may) == (["Chloé", "Ana"], ["Bao"])
    assert [r.waits for r in Reply.objects.order_by("at")] == [False, False, True]
    assert freed() == []


def test_whoever_waited_is_promoted_by_itself(circle: Circle) -> None:
    may = of_places(circle, 1)
    say(circle, may, 0, chloe="attend", ana="attend", bao="attend")
    say(circle, may, 10, chloe="excused")
    assert room(may) == (["Ana"], ["Bao"])
    assert freed() == [[circle.ana.pk]]
    say(circle, may, 20, ana="remote")
    assert freed() == [[circle.ana.pk], [circle.bao.pk]]


def test_whoever_leaves_and_comes_back_waits_again(circle: Circle) -> None:
    may = of_places(circle, 1)
    say(circle, may, 0, chloe="attend", ana="attend")
    say(circle, may, 10, chloe="tentative")
    say(circle, may, 20, chloe="attend")
    assert room(may) == (["Ana"], ["Chloé"])


def test_a_pair_partner_takes_a_place_too(circle: Circle) -> None:
    give_mandate(seat=circle.library, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    may = of_places(circle, 2)
    say(circle, may, 0, ana="attend", bao="both")
    assert room(may) == (["Ana", "Bao"], ["Zoé"])
    say(circle, may, 10, ana="excused")
    assert room(may) == (["Bao", "Zoé"], [])
    assert freed() == [sorted([circle.bao.pk, circle.zoe.pk])]


def test_whoever_answers_is_not_told_what_they_read(circle: Circle) -> None:
    give_mandate(seat=circle.library, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    may = of_places(circle, 1)
    say(circle, may, 0, bao="both")
    say(circle, may, 10, bao="attend")
    assert freed() == []


def test_more_places_let_people_in(circle: Circle) -> None:
    may = of_places(circle, 1)
    say(circle, may, 0, chloe="attend", ana="attend", bao="attend")
    Meeting.objects.filter(pk=may.pk).update(capacity=3)
    assert settle_places(meeting=may, by=OPERATOR, now=NOW) == sorted(
        [circle.ana.pk, circle.bao.pk]
    )
    with nothing_changes():
        assert settle_places(meeting=may, by=OPERATOR, now=NOW) == []


def test_fewer_places_make_the_last_ones_wait(circle: Circle) -> None:
    may = of_places(circle, 2)
    say(circle, may, 0, chloe="attend", ana="attend")
    Meeting.objects.filter(pk=may.pk).update(capacity=1)
    assert settle_places(meeting=may, by=OPERATOR, now=NOW) == []
    assert [r.waits for r in Reply.objects.order_by("at")] == [False, True]


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_instant_for_the_last_place(tmp_path: Path) -> None:
    circle = found_circle()
    may = of_places(circle, 1)
    with really_apart(tmp_path / "db.sqlite3") as read:
        answers = together(
            lambda: reply(meeting=may, answer="attend", by=circle.by_bao(), now=NOW),
            lambda: reply(meeting=may, answer="attend", by=circle.by_ana(), now=NOW),
        )
        assert all(isinstance(one, Reply) for one in answers)
        rows = read("SELECT waits FROM meetings_reply ORDER BY waits")
    assert [bool(row[0]) for row in rows] == [False, True]
