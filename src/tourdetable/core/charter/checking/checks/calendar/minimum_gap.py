"""No less than so many days between two meetings of a body: time to work, and to breathe."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from msgspec.structs import replace

from tourdetable.core.charter.checking import findings, mending, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

SUMMARY = gettext_noop("No less than so many days between two meetings.")
TOO_CLOSE = gettext_noop(
    "Meetings on %(first)s and %(second)s: fewer days apart than the %(days)s agreed"
)
MEND = gettext_noop("Move %(meeting)s to %(day)s or later")


@dataclass(frozen=True)
class Parameters:
    days: Dated[int] = values.dated_whole(
        "The shortest time between two meetings.", (1, 3650), example=14
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """A meeting too soon after the one before is a breach on its own date."""
    eve = add_days(context.season.first, -1)
    before = context.last_meeting(Period(context.life.first, eve))
    meetings = context.meetings(context.judged_life)
    pairs, breaches = list(pairwise([*before, *meetings])), list[Breach]()
    for pair in pairs:
        breaches += _too_close(parameters, context, *pair)
    return Finding(
        concerned=bool(pairs),
        breaches=tuple(breaches),
        evidence=findings.meetings_evidence(m for m in meetings if m.on in context.season),
        words=context.says("The meetings of %(body)s leave each other time"),
    )


def _too_close(
    parameters: Parameters, context: Context, before: MeetingFact, after: MeetingFact
) -> Iterator[Breach]:
    days = parameters.days.on(after.on)
    if days is None or after.on >= (clear := add_days(before.on, days)):
        return
    said = {"first": before.on, "second": after.on, "days": days, "meeting": after.title}
    found = findings.meeting_breach(context, after, TOO_CLOSE)
    yield replace(
        found,
        words=Phrase(TOO_CLOSE, **said),
        evidence=findings.meetings_evidence((before, after)),
        mend=findings.mend_before(context, after.on, MEND, **said, day=clear),
    )


CHECK = Check(
    "minimum_gap",
    SUMMARY,
    Parameters,
    find,
    reads=("meetings",),
    mending=mending.MOVING,
)
