"""Publishing what everybody reads of a decision, and taking it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import Changed, lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line
from tourdetable.domain.site.models import PublicReading
from tourdetable.domain.site.texts import public_words


@once
def publish_reading(
    *, decision: Decision, title: str, text: str, by: By, now: datetime
) -> PublicReading:
    """Say a decision to everybody, in words of their own."""
    current = concluded(decision)
    if (there := PublicReading.objects.filter(decision=current).first()) is not None:
        raise Changed(there)
    reading = PublicReading(decision=current, published_on=local_day(current.network, now))
    say(reading, title, text)
    reading.save()
    tell("reading.published", reading, by, now)
    return reading


def concluded(decision: Decision) -> Decision:
    """The decision, locked; refused while it is open."""
    rows = Decision.objects.select_for_update(no_key=True, of=("self",)).select_related("network")
    current = rows.get(pk=decision.pk)
    if not current.outcome:
        raise ValidationError(_("This decision is still open: it is published once it has ended."))
    return current


def say(reading: PublicReading, title: str, text: str) -> None:
    """In these words, that everybody reads."""
    reading.title = one_line(title, limit=200, missing=_("Give it a title."))
    missing = _("Say what was decided: nothing of the record is published by itself.")
    reading.text = public_words(text, "text", missing=missing)


@once
def amend_reading(
    *, reading: PublicReading, version: int, title: str, text: str, by: By, now: datetime
) -> PublicReading:
    """Say it better; one that was taken back is published again."""
    current = lock(reading, version=version)
    say(current, title, text)
    if current.taken_back_on is not None:
        current.taken_back_on = None
        current.published_on = local_day(current.decision.network, now)
    return save("reading.published", current, by, now)


@once
def take_back_reading(
    *, reading: PublicReading, version: int, by: By, now: datetime
) -> PublicReading:
    """Nobody outside reads it any more."""
    current = lock(reading, version=version)
    if current.taken_back_on is not None:
        raise ValidationError(_("It is not published."))
    current.taken_back_on = local_day(current.decision.network, now)
    return save("reading.taken_back", current, by, now)
