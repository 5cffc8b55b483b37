"""Rows that name a division for a time, whatever they are about: added, ended, taken back.

What is added is checked to be a division that stands (or stood) then. A row is ended on a day, or
taken back when it was said by mistake: the journal keeps what it was.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, TypeVar, cast

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from tourdetable.core.territories.standing import standing
from tourdetable.core.words.collation import folded
from tourdetable.domain.territories.models import OfDivision
from tourdetable.domain.territories.terrain import Terrain

R = TypeVar("R", bound=OfDivision)
MOST = 200
"""Divisions that one gesture adds."""
NAMED = 120


def added(
    kind: type[R], terrains: Iterable[Terrain], starts: date, known_on: date, **about: models.Model
) -> list[R]:
    """Rows that name these terrains from a day on; those that are said already are left alone.
    Refused when nothing is new, or when a division is not known."""
    asked = list(dict.fromkeys(one._replace(named=" ".join(one.named.split())) for one in terrains))
    must_be_divisions(asked, known_on)
    held = kind._default_manager.filter(**about).exclude(ends__lt=starts)
    said = {(row.division, folded(row.named)) for row in held}
    fresh = [one for one in asked if (one.division, folded(one.named)) not in said]
    if not fresh:
        raise ValidationError(_("All this is said already."))
    days = {"starts": starts, "known_on": known_on}
    rows = (kind(**about, **days, division=one.division, named=one.named) for one in fresh)
    return [saved(row) for row in rows]


def saved(row: R) -> R:
    """The row, once it is kept."""
    row.save()
    return row


def must_be_divisions(terrains: list[Terrain], on: date) -> None:
    """Refuse nothing at all, too much at once, a division that is no more (or never was) on the day
    of writing, a name too long."""
    if not terrains:
        raise ValidationError(_("Choose at least one place."))
    if len(terrains) > MOST:
        words = _("Choose at most %(most)d places at a time.")
        raise ValidationError(words % {"most": MOST})
    if any(standing(one.division, on) is None for one in terrains):
        raise ValidationError(_("One of these places is not in the list any more: search again."))
    if any(len(one.named) > NAMED for one in terrains):
        raise ValidationError(_("Write a shorter name for this neighbourhood."))


def current(row: R) -> R:
    """The row as it is kept, held until the transaction ends. Refused when it is no more."""
    kind = type(row)
    found = kind._default_manager.select_for_update(no_key=True).filter(pk=row.pk).first()
    if found is None:
        raise ValidationError(_("Somebody has taken this back meanwhile: read the list again."))
    return cast(R, found)


def ended(row: R, ends: date) -> R:
    """The row, which holds up to a day, included. Refused before it starts."""
    held = current(row)
    if ends < held.starts:
        raise ValidationError({"ends": _("It cannot end before it starts.")})
    held.ends = ends
    held.save(update_fields=["ends"])
    return held


def said_of(*rows: OfDivision) -> dict[str, Any]:
    """What the journal keeps of rows: divisions by their key, no name that people gave."""
    return {"divisions": [row.division for row in rows]}


def day_of(now: datetime) -> date:
    """The day up to which what became of divisions is known to whoever writes."""
    return now.date()
