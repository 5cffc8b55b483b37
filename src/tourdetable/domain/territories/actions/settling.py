"""Saying what becomes of rows whose division merged, split, or was left by a commune.

Nothing changes the past: the row ends the day before, and others begin on the day of the change. A
change that is kept as it is only says that somebody has read it. Changes are settled one by one,
the first one first: what stands for a row from then on may wait for the next one.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.territories.standing import parts
from tourdetable.core.territories.terms import Division, Level
from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.territories.actions.parts import current, day_of
from tourdetable.domain.territories.actions.territory import follow, locked, words_on
from tourdetable.domain.territories.models import (
    BodyTerritory,
    CatchmentArea,
    Coverage,
    Facility,
    OfDivision,
)
from tourdetable.domain.territories.queries import Unsettled, unsettled

DAY = timedelta(days=1)


@once
def settle(
    *, row: OfDivision, keys: Collection[str], network: Network, by: By, now: datetime
) -> list[OfDivision]:
    """Say which divisions stand for a row from the day of its first change on, among those that may
    (`choices`): the rows that do.

    A facility stands in one place: it keeps its row, which then names it."""
    held, on = current(row), day_of(now)
    waiting = unsettled([held], on=on)
    if not waiting:
        raise ValidationError(_("Somebody has already said what becomes of this."))
    chosen = must_be_offered(waiting[0], keys)
    place = locked(held.body) if isinstance(held, BodyTerritory) else None
    day = waiting[0].changes[0].on
    days = (on, day - DAY)
    before = [words_on(place, day) for day in days] if place else []
    rows = carried_on(held, chosen, day)
    if place is not None:
        follow(place, on, *before)
    tell(held, network, by, now, was=row.division, divisions=[one.division for one in rows])
    return rows


def choices(one: Unsettled) -> list[Division]:
    """The divisions that may stand for a row since its first change: what it became, then what is
    smaller or was lost: the parts of what it became, the communes that left."""
    first = one.changes[0]
    found = [*first.after, *first.left]
    for each in first.after:
        if each.level is Level.COMMUNE:
            found += parts(each.code, first.on)
    return list({each.key: each for each in found}.values())


def proposed(one: Unsettled) -> list[str]:
    """What is ticked at first: the whole of what it became, that a reader is shown meanwhile."""
    return [each.key for each in one.changes[0].after]


def must_be_offered(one: Unsettled, keys: Collection[str]) -> list[Division]:
    """The divisions of these keys. Refused when one is not offered, when there is none, and when
    there are several for what stands in one place."""
    offered = {each.key: each for each in choices(one)}
    if any(key not in offered for key in keys):
        raise ValidationError(_("One of these places is not in the list any more: search again."))
    if not keys and not ends_with_nothing(one):
        raise ValidationError({"divisions": _("Choose at least one place.")})
    if isinstance(one.row, Facility) and len(keys) != 1:
        raise ValidationError({"divisions": _("A facility stands in one place: choose it.")})
    return [each for key, each in offered.items() if key in keys]


def ends_with_nothing(one: Unsettled) -> bool:
    """Whether nothing stands for its division any more."""
    return not one.changes[0].after


def carried_on(row: OfDivision, chosen: list[Division], day: date) -> list[OfDivision]:
    """The rows that stand for one since a day: itself, when it still names all that was chosen."""
    if isinstance(row, Facility) or [one.key for one in chosen] == [row.division]:
        row.division, row.known_on = chosen[0].key, day
        row.save(update_fields=["division", "known_on"])
        return [row]
    until, starts = row.ends, max(day, row.starts)
    said = about(row) | {"named": row.named, "ends": until, "known_on": day}
    twins = type(row)._default_manager.filter(**about(row), named=row.named)
    held = set(twins.exclude(pk=row.pk).exclude(ends__lt=starts).values_list("division", flat=True))
    if row.starts >= starts:
        row.delete()
    else:
        row.ends, row.known_on = starts - DAY, day
        row.save(update_fields=["ends", "known_on"])
    fresh = [one.key for one in chosen if one.key not in held]
    return [type(row)._default_manager.create(division=key, starts=starts, **said) for key in fresh]


def about(row: OfDivision) -> dict[str, Any]:
    """What a row is about."""
    match row:
        case BodyTerritory():
            return {"body_id": row.body_id}
        case Coverage():
            return {"institution_id": row.institution_id}
        case CatchmentArea():
            return {"facility_id": row.facility_id}
    return {}


def tell(row: OfDivision, network: Network, by: By, now: datetime, **data: Any) -> None:
    """Record that somebody settled what became of a row."""
    match row:
        case BodyTerritory():
            data |= {"body": row.body_id}
            subject = f"body:{row.body_id}"
        case Coverage():
            subject = f"institution:{row.institution_id}"
        case CatchmentArea():
            subject = f"facility:{row.facility_id}"
        case _:
            subject = f"facility:{row.pk}"
    kind = "territory.settled"
    record(kind=kind, network=network.slug, subject=subject, by=by, now=now, **data)
