"""What the charter asks of those who write minutes: several hands, an office among them, in time
(CLUB-17)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.meetings.models import Meeting

CHECK = "minutes_together"
USUAL_DAYS = 14
"""How long minutes may take, where the charter does not say it."""


@dataclass(frozen=True)
class WritingRule:
    """How many persons write, an office whose holder is among them, the days that it takes."""

    writers: int = 1
    office: str = ""
    days: int = USUAL_DAYS

    def asks(self, *, hands: int, offices: Collection[str]) -> bool:
        """Whether somebody who was there and has not written is asked to co-sign: by their office,
        or as long as too few have."""
        return self.office in offices or hands < self.writers


def writing_rule(charter: Charter, meeting: Meeting) -> WritingRule:
    """What a charter asks for the minutes of a meeting."""
    for rule in (rule for article in charter.articles for rule in article.rules):
        concerned = rule.check == CHECK and meeting.kind in (rule.meetings or (meeting.kind,))
        if concerned and meeting.body.kind in (rule.bodies or (meeting.body.kind,)):
            said = CHECKS[CHECK].in_force(rule.parameters, meeting.day)
            if said is not None:
                return written_as(**said)
    return WritingRule()


def written_as(*, writers: Any, office: Any, within_days: Any) -> WritingRule:
    """The parameters of the check; without a delay, the usual one."""
    days = USUAL_DAYS if within_days is None else within_days
    return WritingRule(writers, office or "", days)
