"""Saying that one's seat relayed circulated minutes, and what came back of it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.minutes.actions.reading import seat_held
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import wording
from tourdetable.domain.relays.enums import RelayHow
from tourdetable.domain.relays.models import Relay
from tourdetable.domain.relays.rules import why_kept

TO_WHOM, CAME_BACK = 300, 5_000
"""How many characters say to whom, and what came back."""
FACTS = ["relays"]


@once
def say_relayed(
    *,
    minutes: Minutes,
    how: str,
    by: Actor,
    now: datetime,
    to_whom: str = "",
    came_back: str = "",
) -> Relay:
    """Say that the seat one acts for carried circulated minutes to its institution."""
    if kept := why_kept(minutes):
        raise ValidationError(kept)
    day = local_day(minutes.meeting.body.network, now)
    relay = Relay(minutes=minutes, seat=seat_held(minutes, by, day), person=by.person, on=day)
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
    day = local_day(relay.minutes.meeting.body.network, now)
    if seat_held(relay.minutes, by, day) != relay.seat:
        raise ValidationError(_("Only a person who holds this seat speaks in its name."))
