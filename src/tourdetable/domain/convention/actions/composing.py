"""Settling in one gesture who is present in a body, as the agreement and its territory expect.

Presences open and end; seats are then proposed by the charter, never opened nor closed here.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.convention.models import AgreementPeriod
from tourdetable.domain.convention.queries.composition import ExpectedComposition, compositions
from tourdetable.domain.journal.actions import once
from tourdetable.domain.networks.actions.presences import (
    PresenceState,
    change_presence,
    locked,
    present,
)
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Presence


@dataclass(frozen=True)
class Settling:
    """Institutions (by id) that become present, that are present no more, that change college."""

    comes: Collection[int] = ()
    leaves: Collection[int] = ()
    moves: Collection[int] = ()

    @property
    def empty(self) -> bool:
        return not (self.comes or self.leaves or self.moves)


@once
def settle_composition(
    *,
    body: Body,
    period: AgreementPeriod,
    what: Settling,
    starts: date,
    by: By,
    now: datetime,
) -> ExpectedComposition:
    """Have the presences of a body be, from a day on, what the agreement expects: those that are
    chosen, all or none."""
    place = locked(body)
    if what.empty:
        raise ValidationError(_("Choose what changes."))
    found = compositions(period, [place], on=starts)[0]
    must_still_differ(found, what)
    for one in found.missing:
        if one.institution.pk in what.comes:
            present(place, one.institution, one.college, starts, by, now)
            by = quietly(by)
    by = end(found, what, starts, by, now)
    move(found, what, starts, by, now)
    return found


def end(found: ExpectedComposition, what: Settling, starts: date, by: By, now: datetime) -> By:
    """Those that are present no more end the day before."""
    for row in found.unexpected:
        if row.institution_id in what.leaves:
            stop(row, starts, by, now)
            by = quietly(by)
    return by


def stop(row: Presence, starts: date, by: By, now: datetime) -> None:
    """A presence ends the day before, or on its only day."""
    change_presence(
        presence=row,
        seen=PresenceState.of(row),
        college=row.college,
        starts=row.starts,
        ends=max(row.starts, starts - timedelta(days=1)),
        by=by,
        now=now,
    )


def move(found: ExpectedComposition, what: Settling, starts: date, by: By, now: datetime) -> None:
    """Those that are of another college are so from that day on."""
    for row, one in found.elsewhere:
        if row.institution_id not in what.moves:
            continue
        if row.starts < starts:
            stop(row, starts, by, now)
            present(found.body, one.institution, one.college, starts, quietly(by), now)
        else:
            change_presence(
                presence=row,
                seen=PresenceState.of(row),
                college=one.college,
                starts=row.starts,
                ends=row.ends,
                by=by,
                now=now,
            )
        by = quietly(by)


def quietly(by: By) -> By:
    """The same person, without the gesture, which the first event bears."""
    return replace(by, gesture=None)


def must_still_differ(found: ExpectedComposition, what: Settling) -> None:
    """Refuse what somebody has settled meanwhile, or that is not expected on that day."""
    known = (
        (what.comes, {one.institution.pk for one in found.missing}),
        (what.leaves, {row.institution_id for row in found.unexpected}),
        (what.moves, {row.institution_id for row, _one in found.elsewhere}),
    )
    if any(set(asked) - there for asked, there in known):
        raise ValidationError(_("This is no longer so on that day: look at the list again."))
