from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    TODAY,
    Circle,
    charter,
    found_circle,
    hold,
    in_review,
    kinds_of_events,
    last_event,
    nothing_changes,
)
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.minutes.actions import adoption, superseding
from tourdetable.domain.minutes.models import Edition, Minutes, MinutesCorrection
from tourdetable.domain.minutes.proofs import text_digest
from tourdetable.domain.networks.actors import Operator

WHY = "Une date était fausse."
LATER = NOW + timedelta(days=15)


def adopted(circle: Circle) -> Minutes:
    """Minutes of March, adopted as the charter says."""
    minutes = in_review(circle, hold(circle), "On a lu.")
    match adoption.charter_of(minutes.meeting).minutes.adoption.value:
        case "next_meeting":
            form = {"version": minutes.version, "by": circle.by_ana(), "now": NOW}
            at = hold(circle, APRIL, "Avril")
            return adoption.adopt_at_meeting(minutes=minutes, at=at, **form)
        case "seats":
            for by in (circle.by_bao(), circle.by_chloe()):
                form = {"version": minutes.version, "by": by, "now": NOW}
                minutes = adoption.approve(minutes=minutes, seat=by.seat, **form)
            return minutes
        case _:
            return adoption.adopt_by_silence(minutes=minutes, by=circle.by_ana(), now=LATER)


def opened(circle: Circle, minutes: Minutes, **more: Any) -> MinutesCorrection:
    said = {"text": "On a bien lu.", "reason": WHY, "by": circle.by_ana(), "now": NOW}
    return superseding.open_correction(minutes=minutes, **(said | more))


def put(circle: Circle, minutes: Minutes) -> MinutesCorrection:
    row = opened(circle, minutes)
    said = {"version": row.version, "by": circle.by_ana(), "now": NOW}
    return superseding.put_correction(correction=row, **said)


def by(circle: Circle, row: MinutesCorrection, **more: Any) -> dict[str, Any]:
    return {"correction": row, "version": row.version, "by": circle.by_ana(), "now": NOW} | more


class TestWriting:
    def test_it_says_why(self, circle: Circle):
        minutes = adopted(circle)
        for said, refusal in (
            ({"reason": " "}, "Say why"),
            ({"text": "On a lu."}, "the text that was adopted"),
            ({"text": " "}, "they are empty"),
        ):
            with nothing_changes(), pytest.raises(ValidationError, match=refusal):
                opened(circle, minutes, **said)
        row = opened(circle, minutes)
        found = (row.state, row.text, row.reason, row.opened_by)
        assert found == ("writing", "On a bien lu.", WHY, circle.ana)
        assert last_event()[0] == "minutes.correction_opened"

    def test_one_at_a_time_of_what_is_adopted(self, circle: Circle):
        draft = in_review(circle, hold(circle))
        with nothing_changes(), pytest.raises(ValidationError, match="correct their text itself"):
            opened(circle, draft)

    def test_a_second_one_waits(self, circle: Circle):
        minutes = adopted(circle)
        opened(circle, minutes)
        with nothing_changes(), pytest.raises(ValidationError, match="under way already"):
            opened(circle, minutes)

    def test_a_change_has_to_be_put_again(self, circle: Circle):
        row = put(circle, adopted(circle))
        written = superseding.write_correction(**by(circle, row, text="Lu et relu.", reason=WHY))
        assert (written.state, written.put_on, written.version) == ("writing", None, 3)
        with nothing_changes(), pytest.raises(Changed):
            superseding.put_correction(**by(circle, row))

    def test_given_up_it_leaves_the_minutes_as_they_are(self, circle: Circle):
        row = put(circle, adopted(circle))
        gone = superseding.withdraw_correction(**by(circle, row))
        assert (gone.state, Minutes.objects.get().text) == ("withdrawn", "On a lu.")
        with nothing_changes(), pytest.raises(ValidationError, match="adopted, or given up"):
            superseding.withdraw_correction(**by(circle, gone))


class TestAtAMeeting:
    def test_it_supersedes_the_former_edition_which_is_kept(self, circle: Circle):
        minutes = adopted(circle)
        row = put(circle, minutes)
        at = hold(circle, APRIL + timedelta(days=1), "Le lendemain")
        found = superseding.supersede_at_meeting(**by(circle, row), at=at)
        assert (found.text, found.edition, found.adopted_at) == ("On a bien lu.", 2, at)
        former = Edition.objects.get()
        assert (former.number, former.text, former.because, former.decision) == (
            1,
            "On a lu.",
            WHY,
            minutes.decision,
        )
        assert found.decision == Decision.objects.get(meeting=at)
        said = {"rule": "next_meeting", "text": text_digest("On a bien lu."), "edition": 2}
        assert last_event()[0] == "minutes.superseded"
        assert {key: last_event()[4][key] for key in said} == said

    def test_not_before_it_is_put(self, circle: Circle):
        row = opened(circle, adopted(circle))
        at = hold(circle, APRIL + timedelta(days=1), "Le lendemain")
        with nothing_changes(), pytest.raises(ValidationError, match="not put to the body yet"):
            superseding.supersede_at_meeting(**by(circle, row), at=at)

    def test_sent_back_it_says_by_whom_and_why(self, circle: Circle):
        row = put(circle, adopted(circle))
        said = {"seat": circle.library, "by": circle.by_bao()}
        with nothing_changes(), pytest.raises(ValidationError, match="what should be corrected"):
            superseding.send_back(**by(circle, row, **said, words=" "))
        back = superseding.send_back(**by(circle, row, **said, words="Le lieu aussi."))
        found = (back.state, back.sent_back, back.sent_back_by)
        assert found == ("writing", "Le lieu aussi.", circle.library)
        again = superseding.put_correction(**by(circle, back))
        assert (again.sent_back, again.sent_back_by) == ("", None)


@pytest.mark.django_db
def test_seats_approve_it_where_the_charter_has_seats_adopt() -> None:
    circle = found_circle(charter(adoption="seats", seats=2))
    row = put(circle, adopted(circle))
    first = by(circle, row, seat=circle.library, by=circle.by_bao())
    superseding.approve_correction(**first)
    with nothing_changes(), pytest.raises(ValidationError, match="have already approved"):
        superseding.approve_correction(**first)
    superseding.approve_correction(**by(circle, row, seat=circle.school, by=circle.by_chloe()))
    assert (Minutes.objects.get().edition, Minutes.objects.get().adoption) == (2, "seats")
    assert kinds_of_events()[-1] == "minutes.superseded"


@pytest.mark.django_db
def test_silence_adopts_it_after_as_many_days() -> None:
    circle = found_circle(charter(adoption="silence_days", days=15))
    put(circle, adopted(circle))
    said: dict[str, Any] = {"network": circle.network, "by": Operator()}
    assert superseding.supersede_silent(**said, now=NOW + timedelta(days=14)) == []
    (found,) = superseding.supersede_silent(**said, now=LATER)
    assert (found.edition, found.adopted_on) == (2, TODAY + timedelta(days=15))
