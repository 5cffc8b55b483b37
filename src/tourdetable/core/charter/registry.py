"""The checks a charter may name. A new check is one module and one line here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from tourdetable.core.charter.check import Check
from tourdetable.core.charter.checks import (
    calendar_ahead,
    decision_record,
    duties_in_turn,
    maximum_gap,
    pair_complete,
    seat_present,
    team_size,
    territory_seats,
    unjudged,
    weekday,
)

CHECKS: Mapping[str, Check[Any]] = MappingProxyType(
    {
        check.name: check
        for check in (
            weekday.CHECK,
            calendar_ahead.CHECK,
            maximum_gap.CHECK,
            pair_complete.CHECK,
            seat_present.CHECK,
            team_size.CHECK,
            territory_seats.CHECK,
            duties_in_turn.CHECK,
            decision_record.CHECK,
            unjudged.NOT_MEASURABLE,
            unjudged.PLANNED,
        )
    }
)
