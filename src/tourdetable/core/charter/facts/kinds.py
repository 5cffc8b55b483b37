"""The kinds of facts as they are read: where a record keeps them, their order, what they hang on.

A check reads facts by these kinds, through its context, and in no other way: so each reading can be
traced.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from tourdetable.core.charter.facts import record as facts
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.terms.days import FOREVER

F = TypeVar("F")
K = TypeVar("K")


@dataclass(frozen=True, eq=False)
class FactKind(Generic[F, K]):
    """One kind of facts: `by` is what a fact hangs on, `order` the order in which facts are read.

    `name` is the field of `Record`. `shared` facts are the network's: no body owns them. Two kinds
    may share a name when the same facts are looked up in two ways.
    """

    name: str
    of: Callable[[Record], tuple[F, ...] | None]
    by: Callable[[F], K]
    order: Callable[[F], Any]
    shared: bool = False


def one(kind: str) -> str:
    """What evidence calls one fact of a kind: `meetings` → `meeting`."""
    return _ONE.get(kind) or kind.removesuffix("s")


WITHOUT_ID = frozenset({"replies", "attendances", "turns", "acceptances", "minutes_readings"})
"""Kinds whose facts are known by what they join: a meeting and a seat, a person and a version."""


def id_of(kind: str, fact: Any) -> str | None:
    """The id of a fact; None for a kind whose facts have none."""
    return None if kind in WITHOUT_ID else str(fact.id)


_ONE = {"bodies": "body", "diagnoses": "diagnosis", "minutes": "minutes"}

INSTITUTIONS = FactKind[facts.InstitutionFact, str](
    "institutions", lambda r: r.institutions, lambda i: i.id, lambda i: i.id, shared=True
)
BODIES = FactKind[facts.BodyFact, str](
    "bodies", lambda r: r.bodies, lambda b: b.id, lambda b: (b.name, b.id), shared=True
)
SEATS = FactKind[facts.SeatFact, str]("seats", lambda r: r.seats, lambda s: s.body, lambda s: s.id)
"""By body. The index orders them by the names of their institutions."""
SEATS_BY_ID = FactKind[facts.SeatFact, str](
    "seats", lambda r: r.seats, lambda s: s.id, lambda s: s.id
)
MANDATES = FactKind[facts.MandateFact, str](
    "mandates", lambda r: r.mandates, lambda m: m.seat, lambda m: (m.starts, m.id)
)
OFFICES = FactKind[facts.OfficeFact, tuple[str, str | None]](
    "offices", lambda r: r.offices, lambda o: (o.kind, o.body), lambda o: (o.starts, o.id)
)
OFFICES_OF_NETWORK = FactKind[facts.OfficeFact, tuple[str, str | None]](
    "offices", OFFICES.of, OFFICES.by, OFFICES.order, shared=True
)
PRESENCES = FactKind[facts.PresenceFact, str](
    "presences", lambda r: r.presences, lambda p: p.body, lambda p: (p.starts, p.id)
)
MEETINGS = FactKind[facts.MeetingFact, str](
    "meetings", lambda r: r.meetings, lambda m: m.body, lambda m: (m.on, m.id)
)
MEETINGS_BY_ID = FactKind[facts.MeetingFact, str](
    "meetings", lambda r: r.meetings, lambda m: m.id, lambda m: m.id
)
REPLIES = FactKind[facts.ReplyFact, tuple[str, str, str]](
    "replies", lambda r: r.replies, lambda r: (r.meeting, r.seat, r.person), lambda r: r.answer
)
ATTENDANCES = FactKind[facts.AttendanceFact, tuple[str, str]](
    "attendances", lambda r: r.attendances, lambda a: (a.meeting, a.seat), lambda a: a.person
)
TURNS = FactKind[facts.TurnFact, tuple[str, str]](
    "turns", lambda r: r.turns, lambda t: (t.meeting, t.duty), lambda t: t.seat
)
DECISIONS = FactKind[facts.DecisionFact, str](
    "decisions", lambda r: r.decisions, lambda d: d.body, lambda d: d.id
)
EXCEPTIONS = FactKind[facts.ExceptionFact, str](
    "exceptions", lambda r: r.exceptions, lambda e: e.clause, lambda e: (e.starts, e.ends, e.id)
)
THEMES = FactKind[facts.ThemeFact, str](
    "themes", lambda r: r.themes, lambda t: t.body, lambda t: (t.starts, t.id)
)
TOPICS = FactKind[facts.TopicFact, str](
    "topics", lambda r: r.topics, lambda t: t.body, lambda t: (t.on, t.id)
)
DELIVERABLES = FactKind[facts.DeliverableFact, str](
    "deliverables",
    lambda r: r.deliverables,
    lambda d: d.body,
    lambda d: (d.due_on or FOREVER, d.id),
)
EXPERIENCE_REPORTS = FactKind[facts.ExperienceReportFact, str](
    "experience_reports", lambda r: r.experience_reports, lambda e: e.seat, lambda e: (e.on, e.id)
)
WATCH_ITEMS = FactKind[facts.ContributionFact, str](
    "watch_items", lambda r: r.watch_items, lambda c: c.body, lambda c: (c.on, c.id)
)
TOOLS = FactKind[facts.ContributionFact, str](
    "tools", lambda r: r.tools, lambda c: c.body, lambda c: (c.on, c.id)
)
PRACTICE_SHEETS = FactKind[facts.ContributionFact, str](
    "practice_sheets", lambda r: r.practice_sheets, lambda c: c.body, lambda c: (c.on, c.id)
)
GUESTS = FactKind[facts.GuestFact, str](
    "guests", lambda r: r.guests, lambda g: g.meeting, lambda g: g.id
)
RELAYS = FactKind[facts.RelayFact, str](
    "relays", lambda r: r.relays, lambda r: r.seat, lambda r: (r.on, r.id)
)
ACCEPTANCES = FactKind[facts.AcceptanceFact, str](
    "acceptances", lambda r: r.acceptances, lambda a: a.person, lambda a: a.on, shared=True
)
COMMITMENTS = FactKind[facts.CommitmentFact, str](
    "commitments", lambda r: r.commitments, lambda c: c.body, lambda c: (c.starts, c.id)
)
MINUTES = FactKind[facts.MinutesFact, str](
    "minutes", lambda r: r.minutes, lambda m: m.meeting, lambda m: m.id
)
MINUTES_READINGS = FactKind[facts.MinutesReadingFact, tuple[str, str]](
    "minutes_readings", lambda r: r.minutes_readings, lambda r: (r.minutes, r.seat), lambda r: r.on
)
PROGRAMMES = FactKind[facts.ProgrammeFact, int](
    "programmes",
    lambda r: r.programmes,
    lambda p: p.year,
    lambda p: (p.year, p.id, p.published_on or date.max),
    shared=True,
)
AGREEMENTS = FactKind[facts.AgreementFact, str](
    "agreements", lambda r: r.agreements, lambda a: a.id, lambda a: (a.starts, a.id), shared=True
)
DIAGNOSES = FactKind[facts.DiagnosisFact, str](
    "diagnoses", lambda r: r.diagnoses, lambda d: d.body, lambda d: (d.on, d.id)
)
CAMPAIGNS = FactKind[facts.CampaignFact, str](
    "campaigns", lambda r: r.campaigns, lambda c: c.id, lambda c: (c.starts, c.id), shared=True
)
REFERRALS = FactKind[facts.ReferralFact, str](
    "referrals", lambda r: r.referrals, lambda r: r.body, lambda r: (r.on, r.id)
)
