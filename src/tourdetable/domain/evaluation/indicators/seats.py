"""What seats do together, never one by one: coming, taking turns, putting forward, relaying."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from tourdetable.core.charter.facts.record import BodyFact
from tourdetable.core.words.phrase import gettext_noop
from tourdetable.domain.evaluation.indicators.facts import Evaluated, RuleOf
from tourdetable.domain.evaluation.indicators.meetings import of_meeting
from tourdetable.domain.evaluation.indicators.terms import FactLine, Indicator, Unit


def present(evaluated: Evaluated) -> Iterator[FactLine]:
    """Each meeting of which somebody recorded who came: the seats that came, of those expected."""
    for one in evaluated.recorded:
        expected = evaluated.expected(one)
        if expected:
            came = len(expected & evaluated.came[one.id])
            yield of_meeting(one, came, len(expected), who=expected)


def of_seats(
    evaluated: Evaluated, body: BodyFact, some: Collection[str], group: str = ""
) -> Iterator[FactLine]:
    """How many of the seats of a body are among some."""
    seats = evaluated.in_body(body.id)
    if seats:
        on = min(evaluated.last, body.ends or evaluated.last)
        counted = len(seats & frozenset(some))
        yield FactLine("body", body.id, on, body.id, counted, len(seats), group, body.name, seats)


def assiduous(evaluated: Evaluated) -> Iterator[FactLine]:
    """In each body under a rule on assiduity, the seats that came as often as it advises."""
    for rule in evaluated.rules("assiduity"):
        percent = rule.parameters.percent.on(evaluated.last)
        for body in evaluated.record.bodies if percent is not None else ():
            if body.kind in rule.bodies:
                yield from regulars(evaluated, rule, body, percent)


def regulars(
    evaluated: Evaluated, rule: RuleOf, body: BodyFact, percent: int
) -> Iterator[FactLine]:
    """Of the seats expected at some recorded meeting of a body, those that came often enough."""
    asked, came = Counter[str](), Counter[str]()
    for one in evaluated.recorded_in(body.id):
        if rule.covers(body.kind, one):
            expected = evaluated.expected(one)
            asked.update(expected)
            came.update(expected & evaluated.came[one.id])
    often = [seat for seat in asked if 100 * came[seat] >= percent * asked[seat]]
    if asked:
        on = min(evaluated.last, body.ends or evaluated.last)
        who = frozenset(asked)
        yield FactLine("body", body.id, on, body.id, len(often), len(who), title=body.name, who=who)


def colleges(evaluated: Evaluated) -> Iterator[FactLine]:
    """Each recorded meeting: how many colleges were there, among those that could have been."""
    for one in evaluated.recorded:
        expected = evaluated.expected(one)
        came, known = (colleges_of(evaluated, some) for some in (evaluated.came[one.id], expected))
        yield of_meeting(one, len(came), who=expected, among=len(came | known))


def colleges_of(evaluated: Evaluated, seats: Collection[str]) -> set[str]:
    """The colleges of some seats."""
    return {seat.college for pk in seats if (seat := evaluated.seats.get(pk))}


def turns(evaluated: Evaluated) -> Iterator[FactLine]:
    """In each body, for each duty: the seats that took it at least once."""
    held = {one.id for one in evaluated.held}
    taken = defaultdict[tuple[str, str], set[str]](set)
    for one in evaluated.record.turns:
        if one.meeting in held:
            taken[evaluated.meetings[one.meeting].body, one.duty].add(one.seat)
    met = {evaluated.meetings[pk].body for pk in held}
    for body in evaluated.record.bodies:
        duties = evaluated.charter.vocabulary.duties_of(body.kind)
        for duty in duties if body.id in met else ():
            yield from of_seats(evaluated, body, taken[body.id, duty.code], duty.code)


def initiative(evaluated: Evaluated) -> Iterator[FactLine]:
    """In each body: the seats that put a topic forward."""
    put = defaultdict[str, set[str]](set)
    for one in evaluated.record.topics or ():
        if one.seat is not None and evaluated.has(one.on):
            put[one.body].add(one.seat)
    for body in evaluated.record.bodies:
        yield from of_seats(evaluated, body, put[body.id])


def relaying(evaluated: Evaluated) -> Iterator[FactLine]:
    """In each body: the seats that carried something to their institution."""
    done = {one.seat for one in evaluated.record.relays or () if evaluated.has(one.on)}
    for body in evaluated.record.bodies:
        yield from of_seats(evaluated, body, done)


def relays(evaluated: Evaluated) -> Iterator[FactLine]:
    """Each relay, by what was carried."""
    for one in evaluated.record.relays or ():
        seat = evaluated.seats.get(one.seat)
        if seat is not None and evaluated.has(one.on):
            kind, numbered, _pk = one.content.partition(":")
            group, who = kind if numbered else "minutes", evaluated.in_body(seat.body)
            yield FactLine("relay", one.id, one.on, seat.body, 1, group=group, who=who)


def guests(evaluated: Evaluated) -> Iterator[FactLine]:
    """Each person who was called in to a meeting that was held."""
    for one in evaluated.record.guests or ():
        found = evaluated.meetings.get(one.meeting)
        if found is not None and not found.cancelled and evaluated.has(found.on):
            yield FactLine("guest", one.id, found.on, found.body, 1, group=one.kind)


PRESENCE = Indicator(
    "presence",
    Unit.PERCENT,
    gettext_noop("Seats for which somebody came"),
    gettext_noop(
        "Of the standing seats that somebody held the day of a meeting, the share for which at "
        "least one person came. A pair is one seat."
    ),
    gettext_noop("Seats that came ÷ seats expected, over all meetings"),
    gettext_noop("Attendance recorded at meetings, seats and mandates"),
    gettext_noop(
        "Meetings of which nobody recorded who came are left out. Vacant seats, light seats and "
        "guests are not counted."
    ),
    present,
    checks=("seat_present", "assiduity"),
    reads=("meetings", "seats", "mandates", "attendances"),
    seats=True,
)
ASSIDUITY = Indicator(
    "assiduity",
    Unit.PERCENT,
    gettext_noop("Seats that come regularly"),
    gettext_noop(
        "Share of the standing seats that came as often as the charter advises, over the recorded "
        "meetings of the period at which they were expected."
    ),
    gettext_noop("Seats that came often enough ÷ seats expected"),
    gettext_noop(
        "Attendance recorded at meetings, seats and mandates, and the rule of the charter"
    ),
    gettext_noop(
        "It is counted over the period, and not theme by theme. No seat is named, and none is "
        "ranked."
    ),
    assiduous,
    checks=("assiduity",),
    reads=("meetings", "seats", "mandates", "attendances"),
    needs=True,
    seats=True,
)
DIVERSITY = Indicator(
    "diversity",
    Unit.EACH,
    gettext_noop("Colleges around the table"),
    gettext_noop("How many different colleges were there, on average over the meetings."),
    gettext_noop("Colleges that came, meeting by meeting ÷ meetings"),
    gettext_noop("Attendance recorded at meetings, and the college of each seat"),
    gettext_noop("Meetings of which nobody recorded who came are left out."),
    colleges,
    checks=("diversity", "territory_seats"),
    reads=("meetings", "seats", "mandates", "attendances"),
    seats=True,
)
TURNS = Indicator(
    "turns",
    Unit.PERCENT,
    gettext_noop("Seats that took a turn"),
    gettext_noop(
        "For each duty that goes round, the share of the standing seats that took it at least "
        "once, in the bodies that met."
    ),
    gettext_noop("Seats that took the duty ÷ seats, over all bodies and duties"),
    gettext_noop("Duties recorded at meetings, seats and mandates"),
    gettext_noop("A short period leaves no time for everybody’s turn. No seat is named."),
    turns,
    checks=("duties_in_turn",),
    reads=("meetings", "turns", "seats", "mandates"),
    seats=True,
)
INITIATIVE = Indicator(
    "initiative",
    Unit.PERCENT,
    gettext_noop("Spread of initiative"),
    gettext_noop("Share of the standing seats that put at least one topic forward."),
    gettext_noop("Seats that put a topic forward ÷ seats"),
    gettext_noop("Topics that were put forward"),
    gettext_noop("What is said aloud at a meeting and nobody writes down is not seen."),
    initiative,
    checks=("spread_of_initiative",),
    reads=("topics", "seats", "mandates"),
    seats=True,
)
RELAYING = Indicator(
    "relaying",
    Unit.PERCENT,
    gettext_noop("Seats that relayed something"),
    gettext_noop(
        "Share of the standing seats that said they carried a content to their institution."
    ),
    gettext_noop("Seats that relayed ÷ seats"),
    gettext_noop("Relays that seats declared"),
    gettext_noop("What is relayed without being declared here is not seen."),
    relaying,
    checks=("seat_contributes",),
    reads=("relays", "seats", "mandates"),
    seats=True,
)
RELAYS = Indicator(
    "relays",
    Unit.NUMBER,
    gettext_noop("Contents relayed"),
    gettext_noop("How many times a seat said it carried a content to its institution."),
    gettext_noop("Number of relays"),
    gettext_noop("Relays that seats declared"),
    gettext_noop("What is relayed without being declared here is not seen."),
    relays,
    checks=("seat_contributes",),
    reads=("relays", "seats"),
    seats=True,
)
GUESTS = Indicator(
    "guests",
    Unit.NUMBER,
    gettext_noop("Guests called in"),
    gettext_noop("How many people were called in to a meeting for what they know or live."),
    gettext_noop("Number of guests, at each meeting"),
    gettext_noop("Guests recorded at meetings"),
    gettext_noop("Whether they came, and were heard, is not said here."),
    guests,
    checks=("body_produces",),
    reads=("guests", "meetings"),
    seats=True,
)
SEATS = (PRESENCE, ASSIDUITY, DIVERSITY, TURNS, INITIATIVE, RELAYING, RELAYS, GUESTS)
