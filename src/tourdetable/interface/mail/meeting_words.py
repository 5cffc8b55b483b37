"""What the messages about a meeting, or about its minutes, say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.words.numbering import unnumbered
from tourdetable.domain.meetings.enums import Answer, MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.meetings.tokens import link_token
from tourdetable.domain.minutes.queries import seats_needed, silent_until
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.enums import OF_MEETINGS
from tourdetable.domain.people.models import Person
from tourdetable.domain.places.enums import StepFree
from tourdetable.interface.mail.addresses import answering, one_line
from tourdetable.interface.mail.desks.meetings import MeetingLetter, SeatHeld
from tourdetable.interface.mail.imip import SAYS_WHEN

NOBODY = "0"
"""In the links of a message that is only shown: they answer for nobody."""


@dataclass(frozen=True)
class PointTold:
    """A point of the agenda, and when it begins."""

    title: str
    item: AgendaItem
    at: datetime


@dataclass(frozen=True)
class ChoiceTold:
    """An answer, and the address where one gives it."""

    words: str
    url: str


@dataclass(frozen=True)
class Choices:
    """What one of the readers may answer; `whose`, where several read the same mailbox."""

    whose: Person
    found: tuple[ChoiceTold, ...]


def of_meeting(letter: MeetingLetter) -> dict[str, Any]:
    """What the templates say of a meeting, or of its minutes."""
    meeting = letter.meeting
    return (
        of_adoption(letter)
        | of_readers(letter)
        | {
            "meeting": meeting,
            "agenda": list(agenda(letter)),
            "access": access(meeting, called_off=letter.called_off),
            "documents": list(documents(letter)),
            "by_calendar": by_calendar(letter),
            "was": moved_from(letter),
            "wanted_by": wanted_by(letter),
            "taker": letter.sent_for,
            "duty": word_for(letter.charter.vocabulary.duties, letter.event.data.get("duty", "")),
            "url": page_of(letter),
        }
    )


def by_calendar(letter: MeetingLetter) -> bool:
    """Whether this very message shows « Accept » in mail programs."""
    return letter.kind in SAYS_WHEN and bool(answering(letter.meeting.pk, letter.account))


def page_of(letter: MeetingLetter) -> str:
    """Where one reads of the meeting, or of its minutes."""
    page = "meeting" if letter.kind in OF_MEETINGS else "minutes"
    return signed_in(reverse(page, args=[letter.network.slug, letter.meeting.pk]))


def of_readers(letter: MeetingLetter) -> dict[str, Any]:
    """Why it is written to them, what they answered and what they may."""
    held = letter.held
    return {
        "seats_held": [(one, ", ".join(one.duties), answer(one.answer)) for one in held],
        "answered": any(one.answer for one in held),
        "follows": all(one.seat.follows for one in held),
        "former": [answer(one.former) for one in held if one.former],
        "choices": choices(letter),
    }


def of_adoption(letter: MeetingLetter) -> dict[str, Any]:
    """How the charter has minutes adopted."""
    charter = letter.charter
    return {
        "rule": charter.minutes.adoption.value,
        "seats": seats_needed(charter.minutes),
        "silent_until": silent_until(letter.minutes, charter) if letter.minutes else None,
    }


def agenda(letter: MeetingLetter) -> Iterator[PointTold]:
    """The points, each at its hour if those before it last as long as they say."""
    items, at = list(letter.meeting.agenda.all()), letter.meeting.starts_at
    for title, item in zip(unnumbered(item.title for item in items), items, strict=True):
        yield PointTold(title, item, at)
        at += timedelta(minutes=item.minutes)


def access(meeting: Meeting, *, called_off: bool) -> list[tuple[str, str]]:
    """How one gets there and comes in, as the place says it: a title and words each."""
    place = meeting.place
    if place is None or called_off:
        return []
    step_free = "" if place.step_free == StepFree.UNKNOWN else place.get_step_free_display()
    said = (
        (_("How to get there"), place.directions),
        (_("Step-free access"), step_free),
        (_("Accessibility"), place.accessibility),
        (_("Who opens"), place.opening),
    )
    return [(title, " ".join(words.split())) for title, words in said if words]


def documents(letter: MeetingLetter) -> Iterator[tuple[str, str]]:
    """The title of each document, the point that it is for, and where one opens it."""
    for one in letter.documents:
        title = f"{one.name} ({one.point})" if one.point else one.name
        page = reverse("document", args=[letter.network.slug, one.pk])
        yield one_line(title), signed_in(page)


def choices(letter: MeetingLetter) -> list[Choices]:
    """What each reader may answer, in one gesture and without signing in."""
    if letter.meeting.state != MeetingState.CONVENED or letter.gone:
        return []
    by_person: dict[Person, list[SeatHeld]] = {}
    for one in letter.held:
        by_person.setdefault(one.person, []).append(one)
    return [
        Choices(person, tuple(choices_of(letter, person, held)))
        for person, held in by_person.items()
    ]


def choices_of(letter: MeetingLetter, person: Person, held: list[SeatHeld]) -> Iterator[ChoiceTold]:
    """Those of one person. The page that each opens asks them to confirm: programs that read mail
    open links too."""
    token = NOBODY if letter.preview else link_token(letter.meeting.pk, person)
    page = f"{settings.SITE_URL}{reverse('answer', args=[token])}"
    for code in offered(letter, held):
        yield ChoiceTold(str(code.label), f"{page}?answer={code.value}")


def offered(letter: MeetingLetter, held: list[SeatHeld]) -> Iterator[Answer]:
    """The answers that have a sense for somebody."""
    yield Answer.ATTEND
    if letter.meeting.link:
        yield Answer.REMOTE
    if all(one.seat.follows for one in held):
        return
    if any(one.partners for one in held):
        yield Answer.PAIR
        yield Answer.BOTH
    yield Answer.EXCUSED


def wanted_by(letter: MeetingLetter) -> date | None:
    """Until when one may answer in time; None when that day was past already."""
    until, told = letter.meeting.answer_by, local_day(letter.network, letter.event.at)
    return until if until is not None and until >= told else None


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
