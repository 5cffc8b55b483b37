"""Writing down a use: steps of the action of each app, which is `@once` and says what may be
used."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import wording
from tourdetable.domain.uses.enums import UseOutcome
from tourdetable.domain.uses.models import Use

U = TypeVar("U", bound=Use)

LONGEST = 2_000
"""How many characters say what happened."""
SAID = ("outcome", "on", "words")
"""What one writes of a use."""


def begin_use(
    use: U,
    kind: str,
    *,
    network: Network,
    outcome: str,
    on: date,
    words: str,
    by: Actor,
    now: datetime,
) -> U:
    """Somebody used something, for the seat or the office that they act for: written, saved, told
    by an event."""
    use.seat, use.person = by.seat, by.person
    write_use(use, outcome=outcome, on=on, words=words, today=local_day(network, now))
    use.save()
    tell(kind, use, by, now, outcome=outcome)
    return use


def amend(
    use: U,
    kind: str,
    *,
    network: Network,
    version: int,
    outcome: str,
    on: date,
    words: str,
    by: Actor,
    now: datetime,
) -> U:
    """They know more of it: whoever holds its seat now; by an office, the same person only."""
    current = lock(use, version=version)
    if current.seat != by.seat or (current.seat is None and current.person != by.person):
        raise PermissionDenied
    write_use(current, outcome=outcome, on=on, words=words, today=local_day(network, now))
    return save(kind, current, by, now, outcome=outcome)


def write_use(use: Use, *, outcome: str, on: date, words: str, today: date) -> None:
    """What happened, and when; refused before it did, or without a word of it."""
    if outcome not in UseOutcome.values:
        raise ValidationError({"outcome": _("This choice is not in the list any more.")})
    if on > today:
        raise ValidationError({"on": _("Say it once it has happened: this day is to come.")})
    use.outcome, use.on = outcome, on
    use.words = wording(words, limit=LONGEST).strip()
    if not use.words and outcome != UseOutcome.EARLY:
        raise ValidationError({"words": _("Say what happened: that is what helps others.")})
