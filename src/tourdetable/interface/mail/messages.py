"""From a letter to an e-mail: in the language of those who read it and the time zone of the
network, plain text, short lines."""

from __future__ import annotations

import re
from datetime import date
from email.utils import formataddr
from textwrap import wrap
from typing import Any
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.encoding import punycode

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.documents.text.source import legible
from tourdetable.core.words.numbering import unnumbered
from tourdetable.core.words.typography import kept_together
from tourdetable.domain.meetings.enums import Answer
from tourdetable.domain.minutes.queries import seats_needed, silent_until
from tourdetable.domain.networks.models import Network
from tourdetable.domain.notices.enums import OF_MEETINGS
from tourdetable.interface.mail.desks.commitments import CommitmentLetter
from tourdetable.interface.mail.desks.guests import GuestLetter
from tourdetable.interface.mail.desks.joining import JoinLetter
from tourdetable.interface.mail.desks.meetings import MeetingLetter
from tourdetable.interface.mail.desks.news import News
from tourdetable.interface.mail.desks.texts import TextLetter
from tourdetable.interface.mail.desks.turns import TurnLetter
from tourdetable.interface.mail.desks.years import YearLetter
from tourdetable.interface.mail.letters import AnyLetter
from tourdetable.interface.mail.stopping import stop_headers, stop_url

WIDTH = 72
UNSEEN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
"""What a header or a line must not hold."""
NUMBERED = re.compile(r"\d+\. |- ")


def message(letter: AnyLetter, connection: BaseEmailBackend | None = None) -> EmailMessage:
    """The e-mail of a letter; sent twice, it has one Message-ID, so is shown once."""
    network = letter.network
    with (
        translation.override(written_in(letter)),
        timezone.override(ZoneInfo(network.time_zone)),
    ):
        context = said(letter)
        subject = render_to_string(f"mail/subjects/{letter.kind.value}.txt", context)
        body = render_to_string(f"mail/{letter.kind.value}.txt", context)
    return EmailMessage(
        subject=one_line(subject),
        body=laid_out(body),
        to=[addressed(context["names"], letter.account.email)],
        reply_to=reply_to(letter),
        headers=headers(letter),
        connection=connection,
    )


def written_in(letter: AnyLetter) -> str:
    """The language that all whom it is for ask for, else the network's."""
    asked = {person.language for person in letter.persons}
    (language, *others) = asked or {""}
    return language if language and not others else letter.charter.language


def said(letter: AnyLetter) -> dict[str, Any]:
    """What the templates say."""
    own = of_subject(letter)
    sender = str(letter.sender) if letter.sender else ""
    if sender and letter.sent_for:
        sender = f"{sender} ({letter.sent_for})"
    return own | {
        "letter": letter,
        "network": letter.network,
        "names": ", ".join(map(str, letter.persons)),
        "sender": sender,
        "may_write": bool(reply_to(letter)),
        "stop_url": stop_url(letter.network, letter.persons, [letter.kind]),
    }


def of_subject(letter: AnyLetter) -> dict[str, Any]:
    """What they say of what the letter is about."""
    match letter:
        case MeetingLetter():
            return of_meeting(letter)
        case TextLetter():
            return of_text(letter)
        case YearLetter():
            return of_year(letter)
        case GuestLetter():
            return {"guest": letter.guest, "meeting": letter.meeting, "url": letter.url}
        case TurnLetter() | CommitmentLetter():
            return letter.told
        case JoinLetter():
            return {"invitation": letter.invitation, "today": letter.today, "url": letter.url}


def of_year(letter: YearLetter) -> dict[str, Any]:
    """What they say of a programme.

    The address of a calendar is a secret: the page gives it, mail does not.
    """
    page = f"{reverse('programme', args=[letter.network.slug])}?year={letter.programme.year}"
    years = []
    for year in letter.years:
        dates = [(own, ", ".join(own.duties)) for own in year.dates]
        years.append((year, dates))
    return {
        "years": years,
        "members": letter.years,
        "alone": len(years) == 1,
        "dated": any(dates for _year, dates in years),
        "url": signed_in(page),
        "calendar_url": signed_in(f"{page}#calendar"),
    }


def of_text(letter: TextLetter) -> dict[str, Any]:
    """What they say of a text that is proposed, or adopted: its page compares it with the other."""
    page = reverse("charter_proposal", args=[letter.network.slug, letter.proposal.pk])
    return {"proposal": letter.proposal, "members": letter.members, "url": signed_in(page)}


def of_meeting(letter: MeetingLetter) -> dict[str, Any]:
    """What they say of a meeting, or of its minutes."""
    meeting = letter.meeting
    items = list(meeting.agenda.all())
    page = "meeting" if letter.kind in OF_MEETINGS else "minutes"
    return of_adoption(letter) | {
        "meeting": meeting,
        "agenda": list(zip(unnumbered(item.title for item in items), items, strict=True)),
        "seats_held": [(one, ", ".join(one.duties), answer(one.answer)) for one in letter.held],
        "answered": any(one.answer for one in letter.held),
        "follows": all(one.seat.follows for one in letter.held),
        "former": [answer(one.former) for one in letter.held if one.former],
        "was": moved_from(letter),
        "taker": letter.sent_for,
        "duty": word_for(letter.charter.vocabulary.duties, letter.event.data.get("duty", "")),
        "url": signed_in(reverse(page, args=[letter.network.slug, meeting.pk])),
    }


def of_adoption(letter: MeetingLetter) -> dict[str, Any]:
    """How the charter has minutes adopted."""
    charter = letter.charter
    return {
        "rule": charter.minutes.adoption.value,
        "seats": seats_needed(charter.minutes),
        "silent_until": silent_until(letter.minutes, charter) if letter.minutes else None,
    }


def moved_from(letter: MeetingLetter) -> date | None:
    """The day on which a meeting that moved was to be held, when the day changed."""
    was = letter.event.data.get("was")
    return date.fromisoformat(was) if was and was != letter.event.data.get("on") else None


def signed_in(path: str) -> str:
    """The absolute address of a page, by way of the sign-in page for whoever is signed out."""
    return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={quote(path)}"


def answer(code: str) -> str:
    """The words of an answer to the invitation."""
    return str(Answer(code).label) if code in Answer.values else ""


def reply_to(letter: News) -> list[str]:
    """The person who acted, if they have a mailbox: an answer reaches somebody."""
    sender = letter.sender
    known = sender.account.email if sender and sender.account else ""
    return [addressed(str(sender), known)] if known and known.rpartition("@")[0].isascii() else []


def addressed(name: str, email: str) -> str:
    """`Ana <ana@xn--mdiathque-53af.example>`; `UnicodeEncodeError` for accents before the @."""
    box, _at, place = email.rpartition("@")
    return formataddr((one_line(name), f"{box}@{punycode(place)}"))


def headers(letter: News) -> dict[str, str]:
    """Says that a program sent it, for which network, about what; the same at each attempt."""
    network, host = letter.network, domain()
    url = stop_url(network, letter.persons, [letter.kind])
    sending = f"event-{letter.event.pk}.mailbox-{letter.account.pk}"
    return {
        "Message-ID": f"<{sending}.{network.slug}@{host}>",
        "References": f"<{letter.thread}.{network.slug}@{host}>",
        **of_network(network),
        **stop_headers(url),
    }


def of_network(network: Network) -> dict[str, str]:
    """Says that a program sent a message, for which network."""
    name = formataddr((one_line(network.name), f"{network.slug}.{domain()}"))
    return {"Auto-Submitted": "auto-generated", "List-Id": name}


def domain() -> str:
    """The name of the site, for identifiers (RFC 2919 wants a name, not an address)."""
    host = urlsplit(settings.SITE_URL).hostname or ""
    return punycode(host) if re.search(r"[^\d.:]", host) else "localhost"


def one_line(text: str) -> str:
    """Text fit for a header: no line end, no control character."""
    return UNSEEN.sub(" ", text).strip()


def laid_out(text: str) -> str:
    """Lines of at most 72 characters, addresses left whole, and never two blank lines running."""
    lines = [folded(line) for line in kept_together(legible(text)).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def folded(line: str) -> str:
    """One line of a template on as many lines as needed; those of a list stay under its words."""
    line = line.strip(" \t")
    mark = NUMBERED.match(line)
    indent = " " * len(mark[0]) if mark else ""
    return "\n".join(
        wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    )
