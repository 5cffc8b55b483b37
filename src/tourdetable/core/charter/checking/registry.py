"""The checks a charter may name. A new check is one module and one line here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any

from tourdetable.core.charter.checking import checks
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.terms.model import Article

PLACES = {
    "weekday": "calendar.weekday",
    "meeting_season": "calendar.meeting_season:SEASON",
    "blackout": "calendar.meeting_season:BLACKOUT",
    "calendar_ahead": "calendar.calendar_ahead",
    "maximum_gap": "calendar.maximum_gap",
    "minimum_gap": "calendar.minimum_gap",
    "meetings_in_season": "calendar.meetings_in_season",
    "programme_published": "calendar.programme_published",
    "pair_complete": "seats.pair_complete",
    "seat_present": "seats.seat_present",
    "assiduity": "seats.assiduity",
    "follows_by_minutes": "seats.follows_by_minutes",
    "work_commitment": "seats.work_commitment",
    "seat_contributes": "seats.seat_contributes",
    "spread_of_initiative": "works.spread_of_initiative",
    "diversity": "seats.diversity",
    "territory_seats": "seats.territory_seats",
    "team_size": "seats.team_size",
    "duties_in_turn": "seats.duties_in_turn",
    "settled_at_start": "works.settled_at_start",
    "acceptance": "seats.acceptance",
    "decision_record": "works.decision_record",
    "minutes_together": "works.minutes_together",
    "existing_work": "works.existing_work",
    "urgent_answered": "works.urgent_answered",
    "delivered": "works.delivered",
    "body_produces": "works.body_produces",
    "referrals_answered": "agreement.referrals_answered",
    "agreement_in_force": "agreement.agreement_in_force",
    "shared_diagnosis": "agreement.shared_diagnosis",
    "evaluation_approved": "agreement.evaluation_approved",
    "not_measurable": "unjudged:NOT_MEASURABLE",
    "planned": "unjudged:PLANNED",
}
"""Each check's module, and how it is called there when that is not `CHECK`."""


class Registry(Mapping[str, Check[Any]]):
    """The checks by their names; the module of one is loaded when it is first asked for."""

    def __init__(self) -> None:
        self._loaded: dict[str, Check[Any]] = {}

    def __getitem__(self, name: str) -> Check[Any]:
        known = self._loaded.get(name)
        if known is None:  # two threads may load it at once: it is the same
            known = self._loaded[name] = loaded(PLACES[name])
        return known

    def __iter__(self) -> Iterator[str]:
        return iter(PLACES)

    def __len__(self) -> int:
        return len(PLACES)

    def __contains__(self, name: object) -> bool:
        return name in PLACES


def loaded(place: str) -> Check[Any]:
    """The check at a place."""
    module, _, called = place.partition(":")
    check: Check[Any] = getattr(import_module(f"{checks.__name__}.{module}"), called or "CHECK")
    return check


CHECKS: Mapping[str, Check[Any]] = Registry()


def is_judged(article: Article) -> bool:
    """Whether software judges an article, by one rule at least: else it cannot be lifted."""
    return any(CHECKS[rule.check].fixed is None for rule in article.rules)
