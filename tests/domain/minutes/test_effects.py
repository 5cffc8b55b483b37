"""Minutes are adopted by the decision about these minutes, as they were read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    APRIL,
    NOW,
    TODAY,
    Circle,
    attached,
    charter,
    concluded,
    consent,
    decided,
    found_circle,
    hold,
    in_review,
    last_event,
    nothing_changes,
    objection,
    propose,
    stated,
)
from tourdetable.domain.decisions.actions.decisions import reopen
from tourdetable.domain.decisions.effects import EffectDraft
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import write
from tourdetable.domain.minutes.actions.superseding import (
    open_correction,
    put_correction,
    write_correction,
)
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection


@pytest.fixture
def minutes(circle: Circle, meeting: Meeting) -> Minutes:
    return in_review(circle, meeting)


@pytest.fixture
def april(circle: Circle, minutes: Minutes) -> Meeting:
    return hold(circle, APRIL, "Avril")


def adopting(minutes: Minutes) -> EffectDraft:
    return EffectDraft("adopt_minutes", minutes=minutes.pk)


def state_of(minutes: Minutes) -> str:
    return Minutes.objects.get(pk=minutes.pk).state


def test_it_says_which_minutes_and_which_version(circle: Circle, minutes: Minutes, april: Meeting):
    effect = attached(circle, propose(circle, april, "Mars"), adopting(minutes)).effects.get()
    assert (effect.minutes, effect.minutes_version) == (minutes.pk, minutes.version)
    assert effect.content == [minutes.meeting_id, "2027-03-04", "Lecture de mars"]


def test_adopted_it_adopts_them_once(circle: Circle, minutes: Minutes, april: Meeting):
    decision = decided(circle, april, effect=adopting(minutes))
    adopted = Minutes.objects.get(pk=minutes.pk)
    found = (adopted.state, adopted.adoption, adopted.adopted_on, adopted.adopted_at)
    assert found == ("adopted", "next_meeting", TODAY, april)
    assert (adopted.decision, Decision.objects.get(pk=decision.pk).carried_out_at) == (
        decision,
        NOW,
    )
    assert last_event()[0] == "minutes.adopted"
    with nothing_changes(), pytest.raises(ValidationError, match="has been carried out"):
        reopen(decision=decision, version=decision.version, by=circle.by_ana(), now=NOW)


def test_another_decision_adopts_nothing(circle: Circle, minutes: Minutes, april: Meeting):
    decided(circle, april)
    assert state_of(minutes) == "review"


def test_an_objection_that_stands_is_no_obstacle(circle: Circle, minutes: Minutes, april: Meeting):
    decision = attached(circle, propose(circle, april), adopting(minutes))
    decision = stated(circle, decision, consent(circle.town), objection(circle.school))
    concluded(circle, decision, "adopted_with_dissent")
    assert state_of(minutes) == "adopted"


def test_not_taken_it_adopts_nothing(circle: Circle, minutes: Minutes, april: Meeting):
    decision = attached(circle, propose(circle, april), adopting(minutes))
    concluded(circle, stated(circle, decision, objection(circle.school)), "no_decision")
    assert state_of(minutes) == "review"


def test_minutes_that_have_changed_since_are_not_those(
    circle: Circle, minutes: Minutes, april: Meeting
):
    decision = attached(circle, propose(circle, april), adopting(minutes))
    decision = stated(circle, decision, consent(circle.town), consent(circle.library))
    words = {"version": minutes.version, "by": circle.by_bao(), "now": NOW}
    write(minutes=minutes, text="Corrigé.", **words)
    with nothing_changes(), pytest.raises(ValidationError, match="have changed since"):
        concluded(circle, decision)


def test_only_minutes_in_review_of_an_earlier_meeting_of_the_body(
    circle: Circle, minutes: Minutes, april: Meeting
):
    earlier = hold(circle, datetime(2027, 2, 4, 9, tzinfo=UTC), "Février")
    other = found_circle(slug="other")
    for at, by in ((earlier, circle), (minutes.meeting, circle), (hold(other, APRIL), other)):
        Meeting.objects.filter(pk=at.pk).update(sealed_at=None)
        decision = propose(by, at)
        with nothing_changes(), pytest.raises(ValidationError, match="at a later meeting of the"):
            attached(by, decision, adopting(minutes))
    decision = propose(circle, april)
    for draft, words in (
        (EffectDraft("adopt_minutes"), "Choose minutes"),
        (EffectDraft("adopt_minutes", minutes=0), "Choose minutes"),
    ):
        with nothing_changes(), pytest.raises(ValidationError, match=words):
            attached(circle, decision, draft)
    decided(circle, april, effect=adopting(minutes))
    with nothing_changes(), pytest.raises(ValidationError, match="never edited"):
        attached(circle, decision, adopting(minutes))


@pytest.mark.django_db
def test_where_the_charter_adopts_otherwise_no_decision_does():
    circle = found_circle(charter(adoption="seats"))
    minutes = in_review(circle, hold(circle))
    decision = propose(circle, hold(circle, APRIL, "Avril"))
    with nothing_changes(), pytest.raises(ValidationError, match="in another way"):
        attached(circle, decision, adopting(minutes))


def put_to_the_body(circle: Circle, minutes: Minutes, april: Meeting) -> MinutesCorrection:
    """A corrected version of the minutes, which April adopted."""
    decided(circle, april, effect=adopting(minutes))
    said = {"reason": "Un oubli.", "by": circle.by_ana(), "now": NOW}
    row = open_correction(minutes=minutes, text="On a bien lu.", **said)
    return put_correction(correction=row, version=1, by=circle.by_ana(), now=NOW)


def superseding(minutes: Minutes) -> EffectDraft:
    return EffectDraft("supersede_minutes", minutes=minutes.pk)


def test_a_decision_supersedes_them_by_the_version_that_people_read(
    circle: Circle, minutes: Minutes, april: Meeting
):
    row = put_to_the_body(circle, minutes, april)
    decision = attached(circle, propose(circle, april, "Corriger"), superseding(minutes))
    assert decision.effects.get().minutes_version == row.version
    decision = stated(circle, decision, consent(circle.town), consent(circle.library))
    concluded(circle, decision)
    found = Minutes.objects.get(pk=minutes.pk)
    assert (found.text, found.edition, found.decision) == ("On a bien lu.", 2, decision)


def test_a_corrected_version_that_has_changed_since_is_not_that_one(
    circle: Circle, minutes: Minutes, april: Meeting
):
    row = put_to_the_body(circle, minutes, april)
    decision = attached(circle, propose(circle, april, "Corriger"), superseding(minutes))
    decision = stated(circle, decision, consent(circle.town), consent(circle.library))
    said = {"reason": "Un oubli.", "version": row.version, "by": circle.by_ana(), "now": NOW}
    write_correction(correction=row, text="On a relu.", **said)
    with nothing_changes(), pytest.raises(ValidationError, match="has changed since"):
        concluded(circle, decision)


def test_no_decision_supersedes_what_nobody_corrects(
    circle: Circle, minutes: Minutes, april: Meeting
):
    decision = propose(circle, april)
    for draft in (superseding(minutes), EffectDraft("supersede_minutes")):
        with nothing_changes(), pytest.raises(ValidationError, match="of which a corrected"):
            attached(circle, decision, draft)
