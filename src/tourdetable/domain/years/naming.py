"""What people call everything that a draft's instance, plan and conflict name by an id."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.years import ids
from tourdetable.domain.years.models import Draft, Series


def names_of(
    draft: Draft, charter: Charter | None = None, rows: Iterable[Series] | None = None
) -> dict[str, str]:
    """The words for each of the planner's ids; `charter` and `rows` (series) read if missing."""
    charter = charter or charter_in_force(draft.network, on=draft.made_on)
    series = draft.series.select_related("body") if rows is None else rows
    names = {str(row.planner_id): kind_of_meeting(row, charter) for row in series}
    names |= names_of_bodies(draft, charter) | names_of_places(draft)
    return names | names_of_seats(draft) | names_of_people(draft)


def names_of_places(draft: Draft) -> dict[str, str]:
    """The words for the places of the network, as hosts and as shared rooms."""
    names: dict[str, str] = {}
    for place in draft.network.places.all():
        names |= dict.fromkeys((str(ids.PlaceId(place.pk)), str(ids.RoomId(place.pk))), str(place))
    return names


def names_of_bodies(draft: Draft, charter: Charter) -> dict[str, str]:
    """The words for the bodies of the network, and for their meetings that nobody plans."""
    names: dict[str, str] = {}
    for body in Body.objects.filter(network=draft.network):
        names[str(ids.BodyId(body.pk))] = str(body)
        for code, kind in charter.vocabulary.meeting_kinds.items():
            names[str(ids.HeldMeetingsId(body.pk, code))] = f"{body} ({kind.plural})"
    return names


def kind_of_meeting(series: Series, charter: Charter) -> str:
    """« Cercle du port (Lecture) »."""
    kind = charter.vocabulary.meeting_kinds.get(series.kind)
    return f"{series.body} ({kind.plural if kind else series.kind})"


def names_of_seats(draft: Draft) -> dict[str, str]:
    """The words for the seats of the network, and for those who stand in for their holders."""
    names: dict[str, str] = {}
    for seat in Seat.objects.filter(body__network=draft.network).select_related("institution"):
        names |= dict.fromkeys((str(ids.SeatId(seat.pk)), str(ids.RelayId(seat.pk))), str(seat))
        names[str(ids.VacantId(seat.pk))] = _("%(seat)s (vacant)") % {"seat": seat}
    return names


def names_of_people(draft: Draft) -> dict[str, str]:
    """The names of people, as they were told to the planner."""
    persons = (draft.instance or {}).get("persons", [])
    return {p["id"]: p["name"] for p in persons if isinstance(ids.read(p["id"]), ids.PersonId)}
