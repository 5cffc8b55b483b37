"""From a letter to an e-mail: in the language of those who read it and the time zone of the
network, as text of short lines, as HTML that says the same, and for calendar programs."""

from __future__ import annotations

import re
from email.utils import formataddr
from textwrap import wrap
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation

from tourdetable.core.documents.text.source import legible
from tourdetable.core.words.typography import kept_together
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.networks.models import Network
from tourdetable.interface.mail.addresses import addressed, answering, domain, one_line, our_own
from tourdetable.interface.mail.desks.commitments import CommitmentLetter
from tourdetable.interface.mail.desks.decisions import ConclusionLetter, SeatLetter
from tourdetable.interface.mail.desks.guests import GuestLetter
from tourdetable.interface.mail.desks.inbox import ProposalLetter
from tourdetable.interface.mail.desks.joining import JoinLetter
from tourdetable.interface.mail.desks.meetings import MeetingLetter
from tourdetable.interface.mail.desks.minutes.circulation import CirculationLetter, of_circulation
from tourdetable.interface.mail.desks.minutes.records import RecordLetter
from tourdetable.interface.mail.desks.news import News
from tourdetable.interface.mail.desks.shared.calls import ThemeCallLetter
from tourdetable.interface.mail.desks.shared.dates import DatesLetter
from tourdetable.interface.mail.desks.shared.evaluations import EvaluationLetter
from tourdetable.interface.mail.desks.shared.experiences import CallLetter, ExperienceLetter
from tourdetable.interface.mail.desks.shared.groups import GroupLetter
from tourdetable.interface.mail.desks.shared.library import EntryLetter
from tourdetable.interface.mail.desks.shared.questionnaires import QuestionnaireLetter
from tourdetable.interface.mail.desks.shared.referrals import QuestionLetter
from tourdetable.interface.mail.desks.shared.works import WorkLetter
from tourdetable.interface.mail.desks.texts import TextLetter
from tourdetable.interface.mail.desks.topics import TopicLetter
from tourdetable.interface.mail.desks.turns import TurnLetter
from tourdetable.interface.mail.desks.years import YearLetter
from tourdetable.interface.mail.imip import SAYS_WHEN, CalendarPart, calendar_part, guest_part
from tourdetable.interface.mail.letters import AnyLetter
from tourdetable.interface.mail.markup import as_html
from tourdetable.interface.mail.meeting_words import access, of_meeting, signed_in
from tourdetable.interface.mail.message_ids import message_id, thread_id
from tourdetable.interface.mail.stopping import stop_headers, stop_url, stop_url_of_nobody

WIDTH = 72
NUMBERED = re.compile(r"\d+\. |- ")


def message(
    letter: AnyLetter, connection: BaseEmailBackend | None = None
) -> EmailMultiAlternatives:
    """The e-mail of a letter; sent twice, it has one Message-ID, so is shown once."""
    wording = worded(letter)
    found = EmailMultiAlternatives(
        subject=wording.subject,
        body=laid_out(wording.text),
        from_email=envelope(letter),
        to=[addressed(wording.names, letter.account.email)],
        reply_to=reply_to(letter),
        headers=headers(letter),
        connection=connection,
    )
    found.attach_alternative(wording.html, "text/html")
    if wording.calendar is not None:
        found.attach_alternative(wording.calendar.text, wording.calendar.media_type)
        found.attach("invitation.ics", wording.calendar.text.encode(), "application/ics")
    return found


class Worded(NamedTuple):
    """What a message says, in each of its forms; `names` are those of its readers."""

    names: str
    subject: str
    text: str
    html: str
    calendar: CalendarPart | None


def worded(letter: AnyLetter) -> Worded:
    """A letter in the language of its readers, at the hours of its network."""
    language, kind = written_in(letter), letter.kind.value
    with translation.override(language), timezone.override(ZoneInfo(letter.network.time_zone)):
        context = said(letter)
        subject = one_line(render_to_string(f"mail/subjects/{kind}.txt", context))
        text = render_to_string(f"mail/{kind}.txt", context)
        html = framed(subject, language, as_html(legible_text(text)))
        return Worded(context["names"], subject, text, html, calendar_of(letter, context))


def framed(subject: str, language: str, body: str) -> str:
    """The whole page of a message, from its body in HTML."""
    shown = {"subject": subject, "language": language, "body": body}
    return render_to_string("mail/frame.html", shown)


def calendar_of(letter: AnyLetter, context: dict[str, Any]) -> CalendarPart | None:
    """What calendar programs read of it."""
    if isinstance(letter, MeetingLetter):
        return calendar_part(letter, render_to_string("mail/calendar.txt", context).strip())
    if isinstance(letter, GuestLetter) and letter.meeting is not None:
        words = render_to_string("mail/guest_calendar.txt", context).strip()
        return guest_part(letter, letter.meeting, words)
    return None


def envelope(letter: AnyLetter) -> str:
    """Where a server says that it could not deliver a message: where answers are read."""
    return answers_to(letter) or settings.ANSWERS_ADDRESS or our_own()


def answers_to(letter: AnyLetter) -> str:
    """The address that is signed for this mailbox, for a message about a meeting."""
    if not isinstance(letter, MeetingLetter) or letter.preview:
        return ""
    return answering(letter.meeting.pk, letter.account)


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
        "may_write": bool(person_to_answer(letter)),
        "stop_url": stops(letter),
    }


def of_subject(letter: AnyLetter) -> dict[str, Any]:
    """What they say of what the letter is about."""
    found: dict[str, Any]
    match letter:
        case MeetingLetter():
            found = of_meeting(letter)
        case TextLetter():
            found = of_text(letter)
        case YearLetter():
            found = of_year(letter)
        case GuestLetter():
            found = of_guest(letter)
        case CommitmentLetter():
            found = {"one": letter.commitment, "url": letter.url}
        case ProposalLetter():
            found = {"mail": letter.mail, "meeting": letter.meeting, "url": letter.url}
        case (
            TurnLetter()
            | TopicLetter()
            | SeatLetter()
            | ConclusionLetter()
            | RecordLetter()
            | GroupLetter()
            | ThemeCallLetter()
            | CallLetter()
            | ExperienceLetter()
            | WorkLetter()
            | EntryLetter()
            | DatesLetter()
            | EvaluationLetter()
            | QuestionnaireLetter()
            | QuestionLetter()
        ):
            found = letter.told
        case CirculationLetter():
            found = of_circulation(letter)
        case JoinLetter():
            found = {"invitation": letter.invitation, "today": letter.today, "url": letter.url}
    return found


def of_guest(letter: GuestLetter) -> dict[str, Any]:
    """What they say to somebody who is called in: all that they need to come."""
    meeting = letter.meeting
    off = meeting is not None and meeting.state == MeetingState.CANCELLED
    ways = access(meeting, called_off=off) if meeting else []
    return {"guest": letter.guest, "meeting": meeting, "access": ways, "url": letter.url}


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


def reply_to(letter: AnyLetter) -> list[str]:
    """The person who acted, if they have a mailbox: an answer reaches somebody. Beside them, the
    address to which programs answer: some send there what they should send to the organizer."""
    ours = [answers_to(letter)] if asks_calendars(letter) and answers_to(letter) else []
    return [*person_to_answer(letter), *ours]


def stops(letter: AnyLetter) -> str:
    """Where its readers stop receiving its like; in a message that is only shown, where nobody
    does: who reads it there is somebody else."""
    if isinstance(letter, MeetingLetter) and letter.preview:
        return stop_url_of_nobody(letter.kind)
    return stop_url(letter.network, letter.persons, [letter.kind])


def person_to_answer(letter: News) -> list[str]:
    """The person who acted, if one may write to them."""
    sender = letter.sender
    known = sender.account.email if sender and sender.account else ""
    return [addressed(str(sender), known)] if known and known.rpartition("@")[0].isascii() else []


def asks_calendars(letter: AnyLetter) -> bool:
    """Whether calendar programs read it."""
    return isinstance(letter, MeetingLetter) and letter.kind in SAYS_WHEN


def headers(letter: AnyLetter) -> dict[str, str]:
    """Says that a program sent it, for which network, about what; the same at each attempt.

    Exchange takes whoever sends an invitation for its organizer, and answers them: it comes from
    the address that is signed for its reader.
    """
    network = letter.network
    address = answers_to(letter) if asks_calendars(letter) else ""
    return {
        "From": addressed(network.name, address) if address else settings.DEFAULT_FROM_EMAIL,
        **threaded(letter),
        **of_network(network),
        **stop_headers(stops(letter)),
    }


def threaded(letter: News) -> dict[str, str]:
    """What a message is called, and which ones it follows: programs gather them."""
    found = {"Message-ID": named(letter, letter.event.pk)}
    found["References"] = thread_id(letter.thread, letter.network.slug, domain())
    if (first := letter.begun_by) and first != letter.event.pk:
        found["In-Reply-To"] = named(letter, first)
        found["References"] += f" {found['In-Reply-To']}"
    return found


def named(letter: News, event: int) -> str:
    """What the message of an event to the same mailbox is called."""
    return message_id(event, letter.account.pk, domain())


def of_network(network: Network) -> dict[str, str]:
    """Says that a program sent a message, for which network."""
    name = formataddr((one_line(network.name), f"{network.slug}.{domain()}"))
    return {"Auto-Submitted": "auto-generated", "List-Id": name}


def legible_text(text: str) -> str:
    """What a template says, with the spaces that keep signs beside their words."""
    return kept_together(legible(text))


def laid_out(text: str) -> str:
    """Lines of at most 72 characters, addresses left whole, and never two blank lines running."""
    return "\n".join(map(folded, tidied(text).split("\n")))


def tidied(text: str) -> str:
    """What a template says, without what its tags leave: never two blank lines running."""
    lines = [line.strip(" \t") for line in legible_text(text).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def folded(line: str) -> str:
    """One line of a template on as many lines as needed; those of a list stay under its words."""
    mark = NUMBERED.match(line)
    indent = " " * len(mark[0]) if mark else ""
    return "\n".join(
        wrap(line, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    )
