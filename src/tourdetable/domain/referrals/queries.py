"""Reads: the questions that somebody may read, those that wait, and for whom."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.rules import KEEPING
from tourdetable.domain.library.models import Entry
from tourdetable.domain.meetings.models import Turn
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body, Network, Office
from tourdetable.domain.networks.queries import Standing, local_day
from tourdetable.domain.referrals.enums import ANSWERED, LIVE
from tourdetable.domain.referrals.models import (
    Referral,
    ReferralAnswer,
    ReferralSequel,
    ReferralSource,
    ReferralStep,
)
from tourdetable.domain.referrals.rules import (
    bodies_of,
    carriers,
    kinds_asked,
    own_capacities,
)
from tourdetable.domain.topics.models import Topic

DUE = Greatest(Coalesce("until", "due_on"), "due_on")
"""The last day of a step, as `ReferralStep.due` says."""

COLUMNS: dict[type[ReferralSource], str] = {
    Decision: "decision",
    Topic: "topic",
    Entry: "entry",
}
"""Where a question names what it is made of."""

CHECK = "referrals_answered"
USUAL_DELAY = 90
"""Days that one is given to answer, where no article says any."""


def seen_by(standing: Standing) -> QuerySet[Referral]:
    """Those that the person may read in the network, as `rules.may_read` says."""
    rows = Referral.objects.filter(network=standing.network)
    if any(office.body_id is None for office in standing.offices):
        return rows
    bodies = {seat.body_id for seat in standing.seats} | {o.body_id for o in standing.offices}
    through = ReferralStep.objects.filter(referral=OuterRef("pk"), body__in=bodies)
    return rows.filter(Q(body__in=bodies) | Exists(through))


def with_steps(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """With the body that asks, and each floor (one more query)."""
    steps = ReferralStep.objects.select_related("body")
    return rows.select_related("network", "body").prefetch_related(Prefetch("steps", steps))


def whole(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """With all that was said of each (three more queries)."""
    answers = ReferralAnswer.objects.select_related("person").order_by("pk")
    steps = ReferralStep.objects.select_related("body", "person")
    told = ReferralSequel.objects.select_related("person")
    around = ("network", "body", "decision__body", "topic", "entry")
    return rows.select_related(*around).prefetch_related(
        Prefetch("steps", steps.prefetch_related(Prefetch("answers", answers))),
        Prefetch("sequels", told),
    )


@dataclass(frozen=True)
class AskedReferrals:
    """What is asked of the register: who asks, who is asked, where it stands, words of a title."""

    body: str = ""
    to: str = ""
    state: str = ""

    def among(self, rows: QuerySet[Referral], on: date) -> QuerySet[Referral]:
        """Those of these rows."""
        rows = rows.filter(body__slug=self.body) if self.body else rows
        if self.to:
            asked = ReferralStep.objects.filter(referral=OuterRef("pk"), body__slug=self.to)
            rows = rows.filter(Exists(asked))
        if self.state == "late":
            return rows.filter(Exists(late_steps(on).filter(referral=OuterRef("pk"))))
        groups = {"live": LIVE, "answered": ANSWERED}
        if self.state:
            return rows.filter(state__in=groups.get(self.state, (self.state,)))
        return rows


def in_order(rows: QuerySet[Referral]) -> QuerySet[Referral]:
    """Those that wait first, the longest waited for before; then the latest."""
    open_step = ReferralStep.objects.filter(referral=OuterRef("pk"), closed_on=None)
    return rows.annotate(waits=Exists(open_step)).order_by("-waits", "-sent_on", "-pk")


def open_steps(rows: QuerySet[ReferralStep]) -> QuerySet[Any]:
    """Those of these steps that wait for an answer, with the last day of each (`last`)."""
    return rows.filter(closed_on=None).annotate(last=DUE)


def late_steps(on: date) -> QuerySet[ReferralStep]:
    """Those whose answer should have come before a day."""
    return open_steps(ReferralStep.objects.all()).filter(last__lt=on)


def to_answer_by(body: Body) -> QuerySet[ReferralStep]:
    """What waits for the answer of a body, the most pressing first."""
    rows = open_steps(ReferralStep.objects.filter(body=body))
    return rows.select_related("referral__body", "referral__network").order_by("last", "pk")


def to_hear_by(body: Body) -> QuerySet[Referral]:
    """The answers of which a body that asked has not taken note, the oldest first."""
    rows = Referral.objects.filter(body=body, state__in=ANSWERED, heard_on=None)
    return with_steps(rows).order_by("answered_on", "pk")


def of_source(source: ReferralSource) -> QuerySet[Referral]:
    """The questions made of something, the latest first."""
    return with_steps(Referral.objects.filter(**{COLUMNS[type(source)]: source}))


def last_step(referral: Referral) -> ReferralStep:
    """Where it stands; its steps are read."""
    return max(referral.steps.all(), key=lambda step: step.position)


def addressees(
    network: Network, charter: Charter, body: Body, *, on: date, passed: Collection[int] = ()
) -> list[Body]:
    """The bodies of that day to which a body may send a question, but those that it has `passed`
    through; in the order of the charter, then by name (one query)."""
    kinds = kinds_asked(charter, body.kind)
    rows = Body.objects.active(on).filter(network=network, kind__in=kinds)
    rows = rows.exclude(pk__in={body.pk, *passed})
    return sorted(rows, key=lambda one: (kinds.index(one.kind), one.sort_key, one.pk))


def next_addressees(referral: Referral, charter: Charter, *, on: date) -> list[Body]:
    """Those to which the body that it waits for may pass it on; none outside."""
    here = last_step(referral).body
    if here is None:
        return []
    return addressees(referral.network, charter, here, on=on, passed=bodies_of(referral))


def usual_delay(charter: Charter, kind: str) -> int:
    """How many days the charter gives for the answer to a question of such a body."""
    for article in charter.articles:
        for rule in article.rules:
            days = rule.parameters.get("within_days")
            about = rule.check == CHECK and (not rule.bodies or kind in rule.bodies)
            if about and isinstance(days, int):
                return days
    return USUAL_DELAY


@dataclass(frozen=True)
class WaitingCount:
    """Of one body: how many of its questions wait for their answer, how many wait for its own; how
    many of each are late."""

    asked: int = 0
    asked_late: int = 0
    to_answer: int = 0
    to_answer_late: int = 0


def waiting_by_body(network: Network, on: date) -> dict[int, WaitingCount]:
    """That of each body of which any waits (one query)."""
    rows = open_steps(ReferralStep.objects.filter(referral__network=network))
    asked: dict[int, list[bool]] = {}
    owed: dict[int, list[bool]] = {}
    for asker, body, last in rows.values_list("referral__body", "body", "last"):
        asked.setdefault(asker, []).append(last < on)
        if body is not None:
            owed.setdefault(body, []).append(last < on)
    return {
        pk: WaitingCount(*both(asked.get(pk, ())), *both(owed.get(pk, ())))
        for pk in asked.keys() | owed.keys()
    }


def both(late: Collection[bool]) -> tuple[int, int]:
    """How many, and how many of them are late."""
    return len(late), sum(late)


def sequel_of(referral: Referral) -> ReferralSequel | None:
    """The last that was told of what became of it; its sequels are read."""
    told: Iterable[ReferralSequel] = referral.sequels.all()
    return max(told, key=lambda one: (one.on, one.pk), default=None)


def next_number(network: Network) -> int:
    """The number of the next question of a network, whose row is locked."""
    rows = Referral.objects.filter(network=network).order_by("-number")
    return (rows.values_list("number", flat=True).first() or 0) + 1


def asked_already(source: ReferralSource, to: Body | None, institution: str) -> bool:
    """Whether the same thing waits at the same addressee: there is one referral, never copies."""
    there = Q(body=to) if to else Q(body=None, institution__iexact=institution)
    here = {f"referral__{COLUMNS[type(source)]}": source}
    return ReferralStep.objects.filter(there, closed_on=None, **here).exists()


def is_kept(body: Body, charter: Charter, turns: Collection[Turn], *, on: date) -> bool:
    """Whether somebody prepares the meetings of a body, or keeps what it decides, by a duty or an
    office of its own (one query at most)."""
    vocabulary = charter.vocabulary
    duties = {d.code for d in vocabulary.duties_of(body.kind) if set(KEEPING) & set(d.rights)}
    if any(turn.duty in duties for turn in turns):
        return True
    kinds = [one.code for one in vocabulary.offices.values() if set(KEEPING) & set(one.rights)]
    return Office.objects.active(on).filter(body=body, kind__in=kinds).exists()


def acting_for(standing: Standing, body: Body, *, now: datetime) -> Capacities:
    """The capacities in which the person acts for a body (three queries where they sit there)."""
    if not standing.sits_in(body.pk):
        return ()
    turns, on = current_turns(body, now=now), local_day(standing.network, now)
    kept = is_kept(body, standing.charter, turns, on=on)
    return own_capacities(standing, body, turns, kept=kept)


def sending_for(standing: Standing, body: Body, *, now: datetime) -> Capacities:
    """Those in which they send a question of a body up, or pass one on: the same, and those who
    carry."""
    return (*acting_for(standing, body, now=now), *carriers(standing, body))


def sending_bodies(standing: Standing, *, now: datetime) -> list[Body]:
    """The bodies where the person sits, or has an office, and for which they send questions."""
    bodies = {seat.body_id: seat.body for seat in standing.seats}
    bodies |= {o.body.pk: o.body for o in standing.offices if o.body is not None}
    return [body for body in bodies.values() if sending_for(standing, body, now=now)]
