"""Territory seats: each institution present there has a seat, and somebody on it (ITC-09)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import findings, mending, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, Seats
from tourdetable.core.charter.facts.kinds import PRESENCES
from tourdetable.core.charter.facts.record import PresenceFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days, overlap, period, stretches
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

SUMMARY = gettext_noop("Each institution present on the territory has a seat, held.")
NOT_ASKED = gettext_noop("nothing here asks for its institution or its college")

UNKNOWN = gettext_noop("Nobody has said who is present on the territory of %(body)s")
KEPT = gettext_noop("Everybody present on the territory of %(body)s has a seat")
OF_INSTITUTION = (
    gettext_noop("%(who)s, present on the territory of %(body)s, has nobody on a seat on %(day)s"),
    gettext_noop(
        "%(who)s, present on the territory of %(body)s, will have nobody on a seat on %(day)s"
    ),
)
OF_COLLEGE = (
    gettext_noop("The college %(who)s has nobody on a seat of %(body)s on %(day)s"),
    gettext_noop("The college %(who)s will have nobody on a seat of %(body)s on %(day)s"),
)
MEND = gettext_noop("Have %(who)s name somebody for its seat in %(body)s")
EVIDENCE = gettext_noop("%(institution)s is present on the territory since %(day)s")


@dataclass(frozen=True)
class Parameters:
    grace_days: Dated[int] = values.dated_whole(
        "How many days an institution may be present before its seat is filled.",
        (0, 3650),
        example=30,
        default=0,
    )
    colleges: tuple[str, ...] = parameter(
        "Colleges that must be represented in any case.",
        values.colleges,
        example=["state", "caf"],
        default=(),
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Institutions and colleges without anybody on a seat. An invited seat fills nothing.

    Kept while institutions are present, or colleges asked for, and each has somebody, whatever days
    of grace remain.
    """
    assert context.body is not None  # the check is judged for each body
    presences = context.about(PRESENCES, context.body.id)
    asked, proofs = presences or parameters.colleges, [_evidence(context, p) for p in presences]
    return Finding(
        concerned=not asked or _all_seated(parameters, context, presences),
        breaches=tuple(_all_breaches(parameters, context, presences, proofs)),
        evidence=tuple(proofs),
        missing=None if asked else context.says(UNKNOWN),
        words=context.says(KEPT),
    )


def _all_seated(parameters: Parameters, context: Context, presences: list[PresenceFact]) -> bool:
    """Whether somebody was asked for in the season, and nobody is without a seat this day."""
    filled = [seat for seat, days in _filled(parameters, context, presences) if context.on in days]
    here = {(p.institution, p.college) for p in presences if context.on in period(p.starts, p.ends)}
    seated = here <= {(seat.institution, seat.college) for seat in filled}
    represented = {seat.college for seat in filled} >= {*parameters.colleges}
    return seated and represented and bool(parameters.colleges or _begun(context, presences))


def _begun(context: Context, presences: list[PresenceFact]) -> bool:
    """Whether an institution was present since the season began, or the body was installed."""
    so_far = context.until_today(context.judged_life)
    return any(period(p.starts, p.ends).meets(so_far) for p in presences)


def _all_breaches(
    parameters: Parameters,
    context: Context,
    presences: list[PresenceFact],
    proofs: list[Evidence],
) -> Iterator[Breach]:
    filled = _filled(parameters, context, presences)
    grace = parameters.grace_days.on(context.on) or 0
    for presence, proof in zip(presences, proofs, strict=True):
        yield from _of_institution(context, filled, presence, proof, grace)
    for college in parameters.colleges:
        yield from _of_college(context, filled, college, grace)


def _filled(parameters: Parameters, context: Context, presences: list[PresenceFact]) -> Seats:
    """The seats asked for that count, with each stretch during which somebody holds them."""
    asked = {(p.institution, p.college) for p in presences}
    only = (
        lambda s: (s.institution, s.college) in asked or s.college in parameters.colleges,
        NOT_ASKED,
    )
    found: Seats = []
    for seat, there in context.seats(SeatKind.STANDING, SeatKind.LIGHT, only=only):
        held = (overlap(there, days) for _, days in context.held(seat))
        found += [(seat, days) for days in held if days]
    return found


def _of_institution(
    context: Context, filled: Seats, presence: PresenceFact, proof: Evidence, grace: int
) -> Iterator[Breach]:
    window = overlap(period(presence.starts, presence.ends), context.life)
    if window is None:
        return
    asked = (presence.institution, presence.college)
    mine = [days for seat, days in filled if (seat.institution, seat.college) == asked]
    who, subject = context.institution_name(presence.institution), f"presence {presence.id}"
    for fault in _empty(window, mine, grace):
        yield from _breaches(context, fault, subject, OF_INSTITUTION, who, (proof,))


def _of_college(context: Context, filled: Seats, college: str, grace: int) -> Iterator[Breach]:
    mine = [days for seat, days in filled if seat.college == college]
    who = context.charter.vocabulary.colleges[college].name
    for fault in _empty(context.life, mine, grace):
        yield from _breaches(context, fault, f"college {college}", OF_COLLEGE, who, ())


def _empty(window: Period, held: list[Period], grace: int) -> Iterator[Period]:
    """The stretches during which nobody sits, each after its days of grace."""
    for empty in stretches(window, [("seat", days) for days in held], lambda count: count == 0):
        first = add_days(empty.first, grace)
        if first <= empty.last:
            yield Period(first, empty.last)


def _breaches(
    context: Context,
    empty: Period,
    subject: str,
    words: tuple[str, str],
    who: str,
    evidence: tuple[Evidence, ...],
) -> Iterator[Breach]:
    said = {"who": who, "body": context.body_name}
    for fault in context.counted(empty):
        told = {**said, "day": fault.first}
        say = words[fault.first > context.on]
        yield findings.breach(context, fault, say, MEND, told, subject=subject, evidence=evidence)


def _evidence(context: Context, presence: PresenceFact) -> Evidence:
    name, day = context.institution_name(presence.institution), presence.starts
    return Evidence("presence", presence.id, Phrase(EVIDENCE, institution=name, day=day), day)


CHECK = Check(
    "territory_seats",
    SUMMARY,
    Parameters,
    find,
    reads=("presences", "seats", "mandates"),
    mending=mending.SURVEYING,
)
