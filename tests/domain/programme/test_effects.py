"""What a decision may do to the year; the refusals are in `decisions/actions`."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    Circle,
    agreed,
    attached,
    concluded,
    decided,
    nothing_changes,
    propose,
)
from tests.domain.programme.adopting import NEAR, adopt, adopting, drawn, planned
from tourdetable.domain.decisions.effects import HANDLERS, EffectDraft
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.programme.models import Programme


def test_publishing_a_year_is_among_what_a_decision_may_do() -> None:
    assert sorted(HANDLERS) == [
        "adopt_minutes",
        "amend_text",
        "approve_deliverable",
        "approve_evaluation",
        "close_body",
        "end_exception",
        "lift_article",
        "open_body",
        "publish_year",
        "settle_duties",
        "supersede_minutes",
    ]


def test_a_draft_is_attached_with_what_it_holds(circle: Circle, meeting: Meeting):
    draft = planned(circle, NEAR[:2])
    effect = EffectDraft("publish_year", draft=draft.pk)
    row = attached(circle, propose(circle, meeting), effect).effects.get()
    assert (row.draft, row.year, row.identity) == (draft.pk, 2027, "publish_year:2027")
    assert [line[0] for line in row.content] == ["2027-04-29", "2027-06-24"]


def test_a_season_is_published_by_one_decision(circle: Circle, meeting: Meeting):
    draft = planned(circle)
    adopt(circle, draft)
    effect = EffectDraft("publish_year", draft=draft.pk)
    decision = propose(circle, meeting)
    with nothing_changes(), pytest.raises(ValidationError, match="already published"):
        attached(circle, decision, effect)


def test_what_the_calendar_no_longer_lets_be_is_said_when_it_is_attached(circle: Circle):
    draft = planned(circle, NEAR[:2])
    draft.series.update(first=NEAR[0], last=NEAR[1])
    decision = adopting(circle)
    drawn(circle, NEAR[0].replace(day=6, month=5))
    effect = EffectDraft("publish_year", draft=draft.pk)
    with nothing_changes(), pytest.raises(ValidationError, match="plan it again"):
        attached(circle, decision, effect)


# ---- The calendar as it stands


def test_the_calendar_becomes_the_programme_as_it_was_read(circle: Circle, meeting: Meeting):
    drawn(circle, NEAR[0], NEAR[1])
    decision = decided(circle, meeting, effect=EffectDraft("publish_year", year=2027))
    row = decision.effects.get()
    assert (row.draft, row.year, row.identity) == (None, 2027, "publish_year:2027")
    assert [line[0] for line in row.content] == ["2027-03-04", "2027-04-29", "2027-06-24"]
    programme = Programme.objects.get()
    assert (programme.draft, programme.decision, programme.entries.count()) == (
        None,
        decision.pk,
        3,
    )


def test_a_calendar_that_has_changed_is_refused_with_what_changed(circle: Circle, meeting: Meeting):
    drawn(circle, NEAR[0])
    effect = EffectDraft("publish_year", year=2027)
    decision = agreed(circle, attached(circle, propose(circle, meeting), effect))
    drawn(circle, NEAR[1])
    with nothing_changes(), pytest.raises(ValidationError, match="1 meeting of the calendar has"):
        concluded(circle, decision)


@pytest.mark.parametrize(
    ("year", "words"), [(2026, "This season is over"), (2028, "No meeting is dated")]
)
def test_neither_a_past_season_nor_an_empty_one(
    circle: Circle, meeting: Meeting, year: int, words: str
):
    decision, effect = propose(circle, meeting), EffectDraft("publish_year", year=year)
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        attached(circle, decision, effect)
