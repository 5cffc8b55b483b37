"""Reads of complaints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Coalesce

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.complaints.models import Complaint, ComplaintMessage
from tourdetable.domain.journal import leases
from tourdetable.domain.journal.departures import DepartureState
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Network, Office
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Account


def site_day(moment: datetime) -> date:
    """The day of a moment where the site is run: a complaint is not of a network's hours."""
    return moment.astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def in_due_order(rows: QuerySet[Complaint]) -> QuerySet[Complaint]:
    """Those that wait first, the most pressing before; then the latest answered."""
    due = Coalesce("deferred_until", "due_on")
    answered = rows.annotate(closed=Count("pk", filter=Q(answered_at__isnull=False)), end=due)
    return answered.select_related("network").order_by("closed", "end", "pk")


def overdue(on: date) -> QuerySet[Complaint]:
    """Those whose answer should have come before that day."""
    rows = Complaint.objects.filter(answered_at=None).alias(
        end=Coalesce("deferred_until", "due_on")
    )
    return rows.filter(end__lt=on).select_related("network").order_by("pk")


@dataclass(frozen=True)
class ComplaintCount:
    """How many wait for an answer, and since too long."""

    waiting: int
    late: int


def counted(on: date, network: Network | None = None) -> ComplaintCount:
    """Those of the site, or of a network (one query)."""
    rows = Complaint.objects.filter(answered_at=None)
    rows = rows.filter(network=network) if network else rows
    end = Coalesce("deferred_until", "due_on")
    late = Count("pk", filter=Q(end__lt=on))
    return ComplaintCount(**rows.annotate(end=end).aggregate(waiting=Count("pk"), late=late))


def desks(complaint: Complaint, *, on: date) -> list[str]:
    """The addresses of those who answer it: whoever runs the site, and those who animate the
    network that it is about."""
    found = {complaint.desk} if complaint.desk else set()
    running = Account.objects.filter(operates=True, is_active=True)
    found.update(running.values_list("email", flat=True))
    if complaint.network is not None:
        found.update(animating(complaint.network, on))
    return sorted(found)


def animating(network: Network, on: date) -> set[str]:
    """The addresses of those whose office convenes over the whole network."""
    kinds = charter_in_force(network, on=on).vocabulary.offices.values()
    codes = [kind.code for kind in kinds if Right.CONVENE in kind.rights]
    rows = Office.objects.active(on).filter(network=network, body=None, kind__in=codes)
    rows = rows.filter(person__account__is_active=True)
    return set(rows.values_list("person__account__email", flat=True))


def due_messages(*, now: datetime) -> QuerySet[ComplaintMessage]:
    """The messages that may leave and that no worker holds."""
    rows = ComplaintMessage.objects.filter(state=DepartureState.WAITING, due_at__lte=now)
    return leases.free(rows, now=now)


def made_by(gesture: UUID) -> Complaint:
    """The complaint that was made by a gesture, which only its form holds."""
    event = Event.objects.get(gesture=gesture, kind="complaint.made")
    return Complaint.objects.get(pk=int(event.subject.partition(":")[2]))
