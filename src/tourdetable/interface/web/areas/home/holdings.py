"""What prepared statements on one person are given, and how seats and bodies are found from them.

Whatever the number of their networks: by all mandates and offices that have not ended (a day is
left for time zones). Whoever reads keeps what is theirs today.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    DateTimeField,
    Model,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from tourdetable.domain.journal.prepared import Given
from tourdetable.domain.library.queries import ASKED_BEFORE
from tourdetable.domain.networks.models import Mandate, Office, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.base import capacities

LATELY = timedelta(days=60)
"""How long circulated minutes stay on the table of those who follow through them."""
AHEAD = timedelta(days=28)
"""How long before a meeting its invitations, agenda and duties are looked after."""
RECENT = timedelta(days=60)
"""How long a message that could not be delivered is told of."""
SINCE = timedelta(days=365)
"""How far back a meeting that was left unfinished is still told of."""

PERSON = Given("person", BigIntegerField())
NOW = Given("now", DateTimeField())
LIVE = Q(ends=None) | Q(ends__gte=Given("yesterday", DateField()))


def given(person: Person, now: datetime, *, duties: int) -> dict[str, object]:
    """What these statements are given; `duties`: how many any kind of body has at most."""
    return {
        "duties": duties,
        "person": person.pk,
        "now": now,
        "yesterday": now.date() - timedelta(days=1),
        "lately": (now - LATELY).date(),
        "recent": datetime.combine((now - RECENT).date(), time(), UTC),  # changes with the day
        "since": now - SINCE,
        "ahead": now + AHEAD,
        "renewed": (now + ASKED_BEFORE).date(),
    }


def mandates() -> QuerySet[Mandate]:
    return Mandate.objects.filter(LIVE, person=PERSON).order_by()


def offices() -> QuerySet[Office]:
    return Office.objects.filter(LIVE, person=PERSON).order_by()


def seats() -> QuerySet[Mandate, Any]:
    return mandates().values("seat")


def bodies() -> QuerySet[Mandate, Any]:
    """Those where the person sits."""
    return mandates().values("seat__body")


def theirs(*, wide: bool) -> Q:
    """Meetings of the bodies where the person sits or has an office; `wide`: also of the networks
    over which they have one. Apart, for indexes find the former at once."""
    held = bodies().union(offices().filter(body__isnull=False).values("body"))
    if not wide:
        return Q(body__in=held)
    return Q(body__in=held) | Q(body__network__in=offices().filter(body=None).values("network"))


def number_of(rows: QuerySet[Model], of: str) -> Coalesce:
    """How many there are, inside a query on what they are `of`."""
    counted = rows.order_by().values(of).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def most_duties(places: Iterable[Standing]) -> int:
    """How many duties a meeting may have there."""
    return max((len(place.charter.vocabulary.duties) for place in places), default=0)


def roles(place: Standing) -> list[str]:
    """What the person sits for and the offices they hold in a network, in words, each once."""
    held: tuple[Seat | Office, ...] = (*place.seats, *place.offices)
    return list(dict.fromkeys(capacities.words(capacity, place.charter) for capacity in held))
