"""The message that circulates minutes, or a corrected version of them: to all the seats of the
body, and to those who were called in and came, when they go beyond the network.

It says first what was decided, what the reader's seats have to do, when one meets again. Nothing
that is kept for those who were there is in it, whoever reads it: messages are forwarded. As many
queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from tourdetable.core.documents.formats.plain import to_plain
from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.speakers import Speakers, refers
from tourdetable.core.documents.text.tree import Document
from tourdetable.core.words.attribution import Attribution, most_discreet
from tourdetable.core.words.audience import BEYOND_THE_NETWORK, Audience
from tourdetable.domain.decisions.enums import Outcome
from tourdetable.domain.decisions.models import Decision, FollowUp, Position
from tourdetable.domain.decisions.positions import attributed
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.speakers import speakers_at
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.models import WholeText
from tourdetable.domain.notices.rules import is_overtaken
from tourdetable.domain.relays.briefs import Brief, briefs_of, dissents
from tourdetable.domain.relays.queries import counts_relays
from tourdetable.domain.relays.rules import why_kept
from tourdetable.domain.relays.tokens import token_of
from tourdetable.interface.language import day
from tourdetable.interface.mail.addresses import one_line
from tourdetable.interface.mail.desks.decisions import runs
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions
from tourdetable.interface.mail.meeting_words import signed_in


@dataclass(frozen=True, kw_only=True)
class CirculationLetter(News):
    """Circulated minutes, told to one mailbox: to those who hold `mandates` of the body, else to
    somebody who was called in. `terms`: how its texts are read; `counts`: its charter counts what
    its seats relay; `whole`: the text is in the message."""

    meeting: Meeting
    minutes: Minutes
    mandates: tuple[Mandate, ...]
    brief: Brief
    terms: ReadingTerms
    counts: bool
    whole: bool

    @property
    def seats(self) -> list[Seat]:
        return [mandate.seat for mandate in self.mandates]

    @property
    def circulated(self) -> bool:
        """Whether they are: a corrected version may be adopted before."""
        return self.minutes.state == MinutesState.CIRCULATED

    @property
    def audience(self) -> Audience:
        """How far they read, in a message."""
        return Audience.BODY if self.mandates else Audience.PARTNERS

    def pruned(self, text: str) -> Document:
        """A text of the meeting as they may have it in a message."""
        document = parse(text, default=Audience(self.minutes.audience))
        return prune(document, self.audience, self.terms)


class CirculationDesk(NewsDesk):
    """Everything that the messages of one batch quote about circulated minutes."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        rows = Minutes.objects.select_related("meeting__body__network", "meeting__place")
        self.minutes = rows.in_bulk({subject_id(event) for event in self.events})
        self.meetings = [one.meeting for one in self.minutes.values()]
        networks = {meeting.body.network_id for meeting in self.meetings}
        self.charters = charter_versions(networks)
        self.briefs = briefs_of(self.meetings, now=now)
        self.mandates = mandates_in(self.meetings, self.people)
        self.guests = guests_at(self.meetings, self.people)
        self.speakers: dict[int, Speakers] = {}
        wanted = WholeText.objects.filter(person__in=self.people, network__in=networks)
        self.whole = set(wanted.values_list("person_id", "network_id"))

    def letter(self, parcel: Parcel) -> CirculationLetter | None:
        """The message of one parcel, if it still has something true to tell to somebody."""
        event, minutes = parcel[0].event, self.minutes.get(subject_id(parcel[0].event))
        if minutes is None or parcel[0].person.account is None:
            return None
        if is_overtaken(event, minutes.meeting, minutes, latest=self.latest, now=self.now):
            return None
        held = self.held(parcel, minutes.meeting)
        if not held and not self.called_in(parcel, minutes):
            return None
        return self.written(parcel, minutes, held)

    def written(
        self, parcel: Parcel, minutes: Minutes, held: tuple[Mandate, ...]
    ) -> CirculationLetter:
        """The message; its text is there for whoever wants it, or could read it nowhere else."""
        meeting, body = minutes.meeting, minutes.meeting.body
        charter = in_force(self.charters[body.network_id], local_day(body.network, self.now))
        asked = any((one.person_id, body.network_id) in self.whole for one in parcel)
        return CirculationLetter(
            **self.heading(parcel, charter, body.network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"meeting-{meeting.pk}",
            meeting=meeting,
            minutes=minutes,
            mandates=held,
            brief=self.briefs[meeting.pk],
            terms=self.terms(minutes, outside=not held),
            counts=counts_relays(charter, body.kind),
            whole=asked or (not held and minutes.audience != Audience.PUBLIC),
        )

    def terms(self, minutes: Minutes, *, outside: bool) -> ReadingTerms:
        """How the texts of a meeting are read today: outside the network, persons are named only
        where a mark says so (two queries for a meeting whose minutes refer to seats)."""
        meeting, today = minutes.meeting, local_day(minutes.meeting.body.network, self.now)
        charter = in_force(self.charters[meeting.body.network_id], meeting.day)
        usual = charter.minutes.attribution
        if outside:
            usual = most_discreet(usual, Attribution.INSTITUTION)
        if meeting.pk not in self.speakers:
            named = refers(minutes.text)
            self.speakers[meeting.pk] = speakers_at(meeting, charter) if named else {}
        return ReadingTerms(on=today, usual=usual, speakers=self.speakers[meeting.pk])

    def held(self, parcel: Parcel, meeting: Meeting) -> tuple[Mandate, ...]:
        """The mandates of today by which those of a mailbox sit in the body."""
        people = {notice.person_id for notice in parcel}
        today = local_day(meeting.body.network, self.now)
        return tuple(
            one
            for one in self.mandates
            if one.person_id in people and one.seat.body_id == meeting.body_id and runs(one, today)
        )

    def called_in(self, parcel: Parcel, minutes: Minutes) -> bool:
        """Whether somebody of the mailbox was called in to a meeting whose minutes go that far."""
        people = {notice.person_id for notice in parcel}
        there = {person for meeting, person in self.guests if meeting == minutes.meeting_id}
        return minutes.audience in BEYOND_THE_NETWORK and bool(people & there)


def mandates_in(meetings: Iterable[Meeting], people: Iterable[int]) -> list[Mandate]:
    """Those of people in the bodies of meetings (one query)."""
    bodies = {meeting.body_id for meeting in meetings}
    held = Mandate.objects.filter(seat__body__in=bodies, person__in=set(people))
    rows = held.select_related("seat__institution", "person__account")
    return list(rows.order_by("seat__institution__sort_key", "pk"))


def guests_at(meetings: Iterable[Meeting], people: Iterable[int]) -> set[tuple[int, int]]:
    """Which of these persons came to which of these meetings, called in (one query)."""
    known = {"attendances__meeting__in": list(meetings), "person__in": set(people)}
    rows = Guest.objects.filter(**known, withdrawn_on=None)
    return set(rows.values_list("attendances__meeting", "person"))


@dataclass(frozen=True)
class DecisionInMail:
    """A decision in a line, and the dissensus that remains."""

    reference: str
    title: str
    outcome: str
    dissents: tuple[DissentInMail, ...]


@dataclass(frozen=True)
class DissentInMail:
    """Who does not agree, as far as it may be said, and why, as far as the reader may read it."""

    who: str
    why: str
    lifts: str


@dataclass(frozen=True)
class TaskInMail:
    """What a seat has to do, by when."""

    seat: Seat
    words: str


@dataclass(frozen=True)
class LinkInMail:
    """Where a holder says that they read, or relayed, without signing in."""

    mandate: Mandate
    url: str


def of_circulation(letter: CirculationLetter) -> dict[str, Any]:
    """What the templates say of circulated minutes."""
    brief, seats = letter.brief, letter.seats
    decided = [told(decision, letter) for decision in brief.decisions]
    return {
        "meeting": letter.meeting,
        "decisions": decided,
        "agreed": agreed(letter, decided),
        "tasks": list(tasks(letter)),
        "next": brief.next_for(seats, letter.charter) if seats else None,
        "text": to_plain(letter.pruned(letter.minutes.text)) if letter.whole else "",
        "links": [link(letter, mandate) for mandate in letter.mandates],
        "follows": bool(seats) and all(seat.follows for seat in seats),
        "reads": letter.circulated and any(seat.follows for seat in seats),
        "leaves": not why_kept(letter.minutes),
        "counts": letter.counts and any(not seat.follows for seat in seats),
        "url": page_of(letter),
    }


def told(decision: Decision, letter: CirculationLetter) -> DecisionInMail:
    """One decision, for these readers."""
    return DecisionInMail(
        decision.reference,
        one_line(decision.title),
        str(Outcome(decision.outcome).label),
        tuple(dissent(one, letter) for one in dissents(decision)),
    )


def dissent(one: Position, letter: CirculationLetter) -> DissentInMail:
    """One objection that stands."""
    college, institution = one.seat.college, one.seat.institution.name
    who = attributed(one.attribution, college, institution, letter.charter)
    return DissentInMail(who, quoted(one.words, letter), quoted(one.would_lift, letter))


def quoted(words: str, letter: CirculationLetter) -> str:
    """What somebody said, on a line, as these readers may have it, to stand within a sentence."""
    return one_line(to_plain(letter.pruned(words))).rstrip(". ")


def agreed(letter: CirculationLetter, decided: list[DecisionInMail]) -> bool:
    """Whether one may say that nobody disagreed: each was concluded on positions."""
    on_positions = all(decision.positions.all() for decision in letter.brief.decisions)
    return bool(decided) and on_positions and not any(one.dissents for one in decided)


def tasks(letter: CirculationLetter) -> Iterator[TaskInMail]:
    """What their seats have to do, or to see to."""
    for row in letter.brief.tasks(letter.seats):
        yield TaskInMail(row.seat, one_line(to_do(row)))
    for decision in letter.brief.owned(letter.seats):
        assert decision.owner is not None  # that is what makes it theirs
        yield TaskInMail(decision.owner, one_line(to_see_to(decision)))


def to_do(row: FollowUp) -> str:
    """An action, by when, and the decision that it follows from."""
    return due_words(row.what, row.due, row.decision.reference)


def to_see_to(decision: Decision) -> str:
    """That one sees to a decision."""
    what = _("See to it: %(title)s") % {"title": decision.title}
    return due_words(what, decision.due, decision.reference)


def due_words(what: str, due: date | None, reference: str) -> str:
    """Something to do, by when, because of which decision."""
    said = {"what": what, "day": day(due), "reference": reference}
    words = _("%(what)s, by %(day)s (%(reference)s)") if due else "%(what)s (%(reference)s)"
    return words % said


def link(letter: CirculationLetter, mandate: Mandate) -> LinkInMail:
    """The link that is a holder's own."""
    where = [letter.network.slug, token_of(letter.minutes.pk, mandate)]
    return LinkInMail(mandate, f"{settings.SITE_URL}{reverse('relay_link', args=where)}")


def page_of(letter: CirculationLetter) -> str:
    """Where one reads them whole; nowhere, for whoever was called in to what is not public."""
    page = reverse("minutes", args=[letter.network.slug, letter.meeting.pk])
    if letter.mandates:
        return signed_in(page)
    return f"{settings.SITE_URL}{page}" if letter.minutes.audience == Audience.PUBLIC else ""
