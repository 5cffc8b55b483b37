"""Saying that one tried here what others told, and what happened."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceReport, ReportUse
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.uses.actions.writing import amend, begin_use


@once
def say_tried(
    *, report: ExperienceReport, outcome: str, on: date, words: str, by: Actor, now: datetime
) -> ReportUse:
    """For the seat, or the office, that one acts for: those who carry the experience are told."""
    if report.state != ReportState.PUBLISHED:
        raise ValidationError(_("It is not published any more: nothing is said of it now."))
    said: dict[str, Any] = {"outcome": outcome, "on": on, "words": words, "by": by, "now": now}
    use = ReportUse(report=report)
    return begin_use(use, "experience.tried", network=report.network, **said)


@once
def say_more(
    *, use: ReportUse, version: int, outcome: str, on: date, words: str, by: Actor, now: datetime
) -> ReportUse:
    """What became of it since."""
    said: dict[str, Any] = {"outcome": outcome, "on": on, "words": words, "by": by, "now": now}
    network, kind = use.report.network, "experience.tried_more"
    return amend(use, kind, network=network, version=version, **said)
