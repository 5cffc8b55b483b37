from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.domain.builders import (
    APRIL,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    charter,
    draw,
    found_circle,
    hold,
    in_review,
)
from tourdetable.core.charter.terms.model import Adoption
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes import queries
from tourdetable.domain.minutes.actions import adoption, remarks
from tourdetable.domain.minutes.actions.minutes import write
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.queries import AdoptionProgress


def progress(minutes: Minutes, on: date = TODAY) -> AdoptionProgress:
    minutes = Minutes.objects.get(pk=minutes.pk)
    return queries.adoption_progress(minutes, charter_of(minutes.meeting), on)


def reviewed(**rule: object) -> tuple[Circle, Minutes]:
    circle = found_circle(charter(**rule))
    return circle, in_review(circle, hold(circle))


@pytest.mark.django_db
class TestProgressBySeats:
    def test_what_is_missing(self):
        circle, minutes = reviewed(adoption="seats", seats=2)
        missing = AdoptionProgress(
            Adoption.SEATS, True, False, needed=2, given=0, approved=(), asking=()
        )
        assert (progress(minutes), progress(minutes).ready) == (missing, False)
        form = {"minutes": minutes, "version": minutes.version, "now": NOW}
        adoption.approve(seat=circle.library, by=circle.by_bao(), **form)
        assert (progress(minutes).given, progress(minutes).approved) == (1, (circle.library,))
        adoption.approve(seat=circle.school, by=circle.by_chloe(), **form)
        done = progress(minutes)
        assert (done.adopted, done.approved, done.ready) == (
            True,
            (circle.library, circle.school),
            False,
        )

    def test_approvals_of_a_former_text_do_not_count(self):
        circle, minutes = reviewed(adoption="seats")
        form = {"minutes": minutes, "version": minutes.version, "now": NOW}
        adoption.approve(seat=circle.library, by=circle.by_bao(), **form)
        write(minutes=minutes, text="Corrigé.", version=2, by=circle.by_ana(), now=NOW)
        assert progress(minutes).given == 0


@pytest.mark.django_db
class TestProgressBySilence:
    def test_days_left(self):
        _circle, minutes = reviewed(adoption="silence_days", days=15)
        first, last, after = (progress(minutes, on=TODAY + timedelta(days=n)) for n in (0, 14, 20))
        assert [(p.days_left, p.adoptable_on, p.ready) for p in (first, last, after)] == [
            (15, date(2027, 4, 21), False),
            (1, date(2027, 4, 21), False),
            (0, date(2027, 4, 21), True),
        ]

    def test_an_open_remark(self):
        circle, minutes = reviewed(adoption="silence_days", days=15)
        remarks.remark(
            minutes=minutes, seat=circle.library, words="Le titre.", by=circle.by_bao(), now=NOW
        )
        held = progress(minutes, on=TODAY + timedelta(days=20))
        assert (held.asking, held.ready) == ((circle.library,), False)

    def test_before_the_review(self, circle: Circle, meeting: Meeting):
        minutes = Minutes.objects.create(meeting=meeting)
        assert queries.silent_until(minutes, charter_of(meeting)) is None


class TestProgressAtTheNextMeeting:
    def test_there_is_none(self, circle: Circle, meeting: Meeting):
        state = progress(in_review(circle, meeting))
        assert (state.rule, state.needed, state.given, state.meeting, state.ready) == (
            Adoption.NEXT_MEETING,
            2,
            0,
            None,
            False,
        )

    def test_the_next_one_in_the_calendar_then_the_open_one(self, circle: Circle, meeting: Meeting):
        minutes = in_review(circle, meeting)
        june = draw(circle.body, datetime(2027, 6, 3, 9, tzinfo=UTC), "Juin")
        may = draw(circle.body, datetime(2027, 5, 6, 9, tzinfo=UTC), "Mai")
        assert (progress(minutes).meeting, progress(minutes).ready) == (may, False)
        april = hold(circle, APRIL, "Avril")
        assert (progress(minutes).meeting, progress(minutes).given, progress(minutes).ready) == (
            april,
            3,
            True,
        )
        form = {"minutes": minutes, "version": minutes.version, "by": circle.by_ana(), "now": NOW}
        adoption.adopt_at_meeting(at=april, **form)
        assert (progress(minutes).adopted, progress(minutes).meeting) == (True, april)
        assert june.starts_at > may.starts_at


class TestLists:
    @pytest.mark.django_db
    def test_what_is_due_by_silence(self):
        circle, minutes = reviewed(adoption="silence_days", days=15)
        days = (date(2027, 4, 20), date(2027, 4, 21))
        assert [queries.due_by_silence(circle.network, on=on) for on in days] == [[], [minutes]]
        adoption.adopt_by_silence(minutes=minutes, by=OPERATOR, now=NOW + timedelta(days=15))
        assert queries.due_by_silence(circle.network, on=days[1]) == []
