"""What people call everything that a draft's instance, plan and conflict name by an id."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.years import ids
from tourdetable.domain.years.models import Draft, Series

Named = Iterator[tuple[ids.PlannerId, str]]
"""What the planner knows by an id, and its words."""


def names_of(draft: Draft, charter: Charter, series: Iterable[Series]) -> dict[str, str]:
    """The words for each of the planner's ids: of seats, those of the bodies that it plans."""
    rows, given = list(series), draft.instance or {}
    bodies = {row.body_id for row in rows} | set(bodies_in(given))
    of_network = chain(of_bodies(draft, charter), of_places(draft), of_seats(bodies))
    found = {str(key): words for key, words in chain(of_series(rows, charter), of_network)}
    return found | dict(of_people(given, found))


def bodies_in(instance: Mapping[str, Any]) -> Iterator[int]:
    """The bodies (by their rows) of which an instance names seats."""
    for body in instance.get("bodies", ()):
        named = ids.read(body["id"])
        if body.get("seats") and isinstance(named, ids.MeetingsId):
            yield named.body


def of_people(instance: Mapping[str, Any], words: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """« Maud Kerébel »; « Maud Kerébel (Facilitateur·trice) » for who comes by an office."""
    offices: dict[str, dict[str, None]] = {}
    for seat in chain.from_iterable(body.get("seats", ()) for body in instance.get("bodies", ())):
        if isinstance(ids.read(seat["id"]), ids.OfficeId):
            for person in seat["persons"]:
                offices.setdefault(person, {})[words[seat["id"]]] = None
    for person in instance.get("persons", ()):
        if isinstance(ids.read(person["id"]), ids.PersonId):
            held = ", ".join(offices.get(person["id"], ()))
            yield person["id"], f"{person['name']} ({held})" if held else person["name"]


def of_series(series: Iterable[Series], charter: Charter) -> Named:
    """« Cercle du port (Lecture) »."""
    for row in series:
        kind = charter.vocabulary.meeting_kinds.get(row.kind)
        yield row.planner_id, f"{row.body} ({kind.plural if kind else row.kind})"


def of_bodies(draft: Draft, charter: Charter) -> Named:
    """The bodies of the network, and their meetings that nobody plans."""
    for body in Body.objects.filter(network=draft.network):
        yield ids.BodyId(body.pk), str(body)
        for code, kind in charter.vocabulary.meeting_kinds.items():
            yield ids.HeldMeetingsId(body.pk, code), f"{body} ({kind.plural})"
        for code, office in charter.vocabulary.offices.items():
            yield ids.OfficeId(body.pk, code), office.name
            yield ids.ReliefId(body.pk, code), office.name


def of_places(draft: Draft) -> Named:
    """The places of the network, as hosts and as shared rooms."""
    for place in draft.network.places.all():
        yield ids.PlaceId(place.pk), str(place)
        yield ids.RoomId(place.pk), str(place)


def of_seats(bodies: Collection[int]) -> Named:
    """The seats of some bodies, and those who stand in for their holders."""
    for seat in Seat.objects.filter(body__in=bodies).select_related("institution"):
        yield ids.SeatId(seat.pk), str(seat)
        yield ids.RelayId(seat.pk), str(seat)
        yield ids.VacantId(seat.pk), _("%(seat)s (vacant)") % {"seat": seat}
