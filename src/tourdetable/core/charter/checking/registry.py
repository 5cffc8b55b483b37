"""The checks a charter may name. A new check is one module and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.checks import unjudged
from tourdetable.core.charter.checking.checks.agreement import (
    agreement_in_force,
    evaluation_approved,
    referrals_answered,
    shared_diagnosis,
)
from tourdetable.core.charter.checking.checks.calendar import (
    calendar_ahead,
    maximum_gap,
    meeting_season,
    meetings_in_season,
    minimum_gap,
    programme_published,
    weekday,
)
from tourdetable.core.charter.checking.checks.seats import (
    acceptance,
    assiduity,
    diversity,
    duties_in_turn,
    follows_by_minutes,
    pair_complete,
    seat_contributes,
    seat_present,
    team_size,
    territory_seats,
    work_commitment,
)
from tourdetable.core.charter.checking.checks.works import (
    body_produces,
    decision_record,
    delivered,
    existing_work,
    minutes_together,
    settled_at_start,
    spread_of_initiative,
    urgent_answered,
)
from tourdetable.core.charter.terms.model import Article

CHECKS: Mapping[str, Check[Any]] = MappingProxyType(
    {
        check.name: check
        for check in (
            weekday.CHECK,
            meeting_season.SEASON,
            meeting_season.BLACKOUT,
            calendar_ahead.CHECK,
            maximum_gap.CHECK,
            minimum_gap.CHECK,
            meetings_in_season.CHECK,
            programme_published.CHECK,
            pair_complete.CHECK,
            seat_present.CHECK,
            assiduity.CHECK,
            follows_by_minutes.CHECK,
            work_commitment.CHECK,
            seat_contributes.CHECK,
            spread_of_initiative.CHECK,
            diversity.CHECK,
            territory_seats.CHECK,
            team_size.CHECK,
            duties_in_turn.CHECK,
            settled_at_start.CHECK,
            acceptance.CHECK,
            decision_record.CHECK,
            minutes_together.CHECK,
            existing_work.CHECK,
            urgent_answered.CHECK,
            delivered.CHECK,
            body_produces.CHECK,
            referrals_answered.CHECK,
            agreement_in_force.CHECK,
            shared_diagnosis.CHECK,
            evaluation_approved.CHECK,
            unjudged.NOT_MEASURABLE,
            unjudged.PLANNED,
        )
    }
)


def is_judged(article: Article) -> bool:
    """Whether software judges an article, by one rule at least: else it cannot be lifted."""
    return any(CHECKS[rule.check].fixed is None for rule in article.rules)
