"""What a decision may do to the year; the refusals are in `decisions/actions`."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import Circle, attached, nothing_changes, propose
from tests.domain.programme.adopting import NEAR, adopt, adopting, drawn, planned
from tourdetable.domain.decisions.effects import HANDLERS, EffectDraft
from tourdetable.domain.meetings.models import Meeting


def test_publishing_a_year_is_among_what_a_decision_may_do() -> None:
    assert sorted(HANDLERS) == [
        "adopt_minutes",
        "amend_text",
        "end_exception",
        "lift_article",
        "publish_year",
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
