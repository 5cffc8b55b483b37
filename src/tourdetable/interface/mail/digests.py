"""Several letters as one message, for whoever asked to be told once a day or once a week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.safestring import mark_safe

from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.actions import Key, Parcel, key
from tourdetable.domain.notices.enums import NoticeKind, Rhythm
from tourdetable.domain.people.models import Account, Person
from tourdetable.interface.mail.addresses import addressed, domain, one_line, our_own
from tourdetable.interface.mail.letters import AnyLetter
from tourdetable.interface.mail.markup import as_html
from tourdetable.interface.mail.message_ids import message_id
from tourdetable.interface.mail.messages import (
    WIDTH,
    Worded,
    asks_calendars,
    framed,
    laid_out,
    message,
    of_network,
    person_to_answer,
    tidied,
    worded,
    written_in,
)
from tourdetable.interface.mail.stopping import stop_headers, stop_url

TITLE = (
    "font-size:18px;line-height:1.3;margin:32px 0 8px;padding-top:16px;border-top:1px solid #767676"
)
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


def written(
    letter: AnyLetter | Digest, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """The e-mail of a letter, or of several."""
    if isinstance(letter, Digest):
        return digest_message(letter, connection)
    return message(letter, connection)


def digest_message(
    digest: Digest, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """One e-mail: what it holds, then each message as it would have left, without its greeting."""
    url = stop_url(digest.network, digest.persons, digest.kinds)
    every = [worded(letter) for letter in digest.letters]
    words = Wording.of(digest, [one.subject for one in every], url)
    found = EmailMultiAlternatives(
        subject=one_line(words.subject),
        body=body_of(words, every),
        from_email=settings.ANSWERS_ADDRESS or our_own(),
        to=[addressed(words.names, digest.account.email)],
        reply_to=writers(digest),
        headers=headers(digest) | stop_headers(url),
        connection=connection,
    )
    page = framed(one_line(words.subject), written_in(digest.letters[0]), page_of(words, every))
    found.attach_alternative(page, "text/html")
    return found


def writers(digest: Digest) -> list[str]:
    """The persons who acted, each once: an answer reaches them, as the messages say."""
    return list(dict.fromkeys(chain.from_iterable(map(person_to_answer, digest.letters))))


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


def body_of(words: Wording, every: Iterable[Worded]) -> str:
    """What a digest says: its messages, and what is said around them."""
    parts = [part(number, one) for number, one in enumerate(every, 1)]
    return "\n".join([laid_out(words.top), *parts, laid_out(words.end)])


def part(number: int, one: Worded) -> str:
    """One message among others: its subject, underlined, then what it says."""
    title = laid_out(f"{number}. {one.subject}").strip()
    return f"{title}\n{'=' * WIDTH}\n\n{laid_out(news_of(tidied(one.text)))}\n"


def page_of(words: Wording, every: Iterable[Worded]) -> str:
    """The same as HTML: the titles within each message are below that of the message."""
    parts = []
    for number, one in enumerate(every, 1):
        said = str(as_html(news_of(tidied(one.text))))
        said = said.replace("<h2 ", "<h3 ").replace("</h2>", "</h3>")
        parts.append(f'<h2 style="{TITLE}">{number}. {escape(one.subject)}</h2>\n{said}')
    around = [as_html(tidied(written)) for written in (words.top, words.end)]
    return mark_safe("\n".join([around[0], *parts, around[1]]))  # noqa: S308  pieces are escaped


def news_of(body: str) -> str:
    """What a message says between its greeting and its signature."""
    _greeting, _blank, said = body.partition("\n\n")
    lines = said.split("\n")
    if SIGNED in lines:
        lines = lines[: len(lines) - 1 - lines[::-1].index(SIGNED)]
    return "\n".join(lines).strip() + "\n"


def headers(digest: Digest) -> dict[str, str]:
    """Says that a program sent it, for which network; the same at each attempt. Its identifier is
    signed as that of any message, so that one that comes back says which address refused it."""
    first = digest.parcel[0]
    sending = f"digest-{first.pk}"
    signed = message_id(first.event_id, digest.account.pk, domain())
    identity = f"<{sending}.{signed.lstrip('<')}"
    return {
        "From": settings.DEFAULT_FROM_EMAIL,
        "Message-ID": identity,
        **of_network(digest.network),
    }
