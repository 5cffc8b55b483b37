from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from tests.domain.builders import (
    APRIL,
    MARCH,
    NOW,
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
    objection,
    once_sent,
    propose,
    stated,
)
from tourdetable.domain.decisions.actions import decisions as actions
from tourdetable.domain.decisions.actions import positions as positions_actions
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import back_to_draft


def positions(decision: Decision) -> list[tuple[str, str, str, str, str]]:
    rows = decision.positions.order_by("seat_id")
    return [(str(row.seat), row.stance, row.words, row.would_lift, row.objection) for row in rows]


class TestPutProposal:
    def test_it_is_numbered_in_the_body_and_the_year(self, circle: Circle, meeting: Meeting):
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
        data = {"meeting": meeting.pk, "reference": "D-2027-01"}
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


class TestRecordPositions:
    def test_all_at_once_and_each_seat_once(self, circle: Circle, meeting: Meeting):
        decision = stated(
            circle,
            propose(circle, meeting),
            consent(circle.town),
            objection(circle.library),
            PositionDraft(circle.school.pk, "reservation", "À relire."),
        )
        assert positions(decision) == [
            ("Ville du Port", "consent", "", "", ""),
            ("Médiathèque", "object", "Trop long.", "Un extrait.", "raised"),
            ("École du Môle", "reservation", "À relire.", "", ""),
        ]
        assert decision.version == 2
        seats = [circle.town.pk, circle.library.pk, circle.school.pk]
        assert last_event()[0] == "decision.positions_recorded"
        assert last_event()[4] == {"meeting": meeting.pk, "seats": seats}

    def test_a_seat_left_out_stays_and_an_empty_stance_removes(
        self, circle: Circle, meeting: Meeting
    ):
        decision = stated(
            circle, propose(circle, meeting), consent(circle.town), consent(circle.library)
        )
        decision = stated(
            circle, decision, PositionDraft(circle.town.pk, ""), PositionDraft(circle.school.pk, "")
        )
        assert positions(decision) == [("Médiathèque", "consent", "", "", "")]

    def test_leaving_an_objection_clears_what_it_said(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), objection(circle.town))
        decision = stated(
            circle, decision, PositionDraft(circle.town.pk, "abstain", would_lift="Rien.")
        )
        assert positions(decision) == [("Ville du Port", "abstain", "", "", "")]

    def test_a_settled_objection_stays_settled_unless_its_words_change(
        self, circle: Circle, meeting: Meeting
    ):
        decision = stated(circle, propose(circle, meeting), objection(circle.town))
        settle(circle, decision, "withdrawn")
        decision = stated(circle, Decision.objects.get(), objection(circle.town))
        assert positions(decision)[0][4] == "withdrawn"
        decision = stated(circle, decision, objection(circle.town, words="Trop cher."))
        assert positions(decision)[0][4] == "raised"

    def test_an_objection_says_why_and_what_would_lift_it(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        drafts = [
            consent(circle.town),
            objection(circle.library, " ", ""),
            objection(circle.school, "100 % faux", " "),
        ]
        with nothing_changes(), pytest.raises(ValidationError) as refused:
            stated(circle, decision, *drafts)
        assert [(e.code, e.params, e.messages) for e in refused.value.error_list] == [
            ("words", {"seat": circle.library.pk}, ["Médiathèque objects: write down why."]),
            (
                "would_lift",
                {"seat": circle.library.pk},
                ["Médiathèque objects: write down what would lift it."],
            ),
            (
                "would_lift",
                {"seat": circle.school.pk},
                ["École du Môle objects: write down what would lift it."],
            ),
        ]

    def test_a_seat_that_did_not_come(self, circle: Circle):
        meeting = hold(circle, came=[(circle.town, circle.ana), (circle.library, circle.bao)])
        decision = propose(circle, meeting)
        with (
            nothing_changes(),
            pytest.raises(ValidationError, match="École du Môle is not marked present"),
        ):
            stated(circle, decision, consent(circle.town), consent(circle.school))

    def test_before_attendance_is_marked(self, circle: Circle):
        decision = propose(circle, hold(circle, came=[]))
        with nothing_changes(), pytest.raises(ValidationError, match="Mark who is present first"):
            stated(circle, decision, consent(circle.town))

    def test_a_seat_of_another_body(self, circle: Circle, meeting: Meeting):
        decision, stranger = propose(circle, meeting), found_circle(slug="other").town
        with nothing_changes(), pytest.raises(ValidationError, match="was not of this body"):
            stated(circle, decision, consent(stranger))

    def test_a_pair_has_one_voice(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match="A seat has one voice"):
            stated(circle, decision, consent(circle.town), objection(circle.town))

    @pytest.mark.parametrize("stance", ["veto", "reservation"])
    def test_a_position_that_the_charter_does_not_know(self, db: None, stance: str):
        text = charter().replace("[minutes]", 'positions = ["consent", "object"]\n\n[minutes]', 1)
        circle = found_circle(text)
        decision = propose(circle, hold(circle))
        with nothing_changes(), pytest.raises(ValidationError, match="not one of the charter"):
            stated(circle, decision, PositionDraft(circle.town.pk, stance))

    def test_an_attribution_that_is_none(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match="to whom it is attributed"):
            stated(circle, decision, PositionDraft(circle.town.pk, "consent", attribution="rumour"))

    def test_the_second_of_two_writers(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        after = stated(circle, decision, consent(circle.town))
        with nothing_changes(), pytest.raises(Changed) as changed:
            stated(circle, decision, objection(circle.town))
        assert changed.value.current == after
        assert changed.value.current.version == 2

    def test_sent_twice(self, circle: Circle, meeting: Meeting):
        decision, by = propose(circle, meeting), once_sent(circle.by_ana())
        form = {
            "decision": decision,
            "positions": [consent(circle.town)],
            "version": 1,
            "by": by,
            "now": NOW,
        }
        positions_actions.record_positions(**form)
        with nothing_changes(), pytest.raises(AlreadyDone):
            positions_actions.record_positions(**form)

    def test_one_seat_alone(self, circle: Circle, meeting: Meeting):
        position = actions.take_position(
            decision=propose(circle, meeting),
            seat=circle.town,
            stance="consent",
            version=1,
            by=circle.by_ana(),
            now=NOW,
        )
        assert (position.seat, position.stance, position.entered_by) == (
            circle.town,
            "consent",
            circle.ana,
        )


def settle(circle: Circle, decision: Decision, state: str, how: str = "") -> Position:
    return positions_actions.settle_objection(
        position=decision.positions.get(stance="object"),
        state=state,
        how_lifted=how,
        version=decision.version,
        by=circle.by_ana(),
        now=NOW,
    )


class TestSettleObjection:
    @pytest.mark.parametrize(
        ("state", "how", "kept"),
        [
            ("integrated", "Un seul chapitre.", "Un seul chapitre."),
            ("withdrawn", "", ""),
            ("sustained", "Sans objet.", ""),
            ("raised", "", ""),
        ],
    )
    def test_what_became_of_it(
        self, circle: Circle, meeting: Meeting, state: str, how: str, kept: str
    ):
        decision = stated(circle, propose(circle, meeting), objection(circle.library))
        position = settle(circle, decision, state, how)
        assert (position.objection, position.how_lifted) == (state, kept)
        assert Decision.objects.get().version == 3
        assert last_event()[0] == "decision.objection_settled"
        assert last_event()[4] == {"meeting": meeting.pk, "seat": circle.library.pk, "state": state}

    def test_an_amendment_is_written_down(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), objection(circle.library))
        with nothing_changes(), pytest.raises(ValidationError, match="which amendment"):
            settle(circle, decision, "integrated", " ")

    def test_a_seat_that_does_not_object(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), consent(circle.library))
        position = decision.positions.get()
        with nothing_changes(), pytest.raises(ValidationError, match="does not object"):
            positions_actions.settle_objection(
                position=position, state="withdrawn", version=2, by=circle.by_ana(), now=NOW
            )

    def test_a_concluded_decision(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), objection(circle.library))
        decision = concluded(circle, decision, "deferred")
        with nothing_changes(), pytest.raises(ValidationError, match="concluded: reopen it"):
            settle(circle, decision, "withdrawn")


def concluded(circle: Circle, decision: Decision, outcome: str) -> Decision:
    return actions.conclude(
        decision=decision, outcome=outcome, version=decision.version, by=circle.by_ana(), now=NOW
    )


class TestConclude:
    def test_by_consensus(self, circle: Circle, meeting: Meeting):
        decision = decided(circle, meeting)
        assert (decision.outcome, decision.concluded_at, decision.version) == ("consensus", NOW, 3)
        assert last_event()[0] == "decision.concluded"
        assert last_event()[4] == {"meeting": meeting.pk, "outcome": "consensus"}

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
            "The objection of Médiathèque still stands. Settle it (amendment or withdrawal), or conclude as "
            "adopted with dissent, no decision, or deferred."
        ]

    def test_a_seat_that_turns_out_to_be_absent(self, circle: Circle, meeting: Meeting):
        decision = stated(
            circle, propose(circle, meeting), consent(circle.town), consent(circle.library)
        )
        absent = {(circle.library.pk, circle.bao.pk): "absent"}
        mark_attendance(meeting=meeting, modes=absent, by=circle.by_ana(), now=NOW)
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
        actions.carry_out(decision=decision, at=NOW)
        with nothing_changes(), pytest.raises(ValidationError, match="has been carried out"):
            self.reopen(circle, decision)

    def test_a_decision_that_was_not_adopted_is_not_carried_out(
        self, circle: Circle, meeting: Meeting
    ):
        deferred = concluded(circle, propose(circle, meeting), "deferred")
        with nothing_changes(), pytest.raises(ValidationError, match="was not adopted"):
            actions.carry_out(decision=deferred, at=NOW)


class TestConstraints:
    """What the database refuses to whoever goes around the actions."""

    @pytest.mark.parametrize(
        "fields",
        [
            {"outcome": "consensus"},
            {"concluded_at": NOW},
            {"outcome": "majority", "concluded_at": NOW},
            {"carried_out_at": NOW},
            {"outcome": "deferred", "concluded_at": NOW, "carried_out_at": NOW},
        ],
    )
    def test_of_a_decision(self, circle: Circle, meeting: Meeting, fields: dict[str, object]):
        decision = propose(circle, meeting)
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(**fields)

    @pytest.mark.parametrize(
        "fields",
        [
            {"stance": "veto"},
            {"stance": "object"},
            {"stance": "object", "objection": "raised", "words": "Non."},
            {"objection": "raised"},
        ],
    )
    def test_of_a_position(self, circle: Circle, meeting: Meeting, fields: dict[str, object]):
        stated(circle, propose(circle, meeting), consent(circle.town))
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Position.objects.update(**fields)

    def test_one_reference_and_one_voice(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), consent(circle.town))
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Decision.objects.create(
                body=circle.body, meeting=meeting, reference="D-2027-01", title="Double"
            )
        with nothing_changes(), pytest.raises(IntegrityError), transaction.atomic():
            Position.objects.create(decision=decision, seat=circle.town, stance="abstain")


@pytest.mark.django_db(transaction=True)
def test_two_writers_at_the_same_moment_get_two_references():
    if connection.vendor != "postgresql":
        pytest.skip("the threads of a test share one in-memory SQLite")
    from tests.domain.together import together  # noqa: PLC0415  only where there are real threads

    circle = found_circle()
    march, april = hold(circle, MARCH), hold(circle, APRIL, "Avril")
    found = together(
        lambda: propose(circle, march).reference, lambda: propose(circle, april).reference
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
