"""The kinds of facts as they are read: where a record keeps them, their order, what they hang on.

A check reads facts by these kinds, through its context, and in no other way: so each reading can be
traced.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, Generic, TypeVar

from tourdetable.core.charter.facts import record as facts
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.facts.shapes import fact_shapes
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
    by: Callable[[F], K]
    order: Callable[[F], Any]
    shared: bool = False

    def of(self, record: Record) -> tuple[F, ...] | None:
        """The facts of this kind; None when nobody keeps them."""
        known: tuple[F, ...] | None = getattr(record, self.name)
        return known


def one(kind: str) -> str:
    """What evidence calls one fact of a kind: `meetings` → `meeting`."""
    return _ONE.get(kind) or kind.removesuffix("s")


def id_of(kind: str, fact: Any) -> str | None:
    """The id of a fact; None for a kind whose facts are known by what they join."""
    return fact.id if "id" in fact_shapes()[kind].fields else None


_ONE = {
    "bodies": "body",
    "diagnoses": "diagnosis",
    "minutes": "minutes",
    "replies": "reply",
}

_ID = attrgetter("id")
_BODY = attrgetter("body")
_BY_DAY = attrgetter("on", "id")
_BY_START = attrgetter("starts", "id")

INSTITUTIONS = FactKind[facts.InstitutionFact, str]("institutions", _ID, _ID, shared=True)
BODIES = FactKind[facts.BodyFact, str]("bodies", _ID, attrgetter("name", "id"), shared=True)
SEATS = FactKind[facts.SeatFact, str]("seats", _BODY, _ID)
"""By body. The index orders them by the names of their institutions."""
SEATS_BY_ID = FactKind[facts.SeatFact, str]("seats", _ID, _ID)
MANDATES = FactKind[facts.MandateFact, str]("mandates", attrgetter("seat"), _BY_START)
OFFICES = FactKind[facts.OfficeFact, tuple[str, str | None]](
    "offices", attrgetter("kind", "body"), _BY_START
)
OFFICES_OF_NETWORK = FactKind[facts.OfficeFact, tuple[str, str | None]](
    "offices", OFFICES.by, OFFICES.order, shared=True
)
PRESENCES = FactKind[facts.PresenceFact, str]("presences", _BODY, _BY_START)
MEETINGS = FactKind[facts.MeetingFact, str]("meetings", _BODY, _BY_DAY)
MEETINGS_BY_ID = FactKind[facts.MeetingFact, str]("meetings", _ID, _ID)
REPLIES = FactKind[facts.ReplyFact, tuple[str, str, str]](
    "replies", attrgetter("meeting", "seat", "person"), attrgetter("answer")
)
ATTENDANCES = FactKind[facts.AttendanceFact, tuple[str, str]](
    "attendances", attrgetter("meeting", "seat"), attrgetter("person")
)
TURNS = FactKind[facts.TurnFact, tuple[str, str]](
    "turns", attrgetter("meeting", "duty"), attrgetter("seat")
)
ROTAS = FactKind[facts.RotaFact, str]("rotas", _BODY, _BY_START)
DECISIONS = FactKind[facts.DecisionFact, str]("decisions", _BODY, _ID)
EXCEPTIONS = FactKind[facts.ExceptionFact, str](
    "exceptions", attrgetter("clause"), attrgetter("starts", "ends", "id")
)
THEMES = FactKind[facts.ThemeFact, str]("themes", _BODY, _BY_START)
TOPICS = FactKind[facts.TopicFact, str]("topics", _BODY, _BY_DAY)
DELIVERABLES = FactKind[facts.DeliverableFact, str](
    "deliverables", _BODY, lambda d: (d.due_on or FOREVER, d.id)
)
EXPERIENCE_REPORTS = FactKind[facts.ExperienceReportFact, str](
    "experience_reports", attrgetter("seat"), _BY_DAY
)
WATCH_ITEMS = FactKind[facts.ContributionFact, str]("watch_items", _BODY, _BY_DAY)
TOOLS = FactKind[facts.ContributionFact, str]("tools", _BODY, _BY_DAY)
PRACTICE_SHEETS = FactKind[facts.ContributionFact, str]("practice_sheets", _BODY, _BY_DAY)
GUESTS = FactKind[facts.GuestFact, str]("guests", attrgetter("meeting"), _ID)
RELAYS = FactKind[facts.RelayFact, str]("relays", attrgetter("seat"), _BY_DAY)
INVITATIONS = FactKind[facts.InvitationFact, str]("invitations", attrgetter("seat"), _BY_DAY)
ACCEPTANCES = FactKind[facts.AcceptanceFact, str](
    "acceptances", attrgetter("person"), attrgetter("on"), shared=True
)
COMMITMENTS = FactKind[facts.CommitmentFact, str]("commitments", _BODY, _BY_START)
MINUTES = FactKind[facts.MinutesFact, str]("minutes", attrgetter("meeting"), _ID)
MINUTES_READINGS = FactKind[facts.MinutesReadingFact, tuple[str, str]](
    "minutes_readings", attrgetter("minutes", "seat"), attrgetter("on")
)
PROGRAMMES = FactKind[facts.ProgrammeFact, int](
    "programmes",
    attrgetter("year"),
    lambda p: (p.year, p.id, p.published_on or date.max),
    shared=True,
)
AGREEMENTS = FactKind[facts.AgreementFact, str]("agreements", _ID, _BY_START, shared=True)
DIAGNOSES = FactKind[facts.DiagnosisFact, str]("diagnoses", _BODY, _BY_DAY)
CAMPAIGNS = FactKind[facts.CampaignFact, str]("campaigns", _ID, _BY_START, shared=True)
REFERRALS = FactKind[facts.ReferralFact, str]("referrals", _BODY, _BY_DAY)
