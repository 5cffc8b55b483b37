from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    NOW,
    Circle,
    consent,
    last_event,
    nothing_changes,
    objection,
    once_sent,
    positions,
    propose,
    settle,
    stated,
)
from tourdetable.domain.decisions.actions import positions as actions
from tourdetable.domain.decisions.actions.decisions import conclude
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat


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
        assert last_event()[4] == {"body": circle.body.pk, "meeting": meeting.pk, "seats": seats}

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
        actions.record_positions(**form)
        with nothing_changes(), pytest.raises(AlreadyDone):
            actions.record_positions(**form)


class TestRecordAndConclude:
    def record(
        self, circle: Circle, decision: Decision, outcome: str, seats: list[Seat]
    ) -> Decision:
        return actions.record_and_conclude(
            decision=decision,
            positions=[consent(seat) for seat in seats],
            outcome=outcome,
            version=1,
            by=once_sent(circle.by_ana()),
            now=NOW,
        )

    def test_the_positions_then_the_outcome(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        seats = [circle.town, circle.library]
        found = self.record(circle, decision, "consensus", seats)
        assert (found.outcome, found.version, len(positions(found))) == ("consensus", 3, 2)

    def test_the_positions_alone(self, circle: Circle, meeting: Meeting):
        found = self.record(circle, propose(circle, meeting), "", [circle.town])
        assert (found.outcome, positions(found)) == ("", [("Ville du Port", "consent", "", "", "")])

    def test_both_or_neither(self, circle: Circle, meeting: Meeting):
        decision = propose(circle, meeting)
        with nothing_changes(), pytest.raises(ValidationError, match="collective"):
            self.record(circle, decision, "consensus", [circle.town])


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
        said = {"body": circle.body.pk, "meeting": meeting.pk}
        assert last_event()[4] == said | {"seat": circle.library.pk, "state": state}

    def test_an_amendment_is_written_down(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), objection(circle.library))
        with nothing_changes(), pytest.raises(ValidationError, match="which amendment"):
            settle(circle, decision, "integrated", " ")

    def test_a_seat_that_does_not_object(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), consent(circle.library))
        position = decision.positions.get()
        with nothing_changes(), pytest.raises(ValidationError, match="does not object"):
            actions.settle_objection(
                position=position, state="withdrawn", version=2, by=circle.by_ana(), now=NOW
            )

    def test_a_concluded_decision(self, circle: Circle, meeting: Meeting):
        decision = stated(circle, propose(circle, meeting), objection(circle.library))
        decision = conclude(
            decision=decision, outcome="deferred", version=2, by=circle.by_ana(), now=NOW
        )
        with nothing_changes(), pytest.raises(ValidationError, match="concluded: reopen it"):
            settle(circle, decision, "withdrawn")
