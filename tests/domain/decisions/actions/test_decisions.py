from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from tests.domain.builders import (
    APRIL,
    MARCH,
    NOW,
    Circle,
    consent,
    decided,
    draw,
    found_circle,
    hold,
    in_review,
    last_event,
    nothing_changes,
    objection,
    once_sent,
    positions,
    propose,
    settle,
    stated,
)
from tourdetable.domain.decisions.actions import decisions as actions
from tourdetable.domain.decisions.actions.applying import carry_out
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.proofs import content_digest
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import back_to_draft
from tourdetable.domain.networks.models import Body


def held_elsewhere(circle: Circle) -> Meeting:
    """An opened meeting of another body of the network."""
    bourg = Body.objects.create(
        network=circle.network, kind="circle", slug="bourg", name="Bourg", starts=MARCH.date()
    )
    return Meeting.objects.create(
        body=bourg,
        kind="reading",
        title="Lecture du bourg",
        starts_at=MARCH,
        ends_at=MARCH + timedelta(hours=2),
        dated_on=MARCH.date(),
        state=MeetingState.OPENED,
    )


class TestPutProposal:
    def test_it_is_numbered_in_the_network_and_the_year(self, circle: Circle, meeting: Meeting):
        first, second = (
            propose(circle, meeting),
            propose(circle, meeting, "Lire Giono", text="Deux fois.\r\n"),
        )
        december = hold(circle, datetime(2026, 12, 3, 9, tzinfo=UTC), "Décembre")
        other = found_circle(slug="other")
        assert [d.reference for d in (first, second)] == ["D-2027-01", "D-2027-02"]
        assert propose(circle, december).reference == "D-2026-01"
        assert propose(other, hold(other)).reference == "D-2027-01"
        assert (second.title, second.text, second.outcome, second.version) == (
            "Lire Giono",
            "Deux fois.",
            "",
            1,
        )

    def test_two_bodies_of_a_network_never_use_one_number(self, circle: Circle, meeting: Meeting):
        said = propose(circle, meeting).reference
        assert (said, propose(circle, held_elsewhere(circle)).reference) == (
            "D-2027-01",
            "D-2027-02",
        )

    def test_the_year_is_the_local_one(self, circle: Circle):
        new_year = hold(circle, datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "Réveillon")
        assert propose(circle, new_year).reference == "D-2027-01"

    def test_numbers_go_on_after_ninety_nine(self, circle: Circle, meeting: Meeting):
        Decision.objects.create(
            body=circle.body, meeting=meeting, reference="D-2027-99", title="Avant"
        )
        assert [propose(circle, meeting).reference for _ in range(2)] == [
            "D-2027-100",
            "D-2027-101",
        ]

    def test_its_event(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        data = {"body": circle.body.pk, "meeting": meeting.pk, "reference": "D-2027-01"}
        capacity = f"seat:{circle.town.pk}"
        assert last_event() == (
            "decision.proposed",
            f"decision:{decision.pk}",
            circle.ana.pk,
            capacity,
            data,
        )

    def test_a_meeting_that_is_not_open(self, circle: Circle):
        planned = draw(circle.body)
        with nothing_changes(), pytest.raises(ValidationError, match="Open the meeting first"):
            propose(circle, planned)

    def test_a_point_of_another_agenda(self, circle: Circle, meeting: Meeting):
        other = draw(circle.body, APRIL)
        set_agenda(
            meeting=other,
            items=[AgendaDraft("Budget", "decide", 20)],
            version=1,
            by=circle.by_ana(),
            now=NOW,
        )
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="not on the agenda of this meeting"),
        ):
            propose(circle, meeting, item=other.agenda.get())

    @pytest.mark.parametrize(
        ("title", "words"),
        [
            (" \n ", "Say in one sentence"),
            ("x" * 301, "at most 300"),
            ("a\x00b", "cannot be stored"),
        ],
    )
    def test_a_title_that_is_none(self, circle: Circle, meeting: Meeting, title: str, words: str):
        with nothing_changes(), pytest.raises(ValidationError, match=words):
            propose(circle, meeting, title)

    def test_sent_twice(self, circle: Circle, meeting: Meeting):
        by = once_sent(circle.by_ana())
        actions.put_proposal(meeting=meeting, title="Lire Colette", by=by, now=NOW)
        with nothing_changes(), pytest.raises(AlreadyDone):
            actions.put_proposal(meeting=meeting, title="Lire Colette", by=by, now=NOW)


def concluded(circle: Circle, decision: Decision, outcome: str) -> Decision:
    return actions.conclude(
        decision=decision, outcome=outcome, version=decision.version, by=circle.by_ana(), now=NOW
    )


class TestConclude:
    def test_by_consensus(self, circle: Circle, meeting: Meeting):
        decision = decided(circle, meeting)
        assert (decision.outcome, decision.concluded_at, decision.version) == ("consensus", NOW, 3)
        assert last_event()[0] == "decision.concluded"
        said = {"body": circle.body.pk, "meeting": meeting.pk}
        digest = content_digest(decision)
        assert last_event()[4] == said | {"outcome": "consensus", "content": digest}

    def test_the_wording_finally_agreed(self, circle: Circle, meeting: Meeting):
        decision = stated(
            circle,
            propose(circle, meeting, text="Tout."),
            consent(circle.town),
            consent(circle.library),
        )
        by = circle.by_ana()
        decision = actions.conclude(
            decision=decision, outcome="consent", text="Un peu.", version=2, by=by, now=NOW
        )
        assert decision.text == "Un peu."

    @pytest.mark.parametrize("outcome", ["adopted_with_dissent", "no_decision"])
    def test_a_standing_objection_becomes_sustained(
        self, circle: Circle, meeting: Meeting, outcome: str
    ):
        decision = stated(
            circle, propose(circle, meeting), consent(circle.town), objection(circle.library)
        )
        concluded(circle, decision, outcome)
        assert positions(decision)[1] == (
            "Médiathèque",
            "object",
            "Trop long.",
            "Un extrait.",
            "sustained",
        )

    def test_the_message_names_the_institution(self, circle: Circle, meeting: Meeting):
        decision = stated(
            circle, propose(circle, meeting), consent(circle.town), objection(circle.library)
        )
        with nothing_changes(), pytest.raises(ValidationError) as refused:
            concluded(circle, decision, "consensus")
        assert refused.value.messages == [
            "The objection of Médiathèque still stands. Settle it (amendment or withdrawal), or "
            "conclude as "
            "adopted with dissent, no decision, or deferred."
        ]

    def test_a_seat_that_turns_out_to_be_absent(self, circle: Circle, meeting: Meeting):
        decision = stated(
            circle, propose(circle, meeting), consent(circle.town), consent(circle.library)
        )
        absent = {(circle.library.pk, circle.bao.pk): "absent"}
        mark_attendance(meeting=meeting, modes=absent, by=circle.by_ana(), now=NOW, confirmed=True)
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="Médiathèque took position but is not marked"),
        ):
            concluded(circle, decision, "consensus")

    def test_an_outcome_that_is_none(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match="majority"):
            concluded(circle, decision, "majority")

    def test_a_concluded_decision_is_not_edited(self, circle: Circle, meeting: Meeting):
        decision = decided(circle, meeting)
        for change in (
            lambda: stated(circle, decision, consent(circle.school)),
            lambda: concluded(circle, decision, "deferred"),
            lambda: actions.amend(
                decision=decision, title="Autre", version=3, by=circle.by_ana(), now=NOW
            ),
        ):
            with nothing_changes(), pytest.raises(ValidationError, match="concluded: reopen it"):
                change()

    def test_the_second_of_two_writers(self, circle: Circle, meeting: Meeting):
        shown = stated(
            circle, propose(circle, meeting), consent(circle.town), consent(circle.library)
        )
        stated(circle, shown, objection(circle.school))
        with nothing_changes(), pytest.raises(Changed):
            concluded(circle, shown, "consensus")

    def test_sent_twice(self, circle: Circle, meeting: Meeting):
        decision, by = propose(circle, meeting), once_sent(circle.by_ana())
        form = {"decision": decision, "outcome": "deferred", "version": 1, "by": by, "now": NOW}
        actions.conclude(**form)
        with nothing_changes(), pytest.raises(AlreadyDone):
            actions.conclude(**form)


class TestAmend:
    def test_title_and_text(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting, text="Tout.")
        decision = actions.amend(
            decision=decision, title=" Lire  Giono ", version=1, by=circle.by_ana(), now=NOW
        )
        assert (decision.title, decision.text, decision.version) == ("Lire Giono", "Tout.", 2)
        assert last_event()[0] == "decision.amended"


class TestReopen:
    def reopen(self, circle: Circle, decision: Decision) -> Decision:
        return actions.reopen(
            decision=decision, version=decision.version, by=circle.by_ana(), now=NOW
        )

    def test_the_outcome_is_taken_back(self, circle: Circle, meeting: Meeting):
        decision = self.reopen(circle, decided(circle, meeting))
        assert (decision.outcome, decision.concluded_at, decision.version) == ("", None, 4)
        assert last_event()[0] == "decision.reopened"

    def test_an_open_decision(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match="open already"):
            self.reopen(circle, decision)

    def test_while_the_minutes_are_in_review(self, circle: Circle, meeting: Meeting):
        decision = decided(circle, meeting)
        minutes = in_review(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match="in review or adopted"):
            self.reopen(circle, decision)
        back_to_draft(minutes=minutes, version=minutes.version, by=circle.by_ana(), now=NOW)
        assert self.reopen(circle, decision).outcome == ""

    def test_once_it_has_been_carried_out(self, circle: Circle, meeting: Meeting):
        decision = decided(circle, meeting)
        carry_out(decision=decision, at=NOW)
        with nothing_changes(), pytest.raises(ValidationError, match="has been carried out"):
            self.reopen(circle, decision)


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_the_same_moment_get_two_references():
    if connection.vendor != "postgresql":
        pytest.skip("the threads of a test share one in-memory SQLite")
    from tests.domain.together import together  # noqa: PLC0415  only where there are real threads

    circle = found_circle()
    march, elsewhere = hold(circle, MARCH), held_elsewhere(circle)
    found = together(
        lambda: propose(circle, march).reference, lambda: propose(circle, elsewhere).reference
    )
    assert sorted(found) == ["D-2027-01", "D-2027-02"]


def test_nothing_personal_is_in_the_journal(circle: Circle, meeting: Meeting):
    decision = stated(
        circle, propose(circle, meeting), consent(circle.town), objection(circle.library)
    )
    settle(circle, decision, "integrated", "Un seul chapitre.")
    decision = Decision.objects.get()
    actions.conclude(
        decision=decision,
        outcome="consent",
        version=3,
        by=circle.by_ana(),
        now=NOW + timedelta(hours=1),
    )
    told = " ".join(str(event.data) for event in Event.objects.all())
    assert [
        word for word in ("Colette", "Trop long", "chapitre", "Ana", "Médiathèque") if word in told
    ] == []
