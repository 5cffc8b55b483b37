from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    draw,
    last_event,
    nothing_changes,
)
from tests.domain.consultations.builders import JUNE, SECRET, concludes, consult, says
from tourdetable.domain.consultations.actions.consulting import withdraw
from tourdetable.domain.consultations.models import Consultation, SeatVoice
from tourdetable.domain.decisions.actions.decisions import reopen
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.proofs import altered
from tourdetable.domain.decisions.ties import positions
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Meeting

LATER = NOW + timedelta(days=8)


def june(circle: Circle) -> Meeting:
    return draw(circle.body, JUNE, "Lecture de juin")


class TestOpening:
    def test_the_seats_are_asked_until_a_day(self, circle: Circle):
        one = consult(circle)
        assert (one.title, one.body, one.ended) == ("Lire dehors", circle.body, False)
        data = {"body": circle.body.pk, "until": "2027-04-13"}
        assert last_event()[0::4] == ("consultation.opened", data)

    @pytest.mark.parametrize("until", [TODAY, date(2027, 8, 1)])
    def test_not_too_short_nor_too_long(self, circle: Circle, until: date):
        with nothing_changes(), pytest.raises(ValidationError, match="a day at least"):
            consult(circle, until=until)


class TestSpeaking:
    def test_the_journal_keeps_who_spoke_and_not_what_was_said(self, circle: Circle):
        one = consult(circle)
        said = {"words": SECRET, "would_lift": "Lire dedans."}
        voice = says(circle, one, circle.library, "object", **said)
        assert (voice.stance, voice.words, voice.would_lift) == ("object", *said.values())
        assert last_event()[0::4] == (
            "consultation.answered",
            {"body": circle.body.pk, "seat": circle.library.pk},
        )

    def test_one_may_change_it_until_the_end(self, circle: Circle):
        one = consult(circle)
        says(circle, one, circle.library, "object", words=SECRET, would_lift="Dedans.")
        assert says(circle, one, circle.library).would_lift == ""
        assert SeatVoice.objects.count() == 1
        with nothing_changes(), pytest.raises(ValidationError, match="is over"):
            says(circle, one, circle.library, "abstain", now=LATER)

    def test_an_objection_is_argued(self, circle: Circle):
        one = consult(circle)
        with nothing_changes(), pytest.raises(ValidationError) as refused:
            says(circle, one, circle.library, "object")
        assert [fault.code for fault in refused.value.error_list] == ["words", "would_lift"]

    def test_a_seat_that_is_not_asked(self, circle: Circle):
        one = consult(circle)
        circle.school.kind = "light"
        circle.school.save()
        with nothing_changes(), pytest.raises(ValidationError, match="is not asked"):
            says(circle, one, circle.school)


def test_what_was_said_is_forgotten_with_a_consultation_that_is_withdrawn(circle: Circle):
    one = consult(circle)
    says(circle, one, circle.library)
    withdraw(consultation=one, version=1, by=circle.by_ana(), now=NOW)
    assert not SeatVoice.objects.exists()
    assert Consultation.objects.get().ended
    with nothing_changes(), pytest.raises(ValidationError, match="ended already"):
        withdraw(consultation=one, version=2, by=circle.by_ana(), now=NOW)


class TestConcluding:
    def test_it_becomes_a_decision_that_the_next_minutes_tell(self, circle: Circle):
        one, meeting = consult(circle), june(circle)
        for seat in (circle.town, circle.library, circle.school):
            says(circle, one, seat)
        made = concludes(circle, one, "consensus")
        assert (made.reference, made.outcome, made.meeting) == ("D-2027-01", "consensus", meeting)
        assert (made.consulted_at, made.at, made.why) == (NOW, NOW, "Il fait beau.")
        assert made.positions.count() == 3
        assert Consultation.objects.get().decision == made
        assert Event.objects.filter(kind="decision.concluded").exists()

    def test_an_objection_is_kept_in_its_words(self, circle: Circle):
        one = consult(circle)
        june(circle)
        says(circle, one, circle.town)
        says(circle, one, circle.library, "object", words=SECRET, would_lift="Dedans.")
        with nothing_changes(), pytest.raises(ValidationError, match="still stands"):
            concludes(circle, one, "consent", now=LATER)
        made = concludes(circle, one, "adopted_with_dissent", now=LATER)
        assert list(altered(circle.network)) == []
        kept = made.positions.get(seat=circle.library)
        assert (kept.words, kept.would_lift, kept.objection) == (SECRET, "Dedans.", "sustained")

    def test_not_while_a_seat_may_still_speak(self, circle: Circle):
        one = consult(circle)
        june(circle)
        says(circle, one, circle.town)
        with nothing_changes(), pytest.raises(ValidationError, match="may still speak"):
            concludes(circle, one, "no_decision")

    def test_it_waits_for_no_meeting(self, circle: Circle):
        made = concludes(circle, consult(circle), "no_decision", now=LATER)
        assert (made.meeting, made.body, made.at) == (None, circle.body, LATER)
        assert (made.sitting.pk, made.sitting.day) == (None, date(2027, 4, 14))
        kept = Event.objects.get(kind="decision.concluded")
        assert (kept.network, set(kept.data)) == ("circle", {"body", "outcome", "content"})

    def test_the_body_may_still_say_who_does_what(self, circle: Circle):
        made = concludes(circle, consult(circle), "no_decision", now=LATER)
        said = {"what": "Prévenir le port", "due": date(2027, 5, 1), "by": circle.by_ana()}
        task = add_follow_up(decision=made, seat=circle.library, now=LATER, **said)
        assert made.follow_ups.get() == task

    def test_the_draft_of_the_last_minutes_tells_it_when_nothing_is_dated(
        self, circle: Circle, meeting: Meeting
    ):
        assert concludes(circle, consult(circle), "no_decision", now=LATER).meeting == meeting

    def test_it_is_not_reopened_at_a_meeting(self, circle: Circle, meeting: Meeting):
        made = concludes(circle, consult(circle), "no_decision", now=LATER)
        made = Decision.objects.get(pk=made.pk)
        with nothing_changes(), pytest.raises(ValidationError, match="A consultation has decided"):
            reopen(decision=made, version=made.version, by=OPERATOR, now=LATER)


def test_presence_is_not_asked_of_those_who_answered_between_meetings(
    circle: Circle, meeting: Meeting
):
    one = consult(circle)
    says(circle, one, circle.school)
    says(circle, one, circle.library)
    concludes(circle, one, "consensus", now=LATER)
    assert list(positions(meeting)) == []
