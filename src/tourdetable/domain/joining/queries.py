"""Reads: who is seated and on their way in, what members propose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Subquery, Value, When

from tourdetable.domain.joining.enums import TO_INVITE, Coming, InvitationState
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.networks.models import Acceptance, DatedQuerySet, Mandate, Network, Office
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import OtherAddress, Person

OF_A_LINK = (InvitationState.SENT, InvitationState.ACCEPTED, InvitationState.WITHDRAWN)
People = QuerySet[Any, Any]
"""Persons, with where each stands (`people`)."""

Sendings = QuerySet[Any, Any]
"""The events of messages that did not arrive."""

Bodies = Iterable[int] | None
"""The ids of some bodies; None for the whole network, its own offices included."""


@dataclass(frozen=True)
class ComingIn:
    """How many people are seated (or have an office), were invited, came in, never did; and how
    many are still to be invited."""

    seated: int
    invited: int
    came: int
    waiting: int

    @property
    def never(self) -> int:
        return self.seated - self.came


def coming_in(network: Network, *, now: datetime) -> ComingIn:
    """How a network fills (one query)."""
    rows = people(network, now=now).exclude(coming=Coming.ENDED)
    found = rows.aggregate(
        seated=Count("pk"),
        invited=Count("pk", filter=Q(link__isnull=False)),
        came=Count("pk", filter=Q(coming=Coming.CAME)),
        waiting=Count("pk", filter=Q(coming__in=(*TO_INVITE, Coming.NO_ADDRESS))),
    )
    return ComingIn(**found)


def mandates_ahead(network: Network, *, on: date) -> DatedQuerySet[Mandate]:
    """The mandates of a network that hold that day, or later."""
    ahead = Mandate.objects.during(on, date.max).filter(seat__body__network=network)
    return ahead.filter(Q(seat__ends=None) | Q(seat__ends__gte=on))


def offices_ahead(network: Network, *, on: date) -> DatedQuerySet[Office]:
    """The same of its offices."""
    return Office.objects.during(on, date.max).filter(network=network)


def people(
    network: Network, *, now: datetime, bodies: Bodies = None, refused: Sendings | None = None
) -> People:
    """Those who are seated, have an office or were invited, by name, with `coming` where they stand
    and `link` their last invitation (its id).

    `refused` gives the events of the messages that the mail server refused.
    """
    place = has_place(network, local_day(network, now), bodies)
    links = of_links(network)
    if bodies is not None:
        links = links.filter(seat__body__in=list(bodies))
    rows = with_link(Person.objects.filter(place | Exists(of_person(links))), network)
    known: People = rows.annotate(coming=where(network, place, cases_of_link(now, refused)))
    return known


def where(network: Network, place: Q, of_link: Iterable[When]) -> Case:
    """Where somebody stands: the first of these that is true of them."""
    cases = [
        When(~place, then=Value(Coming.ENDED)),
        When(came_in(network), then=Value(Coming.CAME)),
        When(account=None, then=Value(Coming.NO_ADDRESS)),
    ]
    return Case(*cases, *of_link, default=Value(Coming.NOT_INVITED))


def of_links(network: Network) -> QuerySet[Invitation]:
    """The invitations that had a link."""
    return Invitation.objects.filter(network=network, state__in=OF_A_LINK)


def has_place(network: Network, day: date, bodies: Bodies) -> Q:
    """Whether the person of the outer query has a place there, that day or later."""
    seats, offices = mandates_ahead(network, on=day), offices_ahead(network, on=day)
    if bodies is not None:
        here = list(bodies)
        seats, offices = seats.filter(seat__body__in=here), offices.filter(body__in=here)
    return Q(Exists(of_person(seats))) | Q(Exists(of_person(offices)))


def with_link(rows: People, network: Network) -> People:
    """With what is known of the last invitation of each."""
    latest = of_person(of_links(network)).order_by("-sent_at", "-pk")
    columns = {"link": "pk", "link_state": "state", "expires_at": "expires_at"}
    columns |= {"sending": "sending", "sent_at": "sent_at", "link_version": "version"}
    said = {name: Subquery(latest.values(column)[:1]) for name, column in columns.items()}
    known: People = rows.annotate(**said)
    return known


def cases_of_link(now: datetime, refused: Sendings | None) -> list[When]:
    """Where somebody stands by their last invitation."""
    sent = Q(link_state=InvitationState.SENT)
    unheard = []
    if refused is not None:
        unheard = [When(sent & Q(sending__in=refused), then=Value(Coming.REFUSED))]
    return [
        *unheard,
        When(sent & Q(expires_at__lte=now), then=Value(Coming.EXPIRED)),
        When(sent, then=Value(Coming.SENT)),
        When(link_state=InvitationState.WITHDRAWN, then=Value(Coming.WITHDRAWN)),
    ]


def came_in(network: Network) -> Q:
    """Whether a person has been here: their link was used, they accepted the charter, or they have
    signed in from a mailbox that is theirs alone."""
    used = Invitation.objects.filter(network=network, state=InvitationState.ACCEPTED)
    accepted = Acceptance.objects.filter(charter__network=network)
    elsewhere = OtherAddress.objects.filter(
        confirmed_at__isnull=False, account__last_login__isnull=False
    )
    sharing = Person.objects.filter(account=OuterRef("account")).exclude(pk=OuterRef("pk"))
    alone = Q(account__last_login__isnull=False) & ~Q(Exists(sharing))
    known = (used, accepted, elsewhere)
    was_here = alone
    for rows in known:
        was_here |= Q(Exists(of_person(rows)))
    return was_here


def of_person(rows: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
    """Those of the person of the outer query."""
    return rows.filter(person=OuterRef("pk"))


def counts(rows: People) -> dict[str, int]:
    """How many people stand where, of those that `people` gives (one query)."""
    found = rows.order_by().values_list("coming").annotate(number=Count("pk"))
    return dict(found)


def proposals(network: Network) -> QuerySet[Invitation]:
    """What members have proposed, latest first."""
    rows = Invitation.objects.filter(network=network, proposed_on__isnull=False)
    known = ("body", "seat__institution", "proposed_by", "proposed_for__institution", "answered_by")
    return rows.select_related("network", "person", *known).order_by("-proposed_on", "-pk")


def seated(person: Person, network: Network, *, now: datetime) -> bool:
    """Whether somebody has a place there, now or later (two queries at most)."""
    day = local_day(network, now)
    kinds = (mandates_ahead(network, on=day), offices_ahead(network, on=day))
    return any(rows.filter(person=person).exists() for rows in kinds)


def waiting_first(rows: QuerySet[Invitation]) -> QuerySet[Invitation]:
    """Proposals, those that wait for an answer first."""
    waits = When(state=InvitationState.PROPOSED, then=Value(0))
    return rows.order_by(Case(waits, default=Value(1)), "-proposed_on", "-pk")
