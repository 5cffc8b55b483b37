"""Saying that one's seat relayed something, and what came back of it."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.minutes.actions.reading import seat_held
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import wording
from tourdetable.domain.relays.enums import RelayHow
from tourdetable.domain.relays.models import COLUMNS, Relay, RelayedContent, network_of
from tourdetable.domain.relays.rules import why_kept

TO_WHOM, CAME_BACK = 300, 5_000
"""How many characters say to whom, and what came back."""
FACTS = ["relays"]


@once
def say_relayed(
    *,
    content: RelayedContent,
    how: str,
    by: Actor,
    now: datetime,
    to_whom: str = "",
    came_back: str = "",
) -> Relay:
    """Say that the seat one acts for carried something to its institution."""
    if kept := why_kept(content):
        raise ValidationError(kept)
    day = local_day(network_of(content), now)
    relay = Relay(seat=seat_for(content, by, day), person=by.person, on=day)
    setattr(relay, COLUMNS[type(content)], content)
    say(relay, how, to_whom, came_back)
    relay.save()
    tell("relay.said", relay, by, now, facts=FACTS, how=how)
    return relay


@once
def amend_relay(
    *,
    relay: Relay,
    how: str,
    to_whom: str,
    came_back: str,
    version: int,
    by: Actor,
    now: datetime,
) -> Relay:
    """Say more exactly how and to whom it was relayed, or what came back since."""
    current = lock(relay, version=version)
    must_be_of_ones_seat(current, by, now)
    say(current, how, to_whom, came_back)
    return save("relay.amended", current, by, now, facts=[], how=how)


@once
def take_back(*, relay: Relay, version: int, by: Actor, now: datetime) -> None:
    """Withdraw what was said by mistake: it counts no more."""
    current = lock(relay, version=version)
    must_be_of_ones_seat(current, by, now)
    tell("relay.taken_back", current, by, now, facts=FACTS)
    current.delete()


def say(relay: Relay, how: str, to_whom: str, came_back: str) -> None:
    """Write down how, to whom, and what came back."""
    if how not in RelayHow.values:
        raise ValidationError({"how": _("This choice is not in the list any more.")})
    relay.how = how
    relay.to_whom = wording(to_whom, limit=TO_WHOM)
    relay.came_back = wording(came_back, limit=CAME_BACK)


def must_be_of_ones_seat(relay: Relay, by: Actor, now: datetime) -> None:
    """Refuse to speak of what another seat relayed."""
    day = local_day(network_of(relay.content), now)
    if seat_for(relay.content, by, day) != relay.seat:
        raise ValidationError(_("Only a person who holds this seat speaks in its name."))


def seat_for(content: RelayedContent, by: Actor, day: date) -> Seat:
    """The seat one acts for, among those that carry it; refused to whoever does not hold it that
    day."""
    if isinstance(content, Minutes):
        return seat_held(content, by, day)
    held = Mandate.objects.active(day).filter(person=by.person, seat=by.seat)
    if by.seat is None or not held.filter(seat__body__network=content.network).exists():
        raise ValidationError(_("Only a person who holds this seat speaks in its name."))
    return by.seat
