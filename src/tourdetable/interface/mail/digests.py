"""Several letters as one message, for whoever asked to be told once a day or once a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from zoneinfo import ZoneInfo

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone, translation

from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.actions import Key, Parcel, key
from tourdetable.domain.notices.enums import NoticeKind, Rhythm
from tourdetable.domain.people.models import Account, Person
from tourdetable.interface.mail.addresses import addressed, domain, one_line
from tourdetable.interface.mail.letters import AnyLetter
from tourdetable.interface.mail.messages import (
    WIDTH,
    asks_calendars,
    laid_out,
    message,
    of_network,
    written_in,
)
from tourdetable.interface.mail.stopping import stop_headers, stop_url

SIGNED = "--"
"""The line from which a message says no more than who sends it."""


@dataclass(frozen=True)
class Digest:
    """Letters of one network to one mailbox, which leave together."""

    letters: tuple[AnyLetter, ...]

    @property
    def parcel(self) -> Parcel:
        """The notices that leave with it."""
        return tuple(chain.from_iterable(letter.parcel for letter in self.letters))

    @property
    def rhythm(self) -> str:
        return self.parcel[0].rhythm

    @property
    def network(self) -> Network:
        return self.letters[0].network

    @property
    def account(self) -> Account:
        return self.letters[0].account

    @property
    def persons(self) -> tuple[Person, ...]:
        """Whom it is for, each once."""
        every = chain.from_iterable(letter.persons for letter in self.letters)
        return tuple(dict.fromkeys(every))

    @property
    def kinds(self) -> set[NoticeKind]:
        """What it tells."""
        return {letter.kind for letter in self.letters}


def gathered(letters: Iterable[AnyLetter]) -> list[AnyLetter | Digest]:
    """The messages to send: those that leave together are one, unless it is alone. One that asks
    calendars leaves at the same moment, as itself: nobody could accept it within another."""
    single, together = list[AnyLetter | Digest](), dict[Key, list[AnyLetter]]()
    for letter in letters:
        first = letter.parcel[0]
        if first.rhythm == Rhythm.AT_ONCE or asks_calendars(letter):
            single.append(letter)
        else:
            together.setdefault(key(first), []).append(letter)
    several = [Digest(tuple(those)) for those in together.values()]
    return single + [one if len(one.letters) > 1 else one.letters[0] for one in several]


def written(letter: AnyLetter | Digest, connection: BaseEmailBackend | None = None) -> EmailMessage:
    """The e-mail of a letter, or of several."""
    if isinstance(letter, Digest):
        return digest_message(letter, connection)
    return message(letter, connection)


def digest_message(digest: Digest, connection: BaseEmailBackend | None = None) -> EmailMessage:
    """One e-mail: what it holds, then each message as it would have left, without its greeting."""
    url = stop_url(digest.network, digest.persons, digest.kinds)
    every = [message(letter) for letter in digest.letters]
    words = Wording.of(digest, [str(one.subject) for one in every], url)
    return EmailMessage(
        subject=one_line(words.subject),
        body=body_of(words, every),
        to=[addressed(words.names, digest.account.email)],
        headers=headers(digest) | stop_headers(url),
        connection=connection,
    )


@dataclass(frozen=True)
class Wording:
    """What a digest says around its messages."""

    names: str
    subject: str
    top: str
    end: str

    @classmethod
    def of(cls, digest: Digest, titles: list[str], url: str) -> Wording:
        """In the language of those who read it, and the time zone of the network."""
        names = ", ".join(map(str, digest.persons))
        weekly = digest.rhythm == Rhythm.WEEKLY
        context = {"network": digest.network, "names": names, "titles": titles}
        context |= {"stop_url": url, "weekly": weekly}
        zone = ZoneInfo(digest.network.time_zone)
        with translation.override(written_in(digest.letters[0])), timezone.override(zone):
            pages = ("mail/subjects/digest.txt", "mail/digest.txt", "mail/digest_end.txt")
            return cls(names, *(render_to_string(page, context) for page in pages))


def body_of(words: Wording, every: Iterable[EmailMessage]) -> str:
    """What a digest says: its messages, and what is said around them."""
    parts = [part(number, one) for number, one in enumerate(every, 1)]
    return "\n".join([laid_out(words.top), *parts, laid_out(words.end)])


def part(number: int, mail: EmailMessage) -> str:
    """One message among others: its subject, underlined, then what it says."""
    title = laid_out(f"{number}. {mail.subject}").strip()
    return f"{title}\n{'=' * WIDTH}\n\n{news_of(str(mail.body))}\n"


def news_of(body: str) -> str:
    """What a message says between its greeting and its signature."""
    _greeting, _blank, said = body.partition("\n\n")
    lines = said.split("\n")
    if SIGNED in lines:
        lines = lines[: len(lines) - 1 - lines[::-1].index(SIGNED)]
    return "\n".join(lines).strip() + "\n"


def headers(digest: Digest) -> dict[str, str]:
    """Says that a program sent it, for which network; the same at each attempt."""
    first = digest.parcel[0]
    sending = f"digest-{first.pk}.mailbox-{digest.account.pk}"
    identity = f"<{sending}.{digest.network.slug}@{domain()}>"
    return {"Message-ID": identity, **of_network(digest.network)}
