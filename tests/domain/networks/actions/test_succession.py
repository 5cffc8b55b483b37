"""A seat handed over in the middle of a theme: rates, turns and rights the day before and after."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    circle_with,
    decided,
    draw,
    hold,
    last_event,
    nothing_changes,
    once_sent,
    seat_of,
)
from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.meetings.actions.sitting import assign_turn, mark_attendance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import may
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.actions.succession import change_seat, hand_over, move_person
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.models import Person

MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
BY = {"by": OPERATOR, "now": NOW}
A_DAY = timedelta(days=1)


def handed(circle: Circle, on: date = TODAY, person: Person | None = None) -> Mandate:
    """The library's seat, from Bao to Zoé."""
    mandate = circle.library.mandates.get()
    return hand_over(mandate=mandate, person=person or circle.zoe, on=on, **BY)


def rows(circle: Circle) -> list[tuple[str, date, date | None, str]]:
    found = circle.library.mandates.order_by("starts")
    return [(one.person.given_name, one.starts, one.ends, one.reason) for one in found]


def test_the_predecessor_ends_the_day_before(circle: Circle) -> None:
    mandate = handed(circle)
    assert rows(circle) == [
        ("Bao", FOUNDED, TODAY - A_DAY, "succeeded"),
        ("Zoé", TODAY, None, ""),
    ]
    said = {"body": circle.body.pk, "on": str(TODAY), "predecessor": circle.bao.pk}
    said["holder"] = circle.zoe.pk
    subject = f"seat:{circle.library.pk}"
    assert last_event() == ("mandate.handed_over", subject, None, "operator", said)
    assert mandate.seat == circle.library


def test_rights_pass_on_the_day_itself(circle: Circle) -> None:
    """The duty of the seat at a meeting of May: Bao's rights until the day before, then Zoé's."""
    meeting = draw(circle.body, MAY, "Lecture de mai")
    assign_turn(meeting=meeting, duty="secretary", seat=circle.library, **BY)
    handed(circle, on=TODAY + A_DAY)

    def able(on: date) -> list[str]:
        people = (circle.bao, circle.zoe)
        turns = list(meeting.turns.all())
        return [
            one.given_name
            for one in people
            if may(circle.of(one, on=on), Right.MINUTES, meeting, turns)
        ]

    assert [able(TODAY), able(TODAY + A_DAY)] == [["Bao"], ["Zoé"]]
    assert meeting.turns.get().seat == circle.library
    belongs = [circle.of(circle.bao, on=TODAY + A_DAY * days).belongs for days in (0, 1)]
    assert belongs == [True, False]


def test_what_the_predecessor_answered_for_later_no_longer_counts(circle: Circle) -> None:
    april, may_ = (
        draw(circle.body, day, f"Lecture {day:%m}") for day in (MAY - 3 * 7 * A_DAY, MAY)
    )
    for meeting in (april, may_):
        convene(meeting=meeting, version=meeting.version, **BY)
        reply(
            meeting=Meeting.objects.get(pk=meeting.pk),
            answer="excused",
            by=circle.by_bao(),
            now=NOW,
        )
    handed(circle, on=april.day + A_DAY)
    stand = [(row.meeting_id, row.stands) for row in circle.library.replies.order_by("meeting")]
    assert stand == [(april.pk, True), (may_.pk, False)]
    by = Actor(circle.zoe, seat=circle.library)
    then = NOW + timedelta(days=20)
    reply(meeting=Meeting.objects.get(pk=may_.pk), answer="attend", by=by, now=then)
    assert circle.library.replies.filter(meeting=may_, stands=True).get().person == circle.zoe


def test_what_is_to_be_done_stays_the_seat_s(circle: Circle) -> None:
    meeting = hold(circle)
    decision = decided(circle, meeting)
    task = add_follow_up(decision=decision, what="Lire", seat=circle.library, due=None, **BY)
    handed(circle)
    task.refresh_from_db()
    assert task.seat == circle.library


@pytest.mark.django_db
def test_presence_is_counted_for_whoever_held_the_seat_that_day() -> None:
    """March: Bao came. 1 April: Zoé, who succeeds him on 15 March, was away.

    As it was: kept in March and nobody for April. Handed over on 1 April only: the same. Had Zoé
    come, both meetings are kept; and a seat that nobody holds on a day is not counted that day.
    """
    circle = circle_with('check = "seat_present"\nweight = "obligation"', "none")
    hold(circle)
    came = [(circle.town, circle.ana), (circle.school, circle.chloe)]
    april = hold(circle, APRIL, "Lecture d’avril", came=came)

    def told() -> list[str]:
        found = report(circle.network, on=TODAY).of("CIR-09")
        return [str(breach.state) for breach in found]

    assert told() == ["broken"]
    handed(circle, on=date(2027, 3, 15))
    assert told() == ["broken"]
    modes = {(circle.library.pk, circle.zoe.pk): "in_person"}
    mark_attendance(meeting=april, modes=modes, by=circle.by_ana(), now=NOW)
    assert told() == ["kept"]


@pytest.mark.django_db
def test_a_vacant_month_is_not_an_absence() -> None:
    """Bao leaves on 31 March; Zoé begins on 2 April: at the meeting of 1 April nobody held it."""
    circle = circle_with('check = "seat_present"\nweight = "obligation"', "none")
    hold(circle)
    came = [(circle.town, circle.ana), (circle.school, circle.chloe)]
    hold(circle, APRIL, "Lecture d’avril", came=came)
    mandate = circle.library.mandates.get()
    end_mandate(mandate=mandate, ends=date(2027, 3, 31), **BY)
    give_mandate(seat=circle.library, person=circle.zoe, starts=date(2027, 4, 2), **BY)
    assert [str(one.state) for one in report(circle.network, on=TODAY).of("CIR-09")] == ["kept"]


@pytest.mark.parametrize(
    ("on", "who", "words"),
    [
        (FOUNDED, "zoe", "choose a later day"),
        (date(2026, 8, 1), "zoe", "choose a later day"),
        (TODAY, "ana", None),
    ],
)
def test_days_that_make_no_sense(circle: Circle, on: date, who: str, words: str | None) -> None:
    person = getattr(circle, who)
    if words is None:
        assert handed(circle, on=on, person=person).person == person
        return
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        handed(circle, on=on, person=person)


def test_not_before_somebody_who_came_later(circle: Circle) -> None:
    """Bao came on 4 March: he held the seat that day."""
    hold(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="Bao Trần came to"):
        handed(circle, on=date(2027, 3, 1))
    assert handed(circle, on=date(2027, 3, 5)).starts == date(2027, 3, 5)


def test_of_two_who_compose_at_once_the_second_is_told(circle: Circle) -> None:
    mandate = circle.library.mandates.get()
    seen = type(circle.library).objects.get(pk=circle.library.pk).version
    hand_over(mandate=mandate, person=circle.zoe, on=TODAY, version=seen, **BY)
    with nothing_changes(), pytest.raises(Changed):
        hand_over(mandate=mandate, person=circle.dora, on=TODAY, version=seen, **BY)


def test_sent_twice_it_is_done_once(circle: Circle) -> None:
    by, mandate = once_sent(circle.by_ana()), circle.library.mandates.get()
    said = {"mandate": mandate, "person": circle.zoe, "on": TODAY, "by": by, "now": NOW}
    hand_over(**said)
    with nothing_changes(), pytest.raises(AlreadyDone):
        hand_over(**said)


def test_a_person_goes_on_for_another_institution(circle: Circle) -> None:
    other, mandate = seat_of(circle.body, "Caf", "towns"), circle.library.mandates.get()
    new = move_person(mandate=mandate, seat=other, on=TODAY, **BY)
    assert (new.seat, new.person, new.starts) == (other, circle.bao, TODAY)
    assert rows(circle) == [("Bao", FOUNDED, TODAY - A_DAY, "moved")]
    with nothing_changes(), pytest.raises(ValidationError, match="Choose another seat"):
        move_person(mandate=new, seat=other, on=TODAY + A_DAY, **BY)


LIGHT = {"college": "libraries", "kind": "light", "volunteers": False}


def state(seat: Seat) -> tuple[str, str, date, date | None, list[tuple[date, date | None]]]:
    """A seat as it now is, and when it is held."""
    now = Seat.objects.get(pk=seat.pk)
    held = [(one.starts, one.ends) for one in now.mandates.order_by("starts")]
    return now.college, now.kind, now.starts, now.ends, held


def test_a_seat_that_changes_is_continued_by_another(circle: Circle) -> None:
    """What happened in March stays with the seat of March; May's duty is to be taken by others."""
    march, may = hold(circle), draw(circle.body, MAY, "Lecture de mai")
    assign_turn(meeting=may, duty="secretary", seat=circle.library, **BY)
    new = change_seat(seat=circle.library, on=TODAY, **LIGHT, **BY)
    last = TODAY - A_DAY
    assert state(circle.library) == ("libraries", "standing", FOUNDED, last, [(FOUNDED, last)])
    assert state(new) == ("libraries", "light", TODAY, None, [(TODAY, None)])
    assert (new.continues, new.institution) == (circle.library, circle.library.institution)
    came = march.attendances.filter(person=circle.bao)
    assert [row.seat for row in came] == [circle.library]
    assert list(may.turns.all()) == []
    kind, _subject, _person, _capacity, data = last_event()
    assert (kind, data["was"]["kind"], data["to"]) == ("seat.changed", "standing", new.pk)


def test_one_that_volunteers_keeps_its_turns(circle: Circle) -> None:
    may = draw(circle.body, MAY, "Lecture de mai")
    assign_turn(meeting=may, duty="secretary", seat=circle.library, **BY)
    new = change_seat(seat=circle.library, on=TODAY, **(LIGHT | {"volunteers": True}), **BY)
    assert may.turns.get().seat == new


def test_in_the_past_what_happened_since_is_the_other_s(circle: Circle) -> None:
    march = hold(circle)
    new = change_seat(seat=circle.library, on=date(2027, 3, 1), **LIGHT, **BY)
    assert march.attendances.get(person=circle.bao).seat == new


def test_from_its_first_day_the_seat_itself_changes(circle: Circle) -> None:
    new = change_seat(seat=circle.library, on=FOUNDED, **LIGHT, **BY)
    assert new.pk == circle.library.pk
    assert state(new) == ("libraries", "light", FOUNDED, None, [(FOUNDED, None)])


def test_a_mandate_to_come_goes_with_it(circle: Circle) -> None:
    later = TODAY + 30 * A_DAY
    give_mandate(seat=circle.library, person=circle.zoe, starts=later, **BY)
    new = change_seat(seat=circle.library, on=TODAY, **LIGHT, **BY)
    assert state(new)[4] == [(TODAY, None), (later, None)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"kind": "standing"}, "nothing would change"),
        ({"on": FOUNDED - A_DAY}, "begins on"),
        ({"college": "kings"}, "“kings”"),
        ({"kind": "crown"}, "“crown”"),
    ],
)
def test_what_makes_no_sense(circle: Circle, said: dict[str, object], words: str) -> None:
    form = {"seat": circle.library, "on": TODAY, **LIGHT, **said}
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        change_seat(**form, **BY)  # type: ignore[arg-type]  # names and values are these


def test_it_changes_once(circle: Circle) -> None:
    change_seat(seat=circle.library, on=TODAY, **LIGHT, **BY)
    with nothing_changes(), pytest.raises(ValidationError, match="does not exist on that day"):
        change_seat(seat=circle.library, on=TODAY, **(LIGHT | {"kind": "invited"}), **BY)
