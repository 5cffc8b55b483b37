"""What judging a whole charter costs.

A department of a thousand bodies, twice as many, and one body changed.

Seconds are the process's own, and depend on the machine; the ratios do not, or hardly.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from tourdetable.core.charter.facts.record import (
    AttendanceFact,
    BodyFact,
    InstitutionFact,
    MandateFact,
    MeetingFact,
    PresenceFact,
    Record,
    SeatFact,
    TurnFact,
)
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.text.loader import load

BODIES = 1000
SEATS = 15
MEETINGS = (8, 7)
"""Every other body meets eight times, the others seven: 7,500 meetings for a thousand bodies."""
ABSENT = 13
"""One presence in so many is missing: about 100,000 attendances for a thousand bodies."""

FIRST = date(2026, 9, 1)
ON = date(2027, 8, 1)


@dataclass(frozen=True)
class CharterCost:
    """`ratio`: the cost of twice the facts; `one_ms`: of one body changed.

    `peak_mb`: the process's most memory.
    """

    bodies: int
    meetings: int
    attendances: int
    seconds: float
    ratio: float
    one_ms: float
    peak_mb: float


def department(bodies: int = BODIES) -> Record:
    """A year of so many bodies.

    Seats held by one person each, meetings every six weeks, attendances, turns.
    """
    names = [f"b{n}" for n in range(bodies)]
    seats = [(b, f"{b}-{s}", f"i{s}") for b in names for s in range(SEATS)]
    meetings = [(b, f"{b}-m{k}", k) for n, b in enumerate(names) for k in range(MEETINGS[n % 2])]
    return Record(
        institutions=tuple(InstitutionFact(f"i{s}", f"Institution {s}") for s in range(SEATS)),
        bodies=tuple(BodyFact(b, "itc", b, FIRST) for b in names),
        seats=tuple(
            SeatFact(seat, b, i, "social_centres", "standing", FIRST) for b, seat, i in seats
        ),
        mandates=tuple(MandateFact(seat, seat, f"p-{seat}", FIRST) for _, seat, _ in seats),
        presences=tuple(PresenceFact(seat, b, i, "social_centres", FIRST) for b, seat, i in seats),
        meetings=tuple(
            MeetingFact(m, b, "session", m, FIRST + timedelta(42 * k), FIRST, False, True)
            for b, m, k in meetings
        ),
        attendances=tuple(
            AttendanceFact(m, f"{b}-{s}", f"p-{b}-{s}")
            for b, m, k in meetings
            for s in range(SEATS)
            if (s + k) % ABSENT
        ),
        turns=tuple(TurnFact(m, "minutes", f"{b}-{k}") for b, m, k in meetings),
    )


def measure(charter_file: Path) -> CharterCost:
    """Judge the whole charter of a file on both sizes, then one body again."""
    charter = load(charter_file.read_text(encoding="utf-8"), file=str(charter_file))
    one, twice = department(), department(2 * BODIES)
    seconds = min(_seconds(lambda: _judge(charter, one)) for _ in range(5))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    double = min(_seconds(lambda: _judge(charter, twice)) for _ in range(5))
    kept = _judge(charter, one)
    part = kept.index.part("b500").record
    fewer = replace(part, meetings=part.meetings[:-1])
    again = min(_seconds(lambda: kept.replace_body("b500", fewer).report) for _ in range(5))
    counts = len(one.bodies), len(one.meetings), len(one.attendances)
    return CharterCost(
        *counts, round(seconds, 2), round(double / seconds, 2), round(again * 1000, 1), round(peak)
    )


def _judge(charter: Charter, record: Record) -> Evaluation:
    return Evaluation.of(charter, record, on=ON)


def _seconds(done: Callable[[], object]) -> float:
    began = time.process_time()
    done()
    return time.process_time() - began


def say(cost: CharterCost) -> str:
    """The figures in a line."""
    return (
        f"whole charter: {cost.bodies} bodies, {cost.meetings} meetings, {cost.attendances} "
        "attendances: "
        f"{cost.seconds} s, twice the facts ×{cost.ratio}, "
        f"one body changed {cost.one_ms} ms, peak {cost.peak_mb:.0f} MB"
    )
