"""Institutions of different kinds sit, or come, together (CLUB-05, CLUB-10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from operator import gt

from tourdetable.core.charter.checking import findings, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import COMMITMENTS, SEATS
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.days import Dated, Period, faults, overlap, period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

Spans = list[tuple[str, Period]]

SUMMARY = gettext_noop("Institutions of different kinds sit, or come, together.")
OF_NOBODY = gettext_noop("it names no institution")
NOBODY_CAME = gettext_noop("nobody came for it")
SAT = {
    "network": gettext_noop(
        "%(body)s gathers %(count)s networks on %(day)s: fewer than %(minimum)s"
    ),
    "tier": gettext_noop("%(body)s gathers %(count)s tiers on %(day)s: fewer than %(minimum)s"),
    "college": gettext_noop(
        "%(body)s gathers %(count)s colleges on %(day)s: fewer than %(minimum)s"
    ),
    "institution": gettext_noop(
        "%(body)s gathers %(count)s institutions on %(day)s: fewer than %(minimum)s"
    ),
}
KEPT = {
    "network": gettext_noop("%(body)s gathers at least %(minimum)s networks"),
    "tier": gettext_noop("%(body)s gathers at least %(minimum)s tiers"),
    "college": gettext_noop("%(body)s gathers at least %(minimum)s colleges"),
    "institution": gettext_noop("%(body)s gathers at least %(minimum)s institutions"),
}
CAME = {
    "network": gettext_noop(
        "%(meeting)s of %(day)s gathered %(count)s networks: fewer than %(minimum)s"
    ),
    "tier": gettext_noop("%(meeting)s of %(day)s gathered %(count)s tiers: fewer than %(minimum)s"),
    "college": gettext_noop(
        "%(meeting)s of %(day)s gathered %(count)s colleges: fewer than %(minimum)s"
    ),
    "institution": gettext_noop(
        "%(meeting)s of %(day)s gathered %(count)s institutions: fewer than %(minimum)s"
    ),
}

MEND = gettext_noop("Invite institutions of other kinds to sit in %(body)s")


@dataclass(frozen=True)
class Parameters:
    of: str = parameter("What must be diverse.", values.one_of(*SAT), example="network")
    among: str = parameter(
        "`seats`: who sits, or committed to take part, on each day; "
        "`meeting`: who came to each meeting.",
        values.one_of("seats", "meeting"),
        example="meeting",
        default="seats",
    )
    minimum: Dated[int] = values.dated_whole("How many different ones.", (1, 100), default=2)


def find(parameters: Parameters, context: Context) -> Finding:
    """Days, or meetings, with too few different ones.

    What nobody labelled may be anything: then it is unknown.
    """
    judge = _meetings if parameters.among == "meeting" else _seats
    return judge(parameters, context)


def _label(parameters: Parameters, context: Context, institution: str, college: str) -> str | None:
    if parameters.of == "college":
        return college
    if parameters.of == "institution":
        return institution
    known = context.institution(institution)
    if known is None:
        return None
    return known.tier if parameters.of == "tier" else known.network


def _seats(parameters: Parameters, context: Context) -> Finding:
    window = context.judged_life
    spans = _spans(parameters, context, window) or _spans(parameters, context, context.life)
    each = [(label or f"? {n}", days) for n, (label, days) in enumerate(spans)]
    sure = faults(window, each, parameters.minimum, gt)
    bad = faults(window, [one for one in spans if one[0]], parameters.minimum, gt)
    unsure = _unsure(context, bad, sure)
    return Finding(
        concerned=bool(spans),
        breaches=tuple(_sat(parameters, context, sure, each)) if spans else (),
        missing=_unlabelled(context) if unsure else None,
        words=_kept(parameters, context),
    )


def _unsure(context: Context, bad: list[Period], sure: list[Period]) -> bool:
    """Whether a stretch of the season may be at fault, by what nobody labelled."""
    return any(overlap(one, context.season) and not _within(one, sure) for one in bad)


def _kept(parameters: Parameters, context: Context) -> Phrase:
    low = parameters.minimum.on(context.on) or 0
    return Phrase(KEPT[parameters.of], body=context.body_name, minimum=low)


def _within(days: Period, sure: list[Period]) -> bool:
    return any(one.first <= days.first and days.last <= one.last for one in sure)


def _spans(parameters: Parameters, context: Context, window: Period) -> Spans:
    """Each institution that sits (standing or light) or whose person committed, with its days.

    "" when it is not labelled.
    """
    found: list[tuple[str, Period]] = []
    for seat, there in context.seats(SeatKind.STANDING, SeatKind.LIGHT, within=window):
        for _, held in context.held(seat, window):
            sits = overlap(there, held)
            if sits:
                label = _label(parameters, context, seat.institution, seat.college)
                found.append((label or "", sits))
    return [*found, *_committed(parameters, context, window)]


def _committed(parameters: Parameters, context: Context, window: Period) -> Spans:
    if parameters.of == "college":
        return []
    found: list[tuple[str, Period]] = []
    for commitment in context.every(COMMITMENTS, (lambda c: bool(c.institution), OF_NOBODY)) or ():
        days = overlap(period(commitment.starts, commitment.ends), window)
        if days:
            label = _label(parameters, context, commitment.institution or "", "")
            found.append((label or "", days))
    return found


def _sat(
    parameters: Parameters, context: Context, sure: list[Period], spans: Spans
) -> Iterator[Breach]:
    for fault in chain.from_iterable(map(context.counted, sure)):
        day = fault.first
        said = {
            "body": context.body_name,
            "minimum": parameters.minimum.on(day) or 0,
            "count": len({label for label, days in spans if day in days}),
            "day": day,
        }
        yield findings.breach(context, fault, SAT[parameters.of], MEND, said)


def _unlabelled(context: Context) -> Phrase:
    return context.says("Nobody has said of which kind all the institutions of %(body)s are")


def _meetings(parameters: Parameters, context: Context) -> Finding:
    held = context.meetings(context.until_today(context.season))
    recorded = [m for m in held if m.attendance_recorded]
    missing = findings.attendance_unrecorded(context, held)
    breaches: list[Breach] = []
    for meeting in recorded:
        labels = _came(parameters, context, meeting)
        if _too_few(parameters, meeting, labels):
            if None in labels:
                missing = _unlabelled(context)
            else:
                breaches.append(_gathered(parameters, context, meeting, labels))
    return Finding(
        concerned=bool(held),
        breaches=tuple(breaches),
        evidence=findings.meetings_evidence(recorded),
        missing=missing,
        words=_kept(parameters, context),
    )


def _came(parameters: Parameters, context: Context, meeting: MeetingFact) -> list[str | None]:
    """The label of each seat that somebody came for."""
    came = (lambda seat: context.came(meeting, seat), NOBODY_CAME)
    return [
        _label(parameters, context, seat.institution, seat.college)
        for seat in context.about(SEATS, meeting.body, came)
    ]


def _too_few(parameters: Parameters, meeting: MeetingFact, labels: Iterable[str | None]) -> bool:
    minimum = parameters.minimum.on(meeting.on)
    return minimum is not None and len({label for label in labels if label}) < minimum


def _gathered(
    parameters: Parameters, context: Context, meeting: MeetingFact, labels: list[str | None]
) -> Breach:
    minimum = parameters.minimum.on(meeting.on) or 0
    words = CAME[parameters.of]
    return findings.meeting_breach(context, meeting, words, count=len(set(labels)), minimum=minimum)


CHECK = Check(
    "diversity",
    SUMMARY,
    Parameters,
    find,
    reads=("seats", "mandates", "commitments", "meetings", "attendances"),
)
