"""What people call everything that a draft's instance, plan and conflict name by an id."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.years import held
from tourdetable.domain.years.models import Draft, Series


def names_of(
    draft: Draft, charter: Charter | None = None, rows: Iterable[Series] | None = None
) -> dict[str, str]:
    """What people call everything that the draft's instance, plan and conflict name (`seat:12` → its institution).

    `charter` and `rows` (its series, with their bodies) are read when they are not given.
    """
    names: dict[str, str] = {}
    charter = charter or charter_in_force(draft.network, on=draft.made_on)
    kinds = charter.vocabulary.meeting_kinds
    for series in draft.series.select_related("body") if rows is None else rows:
        kind = kinds[series.kind].plural if series.kind in kinds else series.kind
        names[f"series:{series.pk}"] = f"{series.body} ({kind})"
    for body in Body.objects.filter(network=draft.network):
        names[f"body:{body.pk}"] = str(body)
        names |= {
            held.name_of(body.pk, code): f"{body} ({kind.plural})" for code, kind in kinds.items()
        }
    for seat in Seat.objects.filter(body__network=draft.network).select_related("institution"):
        names |= dict.fromkeys((f"seat:{seat.pk}", f"relay:{seat.pk}"), str(seat))
        names[f"vacant:{seat.pk}"] = _("%(seat)s (vacant)") % {"seat": seat}
    for place in draft.network.places.all():
        names |= {f"place:{place.pk}": str(place), f"room:{place.pk}": str(place)}
    persons = (draft.instance or {}).get("persons", [])
    return {**names, **{p["id"]: p["name"] for p in persons if p["id"].startswith("person:")}}
