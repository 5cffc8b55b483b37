"""Saying that one tried here what others told, and what happened."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceReport, ReportUse
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.uses.actions.writing import use_by, write_use


@once
def say_tried(
    *, report: ExperienceReport, outcome: str, on: date, words: str, by: Actor, now: datetime
) -> ReportUse:
    """For the seat, or the office, that one acts for: those who carry the experience are told."""
    if report.state != ReportState.PUBLISHED:
        raise ValidationError(_("It is not published any more: nothing is said of it now."))
    use = ReportUse(report=report)
    use_by(use, by)
    write_use(use, outcome=outcome, on=on, words=words, today=local_day(report.network, now))
    use.save()
    tell("experience.tried", use, by, now)
    return use


@once
def say_more(
    *, use: ReportUse, version: int, outcome: str, on: date, words: str, by: Actor, now: datetime
) -> ReportUse:
    """What became of it since."""
    current = lock(use, version=version)
    if current.seat != by.seat or (current.seat is None and current.person != by.person):
        raise PermissionDenied
    today = local_day(current.report.network, now)
    write_use(current, outcome=outcome, on=on, words=words, today=today)
    return save("experience.tried_more", current, by, now)
