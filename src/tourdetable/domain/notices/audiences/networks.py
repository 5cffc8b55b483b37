"""Who is told of what concerns a whole network: its members."""

from __future__ import annotations

from datetime import date, datetime

from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.models import Mandate, Network, Office, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.enums import NoticeKind
from tourdetable.domain.programme.models import Programme


def of_programme(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Everybody who has a place in the network."""
    programme = Programme.objects.select_related("network").filter(pk=subject_id(event)).first()
    return members(programme.network, on=local_day(programme.network, now)) if programme else []


def of_text(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Everybody who has a place in the network: each of them may read a text that is proposed."""
    network = Network.objects.filter(slug=event.network).first()
    return members(network, on=local_day(network, now)) if network else []


def members(network: Network, *, on: date) -> list[Mandate | Office]:
    """The mandates and offices that make somebody a member of the network that day."""
    seats = Seat.objects.active(on).filter(body__network=network)
    mandates = Mandate.objects.active(on).filter(seat__in=seats).select_related("person")
    offices = Office.objects.active(on).filter(network=network).select_related("person")
    return [*mandates, *offices]
