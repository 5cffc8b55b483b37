"""Reminding of what waits: an urgent experience without a session, one that was told and whose
sheet is not out. Done by the clock of the installation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.experience.queries import points_of
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.networks.actors import By, unless_done
from tourdetable.domain.networks.queries import local_day

WAITED = (2, 4, 7)
"""How many days an urgent one waits before those who prepare are reminded, each time."""
UNWRITTEN = (3, 14)
"""How many days after its session those who write are reminded."""
LONGEST = timedelta(days=120)
"""What is older is history."""


def remind_of_experiences(*, now: datetime) -> int:
    """Remind of what waits, each time once; how many. To run every day, or more often."""
    rows = ExperienceReport.objects.filter(
        state=ReportState.DRAFT, network__closed_on=None, proposed_at__gte=now - LONGEST
    )
    every = rows.select_related("network", "topic", "meeting__body__network").order_by("pk")
    return sum(
        remind_of(report, kind, step, now) for report in every for kind, step in due(report, now)
    )


def due(report: ExperienceReport, now: datetime) -> Iterator[tuple[str, int]]:
    """What there is to remind of today, with which time it is."""
    today = local_day(report.network, now)
    held = last_session(report, now)
    if held is not None and report.published_on is None:
        yield from (("experience.unwritten", n) for n in reached(UNWRITTEN, held, today))
    elif report.urgent and report.topic is not None and report.topic.waits:
        proposed = local_day(report.network, report.proposed_at)
        yield from (("experience.waits", n) for n in reached(WAITED, proposed, today))


def reached(steps: tuple[int, ...], since: date, today: date) -> list[int]:
    """The last of the steps that were reached, if any.

    >>> [reached((2, 4), date(2027, 3, 1), date(2027, 3, day)) for day in (2, 3, 6)]
    [[], [2], [4]]
    """
    return [step for step in steps if (today - since).days >= step][-1:]


def last_session(report: ExperienceReport, now: datetime) -> date | None:
    """The last day on which it was told."""
    meetings = [point.meeting for point in points_of(report)]
    meetings += [report.meeting] if report.meeting else []
    return max((one.day for one in meetings if one.ends_at <= now), default=None)


def remind_of(report: ExperienceReport, kind: str, step: int, now: datetime) -> bool:
    """Remind once of one of them."""
    named = f"{kind}:{report.pk}:{step}"
    return unless_done(named, lambda by: remind(report=report, kind=kind, by=by, now=now))


@once
def remind(*, report: ExperienceReport, kind: str, by: By, now: datetime) -> None:
    """Tell them."""
    tell(kind, report, by, now)
