from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    TODAY,
    Circle,
    charter,
    consent,
    decided,
    draw,
    found_circle,
    hold,
    in_review,
    last_event,
    nothing_changes,
    once_sent,
    propose,
    stated,
)
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, move_meeting, set_agenda
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes.actions import minutes as actions
from tourdetable.domain.minutes.actions.adoption import adopt_at_meeting
from tourdetable.domain.minutes.models import Minutes, Revision


@pytest.fixture
def draft(circle: Circle, meeting: Meeting) -> Minutes:
    return actions.begin(meeting=meeting, text="# Mars", by=circle.by_ana(), now=NOW)


def write(circle: Circle, minutes: Minutes, text: str, **more: object) -> Minutes:
    form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW} | more
    return actions.write(minutes=minutes, text=text, **form)


def send(circle: Circle, minutes: Minutes, **more: object) -> Minutes:
    form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW} | more
    return actions.send_for_review(minutes=minutes, **form)


def adopted(circle: Circle, minutes: Minutes) -> Minutes:
    """Adopted by those who came in April."""
    april = hold(circle, APRIL, "Avril")
    return adopt_at_meeting(
        minutes=minutes, at=april, version=minutes.version, by=circle.by_ana(), now=NOW
    )


def texts() -> list[tuple[int, str, int | None]]:
    return list(Revision.objects.values_list("version", "text", "person"))


class TestBegin:
    def test_with_the_audience_of_the_charter(self, db: None):
        circle = found_circle(charter(audience="body"))
        meeting = hold(circle)
        minutes = actions.begin(meeting=meeting, text="# Mars", by=circle.by_ana(), now=NOW)
        found = (minutes.state, minutes.text, minutes.audience, minutes.version, minutes.written_by)
        assert found == ("draft", "# Mars", "body", 1, circle.ana)
        assert texts() == [(1, "# Mars", circle.ana.pk)]
        assert last_event() == (
            "minutes.begun",
            f"minutes:{minutes.pk}",
            circle.ana.pk,
            f"seat:{circle.town.pk}",
            {"body": circle.body.pk, "meeting": meeting.pk},
        )

    def test_once(self, circle: Circle, draft: Minutes):
        with nothing_changes():
            assert (
                actions.begin(meeting=draft.meeting, text="Autre", by=circle.by_bao(), now=NOW)
                == draft
            )

    def test_before_the_meeting_is_open(self, circle: Circle):
        meeting = draw(circle.body)
        with nothing_changes(), pytest.raises(ValidationError, match="Open the meeting first"):
            actions.begin(meeting=meeting, by=circle.by_ana(), now=NOW)


class TestWrite:
    def test_every_text_is_kept(self, circle: Circle, draft: Minutes):
        minutes = write(circle, draft, "# Mars\r\nSuite.  ", by=circle.by_bao())
        assert (minutes.text, minutes.version, minutes.written_by) == (
            "# Mars\nSuite.",
            2,
            circle.bao,
        )
        assert texts() == [(1, "# Mars", circle.ana.pk), (2, "# Mars\nSuite.", circle.bao.pk)]
        assert last_event()[0] == "minutes.written"
        said = {"body": circle.body.pk, "meeting": draft.meeting_id}
        assert last_event()[4] == said | {"version": 2}

    def test_the_second_of_two_writers_is_given_what_the_first_wrote(
        self, circle: Circle, draft: Minutes
    ):
        write(circle, draft, "Par Ana.")
        with nothing_changes(), pytest.raises(Changed) as changed:
            write(circle, draft, "Par Bao.", by=circle.by_bao())
        assert (changed.value.current.text, changed.value.current.version) == ("Par Ana.", 2)

    def test_sent_twice(self, circle: Circle, draft: Minutes):
        by = once_sent(circle.by_ana())
        write(circle, draft, "Suite.", by=by)
        with nothing_changes(), pytest.raises(AlreadyDone):
            write(circle, draft, "Suite.", by=by)

    @pytest.mark.parametrize(
        ("text", "words"),
        [("x" * 5_000_000, "at most 300000 can be kept"), ("a\x00b", "cannot be stored")],
    )
    def test_a_text_that_cannot_be_kept(
        self, circle: Circle, draft: Minutes, text: str, words: str
    ):
        with nothing_changes(), pytest.raises(ValidationError, match=words):
            write(circle, draft, text)

    def test_saving_what_is_there_already_asks_nothing(self, circle: Circle, draft: Minutes):
        sent = send(circle, draft)
        with nothing_changes():
            assert write(circle, sent, "# Mars", now=NOW + timedelta(days=3)).version == 2

    def test_in_review_it_asks_anew_from_that_day(self, circle: Circle, draft: Minutes):
        minutes = send(circle, draft)
        minutes = write(circle, minutes, "Corrigé.", now=NOW + timedelta(days=3))
        assert (minutes.state, minutes.version, minutes.review_from) == (
            "review",
            3,
            date(2027, 4, 9),
        )
        with nothing_changes(), pytest.raises(ValidationError, match="they are empty"):
            write(circle, minutes, " ")


class TestSendForReview:
    def test_from_that_local_day(self, circle: Circle, draft: Minutes):
        late = NOW.replace(hour=22, minute=30)
        minutes = send(circle, draft, now=late)
        assert (minutes.state, minutes.review_from, minutes.version) == (
            "review",
            date(2027, 4, 7),
            2,
        )
        assert Meeting.objects.get(pk=draft.meeting_id).sealed_at == late
        assert last_event()[0] == "minutes.sent_for_review"

    def test_nothing_written(self, circle: Circle, draft: Minutes):
        minutes = write(circle, draft, " \n")
        with nothing_changes(), pytest.raises(ValidationError, match="they are empty"):
            send(circle, minutes)

    def test_a_decision_still_open(self, circle: Circle, draft: Minutes):
        decided(circle, draft.meeting)
        propose(circle, draft.meeting)
        with nothing_changes(), pytest.raises(ValidationError, match="Conclude D-2027-02 first"):
            send(circle, draft)

    def test_a_second_time(self, circle: Circle, draft: Minutes):
        minutes = send(circle, draft)
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="already been sent for review"),
        ):
            send(circle, minutes)

    def test_by_two_at_once(self, circle: Circle, draft: Minutes):
        send(circle, draft)
        with nothing_changes(), pytest.raises(ValidationError, match="already been sent"):
            send(circle, draft)
        write(circle, Minutes.objects.get(), "# Mars, relu")
        with nothing_changes(), pytest.raises(Changed):
            actions.back_to_draft(minutes=draft, version=2, by=circle.by_ana(), now=NOW)

    def test_what_happened_is_frozen(self, circle: Circle, draft: Minutes):
        meeting, decision = draft.meeting, decided(circle, draft.meeting)
        send(circle, draft)
        meeting = Meeting.objects.get(pk=meeting.pk)
        by, modes = circle.by_ana(), {(circle.town.pk, circle.ana.pk): "absent"}
        for change in (
            lambda: propose(circle, meeting),
            lambda: stated(circle, decision, consent(circle.school)),
            lambda: mark_attendance(meeting=meeting, modes=modes, by=by, now=NOW),
            lambda: set_agenda(
                meeting=meeting, items=[AgendaDraft("A", "inform", 5)], version=2, by=by, now=NOW
            ),
            lambda: move_meeting(
                meeting=meeting,
                starts_at=APRIL,
                ends_at=APRIL + timedelta(hours=1),
                version=2,
                by=by,
                now=NOW,
            ),
        ):
            with nothing_changes(), pytest.raises(ValidationError, match="in review or adopted"):
                change()


class TestBackToDraft:
    def test_what_happened_may_be_corrected_again(self, circle: Circle, draft: Minutes):
        minutes = send(circle, draft)
        minutes = actions.back_to_draft(minutes=minutes, version=2, by=circle.by_ana(), now=NOW)
        assert (minutes.state, minutes.review_from, minutes.version) == ("draft", None, 3)
        assert last_event()[0] == "minutes.taken_back"
        assert propose(circle, draft.meeting).reference == "D-2027-01"

    def test_a_draft(self, circle: Circle, draft: Minutes):
        with nothing_changes(), pytest.raises(ValidationError, match="Only minutes in review"):
            actions.back_to_draft(minutes=draft, version=1, by=circle.by_ana(), now=NOW)


class TestCirculate:
    def circulate(self, circle: Circle, minutes: Minutes, audience: str) -> Minutes:
        form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
        return actions.circulate(minutes=minutes, audience=audience, **form)

    @pytest.mark.parametrize("audience", ["present", "body", "network"])
    def test_to_whom_the_charter_allows(self, circle: Circle, draft: Minutes, audience: str):
        minutes = self.circulate(circle, adopted(circle, send(circle, draft)), audience)
        assert (minutes.state, minutes.audience, minutes.circulated_on) == (
            "circulated",
            audience,
            TODAY,
        )
        assert last_event()[0] == "minutes.circulated"
        said = {"body": circle.body.pk, "meeting": draft.meeting_id}
        assert last_event()[4] == said | {"audience": audience}

    @pytest.mark.parametrize(
        ("audience", "words"),
        [("partners", "choose a narrower"), ("public", "choose a narrower"), ("all", "“all”")],
    )
    def test_no_further(self, circle: Circle, draft: Minutes, audience: str, words: str):
        minutes = adopted(circle, send(circle, draft))
        with nothing_changes(), pytest.raises(ValidationError, match=words):
            self.circulate(circle, minutes, audience)

    def test_not_before_they_are_adopted(self, circle: Circle, draft: Minutes):
        with nothing_changes(), pytest.raises(ValidationError, match="Only adopted minutes"):
            self.circulate(circle, draft, "body")
        minutes = send(circle, draft)
        with nothing_changes(), pytest.raises(ValidationError, match="Only adopted minutes"):
            self.circulate(circle, minutes, "body")

    def test_once(self, circle: Circle, draft: Minutes):
        minutes = self.circulate(circle, adopted(circle, send(circle, draft)), "body")
        with nothing_changes(), pytest.raises(ValidationError, match="already been circulated"):
            self.circulate(circle, minutes, "network")


def test_adopted_minutes_are_never_edited(circle: Circle, draft: Minutes):
    decision = decided(circle, draft.meeting)
    minutes = adopted(circle, send(circle, draft))
    meeting = Meeting.objects.get(pk=draft.meeting_id)
    by, form = circle.by_ana(), {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
    modes = {(circle.town.pk, circle.ana.pk): "absent"}
    for change in (
        lambda: write(circle, minutes, "Réécrit."),
        lambda: send(circle, minutes),
        lambda: actions.back_to_draft(minutes=minutes, **form),
        lambda: propose(circle, meeting),
        lambda: conclude(
            decision=decision, outcome="deferred", version=decision.version, by=by, now=NOW
        ),
        lambda: mark_attendance(meeting=meeting, modes=modes, by=by, now=NOW),
        lambda: set_agenda(meeting=meeting, items=[], version=meeting.version, by=by, now=NOW),
    ):
        with nothing_changes(), pytest.raises(ValidationError):
            change()


def test_the_rule_of_the_day_of_the_meeting_is_the_one_that_counts(
    circle: Circle, meeting: Meeting
):
    assert charter_of(meeting).version == "2027.1"
    assert in_review(circle, meeting).audience == "network"
