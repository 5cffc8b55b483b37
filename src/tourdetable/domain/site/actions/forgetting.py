"""What time alone brings about: names that are deleted, and what changed that people are told."""

from __future__ import annotations

from datetime import datetime, timedelta

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By, unless_done
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.site.actions.days import held_as
from tourdetable.domain.site.actions.letters import write_to
from tourdetable.domain.site.enums import CONFIRMED, DayLetterKind, PlaceState
from tourdetable.domain.site.models import DayRegistration, OpenDay
from tourdetable.domain.site.queries import is_off

UNCONFIRMED = timedelta(days=2)
"""How long an address that nobody confirmed is kept."""


def forget_registrations(*, now: datetime) -> int:
    """Delete what nobody confirmed, and all that is known of those who registered for a day whose
    time has come; how many days were emptied."""
    left = DayRegistration.objects.filter(state=PlaceState.ASKED)
    left.filter(asked_at__lt=now - UNCONFIRMED).delete()
    rows = OpenDay.objects.filter(registered=None, forget_on__lte=(now + UNCONFIRMED).date())
    around = rows.select_related("meeting__body__network").order_by("pk")
    due = [one for one in around if one.forget_on <= local_day(one.meeting.body.network, now)]
    return sum(empty_once(one, now) for one in due)


def empty_once(day: OpenDay, now: datetime) -> bool:
    """Empty one, unless it was done meanwhile."""
    named = f"day-forgotten:{day.pk}"
    return unless_done(named, lambda by: empty_day(day=day, by=by, now=now))


@once
def empty_day(*, day: OpenDay, by: By, now: datetime) -> OpenDay:
    """Keep how many registered and came, and nobody's name."""
    current = lock(day, version=day.version)
    rows = current.registrations.filter(state=PlaceState.COMING)
    current.registered, current.came = rows.count(), current.registrations.filter(came=True).count()
    current.registrations.all().delete()
    return save("day.emptied", current, by, now, registered=current.registered, came=current.came)


def tell_changes(*, now: datetime) -> int:
    """Write to those who registered for a day that was moved or cancelled since they were last
    told; of how many days."""
    rows = OpenDay.objects.exclude(published_on=None).filter(registered=None)
    coming = rows.filter(meeting__ends_at__gt=now).select_related(
        "meeting__body__network", "meeting__place"
    )
    changed = [one for one in coming.order_by("pk") if one.told_as != held_as(one)]
    return sum(tell_once(one, now) for one in changed)


def tell_once(day: OpenDay, now: datetime) -> bool:
    """Tell of one, unless it was done meanwhile."""
    named = f"day-moved:{day.pk}:{day.version}"
    return unless_done(named, lambda by: tell_of_change(day=day, by=by, now=now))


@once
def tell_of_change(*, day: OpenDay, by: By, now: datetime) -> OpenDay:
    """Have all who registered told when it is held now, or that it is not: one registers until that
    day at most, and names are deleted after it."""
    current = lock(day, version=day.version)
    kind = DayLetterKind.CANCELLED if is_off(current) else DayLetterKind.MOVED
    for one in current.registrations.filter(state__in=CONFIRMED):
        write_to(one, kind, now)
    current.told_as, held = held_as(current), current.meeting.day
    current.closes_on, current.forget_on = (
        min(current.closes_on, held),
        max(current.forget_on, held),
    )
    return save("day.told", current, by, now)
