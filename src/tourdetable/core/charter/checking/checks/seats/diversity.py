"""Institutions of different kinds sit, or come, together (CLUB-05, CLUB-10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from operator import gt

from tourdetable.core.charter.checking import findings, mending, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import COMMITMENTS
from tourdetable.core.charter.facts.record import MeetingFact
from tourdetable.core.charter.terms.days import Dated, Period, faults, overlap, period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

Spans = list[tuple[str, Period]]

SUMMARY = gettext_noop("Institutions of different kinds sit, or come, together.")
OF_NOBODY = gettext_noop("it names no institution")
UNLABELLED = "\0"
"""Before the id of an institution that nobody labelled: it may be of a kind of its own."""

NOBODY_CAME = gettext_noop("nobody came for it")
SAT = {
    "network": ngettext_noop(
        "%(body)s gathers %(count)s network on %(day)s: fewer than %(minimum)s",
        "%(body)s gathers %(count)s networks on %(day)s: fewer than %(minimum)s",
    ),
    "tier": ngettext_noop(
        "%(body)s gathers %(count)s tier on %(day)s: fewer than %(minimum)s",
        "%(body)s gathers %(count)s tiers on %(day)s: fewer than %(minimum)s",
    ),
    "college": ngettext_noop(
        "%(body)s gathers %(count)s college on %(day)s: fewer than %(minimum)s",
        "%(body)s gathers %(count)s colleges on %(day)s: fewer than %(minimum)s",
    ),
    "institution": ngettext_noop(
        "%(body)s gathers %(count)s institution on %(day)s: fewer than %(minimum)s",
        "%(body)s gathers %(count)s institutions on %(day)s: fewer than %(minimum)s",
    ),
}
WILL_SIT = {
    "network": ngettext_noop(
        "%(body)s will gather %(count)s network on %(day)s: fewer than %(minimum)s",
        "%(body)s will gather %(count)s networks on %(day)s: fewer than %(minimum)s",
    ),
    "tier": ngettext_noop(
        "%(body)s will gather %(count)s tier on %(day)s: fewer than %(minimum)s",
        "%(body)s will gather %(count)s tiers on %(day)s: fewer than %(minimum)s",
    ),
    "college": ngettext_noop(
        "%(body)s will gather %(count)s college on %(day)s: fewer than %(minimum)s",
        "%(body)s will gather %(count)s colleges on %(day)s: fewer than %(minimum)s",
    ),
    "institution": ngettext_noop(
        "%(body)s will gather %(count)s institution on %(day)s: fewer than %(minimum)s",
        "%(body)s will gather %(count)s institutions on %(day)s: fewer than %(minimum)s",
    ),
}
KEPT = {
    "network": ngettext_noop(
        "%(body)s gathers at least %(minimum)s network",
        "%(body)s gathers at least %(minimum)s networks",
        "minimum",
    ),
    "tier": ngettext_noop(
        "%(body)s gathers at least %(minimum)s tier",
        "%(body)s gathers at least %(minimum)s tiers",
        "minimum",
    ),
    "college": ngettext_noop(
        "%(body)s gathers at least %(minimum)s college",
        "%(body)s gathers at least %(minimum)s colleges",
        "minimum",
    ),
    "institution": ngettext_noop(
        "%(body)s gathers at least %(minimum)s institution",
        "%(body)s gathers at least %(minimum)s institutions",
        "minimum",
    ),
}
CAME = {
    "network": ngettext_noop(
        "%(meeting)s of %(day)s gathered %(count)s network: fewer than %(minimum)s",
        "%(meeting)s of %(day)s gathered %(count)s networks: fewer than %(minimum)s",
    ),
    "tier": ngettext_noop(
        "%(meeting)s of %(day)s gathered %(count)s tier: fewer than %(minimum)s",
        "%(meeting)s of %(day)s gathered %(count)s tiers: fewer than %(minimum)s",
    ),
    "college": ngettext_noop(
        "%(meeting)s of %(day)s gathered %(count)s college: fewer than %(minimum)s",
        "%(meeting)s of %(day)s gathered %(count)s colleges: fewer than %(minimum)s",
    ),
    "institution": ngettext_noop(
        "%(meeting)s of %(day)s gathered %(count)s institution: fewer than %(minimum)s",
        "%(meeting)s of %(day)s gathered %(count)s institutions: fewer than %(minimum)s",
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

    What nobody labelled may be anything: then it is unknown. Whoever came without a mandate came
    for no institution.
    """
    judge = _meetings if parameters.among == "meeting" else _seats
    return judge(parameters, context)


def _label(parameters: Parameters, context: Context, institution: str, college: str) -> str:
    if parameters.of == "college":
        return college
    if parameters.of == "institution":
        return institution
    known = context.institution(institution)
    label = known and (known.tier if parameters.of == "tier" else known.network)
    return label or f"{UNLABELLED}{institution}"


def _is_known(label: str) -> bool:
    return not label.startswith(UNLABELLED)


def _seats(parameters: Parameters, context: Context) -> Finding:
    window = context.judged_life
    spans = _spans(parameters, context, window) or _spans(parameters, context, context.life)
    sure = faults(window, spans, parameters.minimum, gt)
    bad = faults(window, [one for one in spans if _is_known(one[0])], parameters.minimum, gt)
    unsure = _unsure(context, bad, sure)
    return Finding(
        concerned=bool(spans),
        breaches=tuple(_sat(parameters, context, sure, spans)) if spans else (),
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
    """Each institution that sits (standing or light) or whose person committed, with its days."""
    found: list[tuple[str, Period]] = []
    for seat, there in context.seats(SeatKind.STANDING, SeatKind.LIGHT, within=window):
        for _, held in context.held(seat, window):
            sits = overlap(there, held)
            if sits:
                label = _label(parameters, context, seat.institution, seat.college)
                found.append((label, sits))
    return [*found, *_committed(parameters, context, window)]


def _committed(parameters: Parameters, context: Context, window: Period) -> Spans:
    if parameters.of == "college":
        return []
    found: list[tuple[str, Period]] = []
    for commitment in context.every(COMMITMENTS, (lambda c: bool(c.institution), OF_NOBODY)) or ():
        days = overlap(period(commitment.starts, commitment.ends), window)
        if days:
            label = _label(parameters, context, commitment.institution or "", "")
            found.append((label, days))
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
        words = WILL_SIT if day > context.on else SAT
        yield findings.breach(context, fault, words[parameters.of], MEND, said)


def _unlabelled(context: Context) -> Phrase:
    return context.says("Nobody has said of which kind all the institutions of %(body)s are")


def _meetings(parameters: Parameters, context: Context) -> Finding:
    meetings = context.meetings(context.until_today(context.season))
    recorded, unrecorded = findings.attendance(context, meetings)
    came = [(meeting, _came(parameters, context, meeting)) for meeting in recorded]
    short = (_short(parameters, context, *one) for one in came)
    return Finding(
        concerned=bool(recorded) or unrecorded is not None,
        breaches=tuple(chain.from_iterable(short)),
        evidence=findings.meetings_evidence(recorded),
        missing=_unlabelled(context) if _may_be_short(parameters, came) else None,
        unsaid=unrecorded,
        words=_kept(parameters, context),
    )


def _came(parameters: Parameters, context: Context, meeting: MeetingFact) -> frozenset[str]:
    """The label of each seat that a holder came for."""
    came = (lambda seat: context.came(meeting, seat), NOBODY_CAME)
    then = Period(meeting.on, meeting.on)
    return frozenset(
        _label(parameters, context, seat.institution, seat.college)
        for seat, _ in context.seats(within=then, only=came)
    )


def _may_be_short(parameters: Parameters, came: list[tuple[MeetingFact, frozenset[str]]]) -> bool:
    """Whether a meeting had too few different ones, the unlabelled left out."""
    return any(_too_few(parameters, one, _known(labels)) for one, labels in came)


def _short(
    parameters: Parameters, context: Context, meeting: MeetingFact, labels: frozenset[str]
) -> Iterator[Breach]:
    if _too_few(parameters, meeting, labels):
        yield _gathered(parameters, context, meeting, labels)


def _known(labels: frozenset[str]) -> frozenset[str]:
    return frozenset(filter(_is_known, labels))


def _too_few(parameters: Parameters, meeting: MeetingFact, labels: frozenset[str]) -> bool:
    minimum = parameters.minimum.on(meeting.on)
    return minimum is not None and len(labels) < minimum


def _gathered(
    parameters: Parameters, context: Context, meeting: MeetingFact, labels: frozenset[str]
) -> Breach:
    minimum = parameters.minimum.on(meeting.on) or 0
    words = CAME[parameters.of]
    return findings.meeting_breach(context, meeting, words, count=len(labels), minimum=minimum)


CHECK = Check(
    "diversity",
    SUMMARY,
    Parameters,
    find,
    reads=("seats", "mandates", "commitments", "meetings", "attendances"),
    mending=mending.SEATING,
)
