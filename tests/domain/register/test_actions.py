"""Keeping the register: by a hand, from the sheet, each for themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    MARCH,
    NOW,
    Circle,
    draw,
    found_circle,
    hold,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.guests.builders import to_meeting
from tests.domain.together import really_apart, together
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.marking import Noted
from tourdetable.domain.meetings.actions.sitting import open_meeting
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.register.actions import check_guest_in, check_in, record
from tourdetable.domain.register.models import GuestAttendance
from tourdetable.domain.register.queries import NO_SEAT

LATE = MARCH + timedelta(minutes=25)


@pytest.fixture
def sitting(circle: Circle) -> tuple[Meeting, Guest]:
    """The meeting of March to which Inès was called in, of which nobody is marked."""
    meeting = draw(circle.body)
    guest = to_meeting(circle, meeting, now=MARCH - timedelta(days=3))
    return opened(circle, meeting), guest


def opened(circle: Circle, meeting: Meeting) -> Meeting:
    said = {"version": meeting.version, "by": circle.by_ana(), "now": MARCH}
    return open_meeting(meeting=meeting, **said)


def written(circle: Circle, meeting: Meeting, marks: Any, **more: Any) -> None:
    said = {"seen": {}, "by": circle.by_ana(), "now": NOW} | more
    record(meeting=meeting, marks=marks, **said)


def come(circle: Circle, meeting: Meeting, now: datetime = MARCH, mode: str = "in_person") -> None:
    """Bao says that he is there."""
    check_in(meeting=meeting, seats=[circle.library], mode=mode, by=circle.by_bao(), now=now)


class TestByAHand:
    def test_holders_and_guests_at_once_and_what_it_was(
        self, circle: Circle, sitting: tuple[Meeting, Guest]
    ):
        meeting, guest = sitting
        bao, ines = (circle.library.pk, circle.bao.pk), (NO_SEAT, guest.pk)
        written(circle, meeting, {bao: Noted("excused"), ines: Noted("in_person", LATE)})
        event = last_event()
        assert event[0] == "meeting.attendance_marked"
        assert event[4]["changes"] == [[*bao, "", "excused"]]
        assert event[4]["guests"] == [[guest.pk, "", "in_person@20270304T0925/"]]
        assert seats_present(meeting) == set()
        seen = {bao: "excused", ines: "in_person@20270304T0925/"}
        written(
            circle,
            meeting,
            {bao: Noted("remote"), ines: Noted()},
            seen=seen,
            paper=True,
        )
        event = last_event()
        assert event[4]["changes"] == [[*bao, "excused", "remote"]]
        assert event[4]["guests"] == [[guest.pk, "in_person@20270304T0925/", ""]]
        assert Attendance.objects.get().how == "paper"
        assert not GuestAttendance.objects.exists()

    def test_what_another_hand_wrote_meanwhile_is_not_written_over(
        self, circle: Circle, sitting: tuple[Meeting, Guest]
    ):
        meeting, guest = sitting
        for pair in ((circle.library.pk, circle.bao.pk), (NO_SEAT, guest.pk)):
            written(circle, meeting, {pair: Noted("excused")})
            with nothing_changes(), pytest.raises(Changed):
                written(circle, meeting, {pair: Noted("remote")}, seen={pair: ""})

    def test_two_hands_that_say_the_same_do_not_contradict_each_other(
        self, circle: Circle, sitting: tuple[Meeting, Guest]
    ):
        """Bao came late and said so himself; the secretary has an older list, and marks him too."""
        meeting, guest = sitting
        bao, ines = (circle.library.pk, circle.bao.pk), (NO_SEAT, guest.pk)
        come(circle, meeting, LATE)
        written(circle, meeting, {ines: Noted("remote")})
        seen = {bao: "", ines: ""}
        written(circle, meeting, {bao: Noted("in_person"), ines: Noted("remote")}, seen=seen)
        row = Attendance.objects.get()
        assert (row.how, row.arrived_at, row.entered_by) == ("self", LATE, circle.bao)
        assert (last_event()[4]["changes"], last_event()[4]["guests"]) == ([], [])
        for pair in (bao, ines):
            with nothing_changes(), pytest.raises(Changed):
                written(circle, meeting, {pair: Noted("excused")}, seen=seen)
            with nothing_changes(), pytest.raises(Changed):
                written(circle, meeting, {pair: Noted("remote", MARCH)}, seen=seen)

    def test_sent_twice_it_is_written_once(self, circle: Circle, sitting: tuple[Meeting, Guest]):
        meeting, _guest = sitting
        pair, by = (circle.library.pk, circle.bao.pk), once_sent(circle.by_ana())
        written(circle, meeting, {pair: Noted("remote")}, by=by, seen={pair: ""})
        with nothing_changes(), pytest.raises(AlreadyDone):
            written(circle, meeting, {pair: Noted("remote")}, by=by, seen={pair: ""})

    def test_times_that_cannot_be_and_people_who_were_not_called(
        self, circle: Circle, sitting: tuple[Meeting, Guest]
    ):
        meeting, guest = sitting
        pair = (circle.library.pk, circle.bao.pk)
        wrong = (
            ({pair: Noted("absent", LATE)}, "neither arrived nor left"),
            ({pair: Noted("remote", LATE, MARCH)}, "correct one of both"),
            ({(NO_SEAT, guest.pk): Noted("excused", LATE)}, "neither arrived nor left"),
            ({(NO_SEAT, guest.pk + 1): Noted("remote")}, "not called in"),
        )
        for marks, words in wrong:
            with nothing_changes(), pytest.raises(ValidationError, match=words):
                written(circle, meeting, marks)


class TestByThemselves:
    def test_on_time_then_late_then_again(self, circle: Circle, sitting: tuple[Meeting, Guest]):
        meeting, guest = sitting
        come(circle, meeting)
        row = Attendance.objects.get()
        assert (row.mode, row.how, row.arrived_at, row.entered_by) == (
            "in_person",
            "self",
            None,
            circle.bao,
        )
        with nothing_changes():
            come(circle, meeting, LATE)
        by = Actor(guest.person)
        check_guest_in(meeting=meeting, guest=guest, mode="remote", by=by, now=LATE)
        there = GuestAttendance.objects.get()
        assert (there.mode, there.how, there.arrived_at) == ("remote", "self", LATE)

    def test_over_apologies_and_after_leaving(self, circle: Circle, sitting: tuple[Meeting, Guest]):
        meeting, _guest = sitting
        pair = (circle.library.pk, circle.bao.pk)
        written(circle, meeting, {pair: Noted("excused")})
        come(circle, meeting, LATE)
        assert Attendance.objects.get().arrived_at == LATE
        assert last_event()[4]["changes"] == [[*pair, "excused", "in_person@20270304T0925/"]]
        left = Noted("in_person", LATE, LATE + timedelta(minutes=10))
        written(circle, meeting, {pair: left})
        come(circle, meeting, LATE + timedelta(minutes=30))
        row = Attendance.objects.get()
        assert (row.arrived_at, row.left_at) == (LATE, None)

    def test_neither_absent_nor_long_after_nor_for_a_seat_of_others(
        self, circle: Circle, sitting: tuple[Meeting, Guest]
    ):
        meeting, _guest = sitting
        with nothing_changes():
            for mode, now in (("absent", MARCH), ("remote", NOW)):
                with pytest.raises(ValidationError, match="while the meeting is held"):
                    come(circle, meeting, now, mode)
            said = {"mode": "remote", "by": circle.by_bao(), "now": MARCH}
            with pytest.raises(ValidationError, match="did not hold the seat"):
                check_in(meeting=meeting, seats=[circle.town], **said)

    def test_not_once_the_minutes_are_in_review(self, circle: Circle):
        meeting = hold(circle, came=[])
        Meeting.objects.filter(pk=meeting.pk).update(sealed_at=NOW)
        with nothing_changes(), pytest.raises(ValidationError):
            come(circle, meeting)


@pytest.mark.django_db(transaction=True)
class TestTogether:
    def test_two_hands_that_mark_one_person_otherwise(self, tmp_path: Path):
        circle = found_circle()
        meeting = opened(circle, draw(circle.body))
        pair = (circle.library.pk, circle.bao.pk)

        def mark(mode: str) -> Callable[[], None]:
            return lambda: written(circle, meeting, {pair: Noted(mode)}, seen={pair: ""})

        with really_apart(tmp_path / "db.sqlite3") as read:
            told = together(mark("excused"), mark("in_person"))
            ((mode,),) = read("SELECT mode FROM meetings_attendance")
        assert [type(one).__name__ for one in told] in [
            ["NoneType", "Changed"],
            ["Changed", "NoneType"],
        ]
        assert mode == ("excused" if told[0] is None else "in_person")

    def test_two_phones_of_one_person_who_checks_in(self, tmp_path: Path):
        circle = found_circle()
        meeting = opened(circle, draw(circle.body))
        with really_apart(tmp_path / "db.sqlite3") as read:
            assert together(*[lambda: come(circle, meeting)] * 2) == [None, None]
            assert read("SELECT mode, how FROM meetings_attendance") == [("in_person", "self")]
            told = "SELECT count(*) FROM journal_event WHERE kind = 'meeting.attendance_marked'"
            assert read(told) == [(1,)]
