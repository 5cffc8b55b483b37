"""Messages to those who registered for an open day, who have no account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.urls import reverse
from django.utils import timezone

from tourdetable.domain.journal.departures import mark_overtaken
from tourdetable.domain.site.actions.letters import take_letters
from tourdetable.domain.site.enums import DayLetterKind, PlaceState
from tourdetable.domain.site.models import DayLetter
from tourdetable.domain.site.queries import is_off
from tourdetable.domain.site.tokens import token_of
from tourdetable.interface.mail.apart.batches import Batch
from tourdetable.interface.mail.apart.plain_letters import PlainLetter
from tourdetable.interface.mail.messages import of_network

STANDS: Mapping[str, PlaceState] = {
    DayLetterKind.CONFIRM: PlaceState.ASKED,
    DayLetterKind.PLACE: PlaceState.COMING,
    DayLetterKind.WAITS: PlaceState.WAITING,
}
"""What a letter says of where its reader stands."""


@dataclass(frozen=True)
class DayMail:
    """One message about an open day."""

    letter: DayLetter

    @property
    def parcel(self) -> tuple[DayLetter, ...]:
        return (self.letter,)

    @property
    def name(self) -> str:
        """How its reader is called; before they confirm it, anybody may have written anything."""
        one = self.letter.registration
        return "" if one.state == PlaceState.ASKED else one.name

    def written(self, connection: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
        """The e-mail, in the language in which one registered, at the hours of the network."""
        one, network = self.letter.registration, self.letter.network
        meeting = one.day.meeting
        context = {
            "kind": self.letter.kind,
            "one": one,
            "day": one.day,
            "meeting": meeting,
            "network": network,
            "name": self.name,
            "link": address("day_link", network.slug, token_of(one)),
            "page": address("open_day", network.slug, one.day_id),
        }
        desk = [network.contact] if network.contact else []
        known = (one.email, one.language, context, of_network(network), desk, self.name)
        with timezone.override(ZoneInfo(network.time_zone)):
            return PlainLetter("open_day", *known).written(connection)


def address(name: str, *where: str | int) -> str:
    """The whole address of a page."""
    return f"{settings.SITE_URL}{reverse(name, args=list(where))}"


def batch_of_open_days(*, worker: str, now: datetime, most: int) -> Batch | None:
    """The next messages to send, but for those that say what is so no more."""
    letters = take_letters(worker=worker, now=now, most=most)
    if not letters:
        return None
    over = [one for one in letters if is_past(one, now)]
    mark_overtaken(parcels=[(one,) for one in over])
    return Batch([DayMail(one) for one in letters if one not in over], by_hand)


def is_past(letter: DayLetter, now: datetime) -> bool:
    """Whether what it says is over: it waited, refused, while its reader or the day moved on."""
    one = letter.registration
    if one.day.meeting.ends_at <= now:
        return True
    if letter.kind in STANDS:
        return one.state != STANDS[letter.kind]
    return (letter.kind == DayLetterKind.CANCELLED) != is_off(one.day)


def by_hand(mail: DayMail, connection: BaseEmailBackend | None) -> EmailMultiAlternatives:
    return mail.written(connection)
