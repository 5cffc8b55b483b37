"""Writing down a use. The action that calls it is `@once`, saves the row and tells its event."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.people.wording import wording
from tourdetable.domain.uses.enums import UseOutcome
from tourdetable.domain.uses.models import Use

LONGEST = 2_000
"""How many characters say what happened."""
SAID = ("outcome", "on", "words")
"""What one writes of a use."""


def use_by(use: Use, by: Actor) -> None:
    """It is of the seat one acts for, and of the person."""
    use.seat, use.person = by.seat, by.person


def write_use(use: Use, *, outcome: str, on: date, words: str, today: date) -> None:
    """What happened, and when; refused before it did, or without a word of it."""
    if outcome not in UseOutcome.values:
        raise ValidationError({"outcome": _("This choice is not in the list any more.")})
    if on > today:
        raise ValidationError({"on": _("Say it once you have used it: this day is to come.")})
    use.outcome, use.on = outcome, on
    use.words = wording(words, limit=LONGEST).strip()
    if not use.words and outcome != UseOutcome.EARLY:
        raise ValidationError({"words": _("Say what happened: that is what helps others.")})
