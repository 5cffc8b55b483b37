"""Institutions of different kinds sit, or come, together (CLUB-05, CLUB-10)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact
from tourdetable.core.charter.terms.dated import Dated, faults
from tourdetable.core.charter.terms.days import FOREVER, fault_days, overlap, period
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

Spans = list[tuple[str, Period]]

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


@dataclass(frozen=True)
class Parameters:
    of: str = parameter(
        values.one_of(*SAT), gettext_noop("What must be diverse."), example='of = "network"'
    )
    among: str = parameter(
        values.one_of("seats", "meeting"),
        gettext_noop(
            "`seats`: who sits, or committed to take part, on each day; `meeting`: who came to each meeting."
        ),
        example='among = "meeting"',
        default="seats",
    )
    minimum: Dated[int] = parameter(
        values.whole(at_least=1, at_most=100),
        gettext_noop("How many different ones."),
        example="minimum = 2",
        default=2,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Days, or meetings, with too few different ones. What nobody labelled may be anything: then it is unknown."""
    return (
        _meetings(parameters, context)
        if parameters.among == "meeting"
        else _seats(parameters, context)
    )


def _label(parameters: Parameters, context: Context, institution: str, college: str) -> str | None:
    if parameters.of in ("college", "institution"):
        return college if parameters.of == "college" else institution
    known = context.facts.network.institutions.get(institution)
    return getattr(known, parameters.of, None)


def _seats(parameters: Parameters, context: Context) -> Finding:
    spans, blank = _spans(parameters, context), False
    low = parameters.minimum.on(context.on) or 0
    asked = parameters.minimum
    named = [(label, days) for label, days in spans if label]
    unnamed = [(f"? {n}", days) for n, (label, days) in enumerate(spans) if not label]
    bad = [d for d in faults(context.life, named, asked, _fewer) if d.last >= context.season.first]
    sure = faults(context.life, [*named, *unnamed], asked, _fewer)
    blank = any(overlap(one, context.season) and not _within(one, sure) for one in bad)
    said: dict[str, Value] = {"body": context.body_name, "minimum": low}
    return Finding(
        concerned=bool(spans),
        breaches=tuple(
            b for days in sure for b in _sat(parameters, context, days, [*named, *unnamed])
        ),
        missing=_unlabelled(context) if blank else None,
        words=Phrase(KEPT[parameters.of], **said),
    )


def _fewer(count: int, minimum: int) -> bool:
    return count < minimum


def _within(days: Period, sure: list[Period]) -> bool:
    return any(one.first <= days.first and days.last <= one.last for one in sure)


def _spans(parameters: Parameters, context: Context) -> list[tuple[str, Period]]:
    """Each institution that sits (standing or light) or whose person committed, with its days; "" when unlabelled."""
    sits = ((s, overlap(d, held)) for s, d in _sitting(context) for _, held in context.held(s))
    found = [(_label(parameters, context, s.institution, s.college) or "", d) for s, d in sits if d]
    for commitment in context.facts.record.commitments or ():
        if commitment.institution and parameters.of != "college":
            days = overlap(period(commitment.starts, commitment.ends), context.life)
            label = _label(parameters, context, commitment.institution, "")
            found += [(label or "", days)] if days else []
    return found


def _sitting(context: Context) -> list[tuple[SeatFact, Period]]:
    return context.seats(SeatKind.STANDING, SeatKind.LIGHT)


def _sat(parameters: Parameters, context: Context, bad: Period, spans: Spans) -> Iterator[Breach]:
    for day in fault_days(bad, context.season, context.lifted):
        count = len({label for label, days in spans if day in days})
        minimum = parameters.minimum.on(day) or 0
        told: dict[str, Value] = {
            "body": context.body_name,
            "minimum": minimum,
            "count": count,
            "day": day,
        }
        mend = gettext_noop("Invite institutions of other kinds to sit in %(body)s")
        yield Breach(
            on=day,
            until=None if bad.last == FOREVER else bad.last,
            words=Phrase(SAT[parameters.of], **told),
            mend=Phrase(mend, **told) if bad.last > context.on else None,
        )


def _unlabelled(context: Context) -> Phrase:
    words = gettext_noop("Nobody has said of which kind all the institutions of %(body)s are")
    return Phrase(words, body=context.body_name)


def _meetings(parameters: Parameters, context: Context) -> Finding:
    held = [m for m in context.meetings() if m.on in context.season and m.on <= context.on]
    known = [(m, list(_came(parameters, context, m))) for m in held if m.attendance_recorded]
    blank = any(_too_few(parameters, m, labels) and None in labels for m, labels in known)
    unrecorded = [m for m in held if not m.attendance_recorded and m.on < context.on]
    missing = (
        _unlabelled(context) if blank else (_unrecorded(unrecorded[0]) if unrecorded else None)
    )
    said: dict[str, Value] = {
        "body": context.body_name,
        "minimum": parameters.minimum.on(context.on) or 0,
    }
    faulty = [
        (m, labels) for m, labels in known if _too_few(parameters, m, labels) and None not in labels
    ]
    return Finding(
        concerned=bool(held),
        breaches=tuple(_gathered(parameters, m, labels) for m, labels in faulty),
        evidence=tuple(meeting_evidence(m) for m, _ in known),
        missing=missing,
        words=Phrase(KEPT[parameters.of], **said),
    )


def _came(parameters: Parameters, context: Context, meeting: MeetingFact) -> Iterator[str | None]:
    for seat in context.facts.seats_by_body.get(meeting.body, ()):
        if context.facts.present.get((meeting.id, seat.id)):
            yield _label(parameters, context, seat.institution, seat.college)


def _too_few(parameters: Parameters, meeting: MeetingFact, labels: Iterable[str | None]) -> bool:
    minimum = parameters.minimum.on(meeting.on)
    return minimum is not None and len({label for label in labels if label}) < minimum


def _gathered(parameters: Parameters, meeting: MeetingFact, labels: list[str | None]) -> Breach:
    said: dict[str, Value] = {
        "meeting": meeting.title,
        "day": meeting.on,
        "count": len(set(labels)),
        "minimum": parameters.minimum.on(meeting.on) or 0,
    }
    words = Phrase(CAME[parameters.of], **said)
    return Breach(
        meeting.on, words, (meeting_evidence(meeting),), until=meeting.on, subject=meeting.id
    )


def _unrecorded(meeting: MeetingFact) -> Phrase:
    said: dict[str, Value] = {"meeting": meeting.title, "day": meeting.on}
    return Phrase(gettext_noop("Nobody has recorded who came to %(meeting)s of %(day)s"), **said)


CHECK = Check(
    "diversity",
    gettext_noop("Institutions of different kinds sit, or come, together."),
    Parameters,
    find,
    reads=("seats", "mandates", "commitments", "meetings", "attendances"),
    seats=frozenset({SeatKind.STANDING, SeatKind.LIGHT}),
)
