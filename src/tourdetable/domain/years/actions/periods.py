"""Saying which days a network keeps free: all its drafts are asked with them from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.journal.actions import once, record, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.calendar.seasons import season
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.years.actions.drafts import changed, must_be_listed
from tourdetable.domain.years.enums import DraftState, KnownDays, PeriodEffect
from tourdetable.domain.years.models import MOST_WEEKS_BEFORE, NetworkCalendar, QuietPeriod
from tourdetable.domain.years.periods.dated import NetworkPeriods, periods_of
from tourdetable.domain.years.periods.impact import binds, open_drafts

NAME, MOST, LONGEST = 80, 500, 366
ALREADY = gettext_lazy("These days are already in the list, under this name.")


@dataclass(frozen=True)
class PeriodDetails:
    """What people type of a period: the fields of `QuietPeriod`."""

    name: str
    first: date
    last: date
    effect: str
    weeks_before: int = 0


def calendar_of(network: Network) -> NetworkCalendar:
    """What the network has chosen, or the row that would say that it has chosen nothing."""
    found = NetworkCalendar.objects.filter(network=network).first()
    return found or NetworkCalendar(network=network)


@once
def set_known_days(
    *, network: Network, effects: Mapping[str, str], version: int, by: By, now: datetime
) -> NetworkCalendar:
    """Say what the network makes of known days, by code. Raises `Changed`."""
    for code, effect in effects.items():
        must_be_listed(code, KnownDays.values)
        must_be_listed(effect, PeriodEffect.values)
    before = periods_of(network)
    NetworkCalendar.objects.get_or_create(network=network)
    current = lock(NetworkCalendar(network=network), version=version)
    current.effects = current.effects | dict(effects)
    save("network.calendar_set", current, by, now)
    unsettle(network, before, by, now)
    return current


@once
def add_period(*, network: Network, details: PeriodDetails, by: By, now: datetime) -> QuietPeriod:
    """Add days that people type. Raises `ValidationError` by field."""
    wished = sound(details)
    must_have_room(network)
    before = periods_of(network)
    row, made = QuietPeriod.objects.get_or_create(
        network=network, **key(wished), defaults=rest(wished)
    )
    if not made:
        raise ValidationError(ALREADY)
    record(kind="network.period_added", **row.told, by=by, now=now)
    unsettle(network, before, by, now)
    return row


@once
def change_period(
    *, period: QuietPeriod, details: PeriodDetails, version: int, by: By, now: datetime
) -> QuietPeriod:
    """Change typed days, or what they are. Raises `ValidationError` by field, `Changed`."""
    current, wished = lock(period, version=version), sound(details)
    network = current.network
    before = periods_of(network)
    if QuietPeriod.objects.filter(network=network, **key(wished)).exclude(pk=current.pk).exists():
        raise ValidationError(ALREADY)
    for name, value in asdict(wished).items():
        setattr(current, name, value)
    save("network.period_changed", current, by, now)
    unsettle(network, before, by, now)
    return current


@once
def drop_period(*, period: QuietPeriod, by: By, now: datetime) -> None:
    """Take typed days out of the list."""
    network, before, said = period.network, periods_of(period.network), period.told
    period.delete()
    record(kind="network.period_dropped", **said, by=by, now=now)
    unsettle(network, before, by, now)


def key(details: PeriodDetails) -> dict[str, object]:
    """What no two rows of a network have alike."""
    return {name: asdict(details)[name] for name in ("name", "first", "last")}


def rest(details: PeriodDetails) -> dict[str, object]:
    return {name: asdict(details)[name] for name in ("effect", "weeks_before")}


def sound(details: PeriodDetails) -> PeriodDetails:
    """What was typed, its name on one line; refuse days back to front or without end, an unknown
    effect, too long a warning."""
    name = one_line(details.name, limit=NAME, missing=_("Say what these days are."))
    wished = replace(details, name=name)
    must_be_listed(wished.effect, {PeriodEffect.CLOSED, PeriodEffect.AVOID, PeriodEffect.TOLD})
    if wished.last < wished.first:
        raise ValidationError({"last": _("The last day comes before the first one.")})
    if (wished.last - wished.first).days > LONGEST:
        raise ValidationError({"last": _("This is more than a year.")})
    if not 0 <= wished.weeks_before <= MOST_WEEKS_BEFORE:
        words = _("At most %(most)d weeks.") % {"most": MOST_WEEKS_BEFORE}
        raise ValidationError({"weeks_before": words})
    return wished


def must_have_room(network: Network) -> None:
    """Refuse one more date than a page can list."""
    if QuietPeriod.objects.filter(network=network).count() >= MOST:
        raise ValidationError(_("There are already 500 dates: remove some of them first."))


def unsettle(network: Network, before: NetworkPeriods, by: By, now: datetime) -> None:
    """Drafts asked with other days are to be searched again: their dates stay meanwhile."""
    today, after = local_day(network, now), periods_of(network)
    charter, again = charter_in_force(network, on=today), replace(by, gesture=None)
    for draft in open_drafts(network).select_for_update(no_key=True):
        whole = season(charter, draft.year)
        days = Period(max(today, whole.first), whole.last)
        asked = draft.state != DraftState.WRITING and days.first <= days.last
        if asked and binds(before, after, days):
            changed(lock(draft, version=draft.version), again, now, "periods")
