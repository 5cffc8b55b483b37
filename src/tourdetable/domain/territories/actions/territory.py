"""Saying where a body works. The words that are shown follow, unless somebody wrote others."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from tourdetable.domain.journal.actions import once, record
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body
from tourdetable.domain.territories.actions.parts import added, current, day_of, ended, said_of
from tourdetable.domain.territories.models import BodyTerritory
from tourdetable.domain.territories.naming import words_of
from tourdetable.domain.territories.queries import territory_on
from tourdetable.domain.territories.terrain import Terrain


@once
def add_to_territory(
    *, body: Body, terrains: Iterable[Terrain], starts: date, by: By, now: datetime
) -> list[BodyTerritory]:
    """Say that a body works on some terrains too, from a day on."""
    place, on = locked(body), day_of(now)
    before = words_on(place, on)
    rows = added(BodyTerritory, terrains, starts, on, body=place)
    follow(place, on, before)
    tell("territory.said", place, by, now, **said_of(*rows))
    return rows


@once
def end_in_territory(*, part: BodyTerritory, ends: date, by: By, now: datetime) -> BodyTerritory:
    """Say until which day, included, a body works somewhere."""
    place, on = locked(part.body), day_of(now)
    before = words_on(place, on)
    row = ended(part, ends)
    follow(place, on, before)
    tell("territory.ended", place, by, now, ends=str(ends), **said_of(row))
    return row


@once
def take_back_from_territory(*, part: BodyTerritory, by: By, now: datetime) -> Body:
    """Take back what was said by mistake: the body never worked there."""
    place, on = locked(part.body), day_of(now)
    before, row = words_on(place, on), current(part)
    row.delete()
    follow(place, on, before)
    tell("territory.taken_back", place, by, now, **said_of(row))
    return place


@once
def word_territory(*, body: Body, by: By, now: datetime) -> Body:
    """Show the words that its parts make, instead of those that somebody wrote."""
    place = locked(body)
    place.territory = words_on(place, day_of(now))
    place.save(update_fields=["territory"])
    tell("territory.worded", place, by, now)
    return place


def locked(body: Body) -> Body:
    """The body, held until the transaction ends."""
    rows = Body.objects.select_for_update(no_key=True, of=("self",)).select_related("network")
    return rows.get(pk=body.pk)


def words_on(body: Body, on: date) -> str:
    """The words that the parts of its territory make."""
    return words_of(territory_on(body, on=on), on)


def follow(body: Body, on: date, *before: str) -> None:
    """Keep the words that are shown in step with the parts, where they were those of the parts
    (`before`) or there were none."""
    words = words_on(body, on)
    if words and body.territory in ("", *before):
        body.territory = words
        body.save(update_fields=["territory"])


def tell(kind: str, body: Body, by: By, now: datetime, **data: Any) -> None:
    """Record an event of a body's territory."""
    subject = f"body:{body.pk}"
    record(
        kind=kind, network=body.network.slug, subject=subject, by=by, now=now, body=body.pk, **data
    )
