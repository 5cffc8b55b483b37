"""The message that tells a published programme: to each person their own dates.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.meetings.calendar.seasons import label, season
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import TURNS
from tourdetable.domain.meetings.rules import is_for
from tourdetable.domain.networks.models import Mandate, Network
from tourdetable.domain.networks.queries import in_force, local_day, sits
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.rules import is_told_again, is_year_over
from tourdetable.domain.people.models import Person
from tourdetable.domain.programme.models import Programme, ProgrammeEntry
from tourdetable.interface.mail.desks.members import Member, Members
from tourdetable.interface.mail.desks.news import (
    News,
    NewsDesk,
    charter_versions,
    duty_words,
    gathered,
)


@dataclass(frozen=True)
class OwnDate:
    """A meeting of the year where a person sits, and the duties that fall to their seats there."""

    meeting: Meeting
    duties: tuple[str, ...]


@dataclass(frozen=True)
class OwnYear(Member):
    """A person's own year: why they are a member, and their dates."""

    dates: tuple[OwnDate, ...]


@dataclass(frozen=True, kw_only=True)
class YearLetter(News):
    """The programme of a season, told to one mailbox; `count` is its number of meetings."""

    programme: Programme
    season: str
    count: int
    years: tuple[OwnYear, ...]


class YearDesk(NewsDesk):
    """Everything that the messages of one batch quote about published programmes."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        published = Programme.objects.select_related("network")
        self.programmes = published.in_bulk({subject_id(event) for event in self.events})
        networks = {programme.network_id for programme in self.programmes.values()}
        self.charters = charter_versions(networks)
        self.meetings = meetings_of(self.programmes)
        self.members = Members(self.people, networks)

    def letter(self, parcel: Parcel) -> YearLetter | None:
        """The message of one parcel, if it still has something true to tell to somebody."""
        programme = self.programmes.get(subject_id(parcel[0].event))
        if programme is None or self.is_overtaken(parcel, programme):
            return None
        return self.letter_about(programme, parcel)

    def letter_about(self, programme: Programme, parcel: Parcel) -> YearLetter | None:
        """The message that tells a programme, unless no person has a year of their own."""
        network = programme.network
        charter = in_force(self.charters[network.pk], local_day(network, self.now))
        years = self.own_years(parcel, programme, charter)
        if not years:
            return None
        return YearLetter(
            **self.heading(parcel, charter, network),
            persons=tuple(year.person for year in years),
            thread=f"programme-{programme.pk}",
            programme=programme,
            season=label(season(charter, programme.year)),
            count=len(self.meetings.get(programme.pk, ())),
            years=years,
        )

    def is_overtaken(self, parcel: Parcel, programme: Programme) -> bool:
        """Nobody's mailbox any more, told again since, or over."""
        if parcel[0].person.account is None:
            return True
        ends = (meeting.ends_at for meeting in self.meetings.get(programme.pk, ()))
        told_again = is_told_again(parcel[0].event, latest=self.latest)
        return told_again or is_year_over(ends, now=self.now)

    def own_years(
        self, parcel: Parcel, programme: Programme, charter: Charter
    ) -> tuple[OwnYear, ...]:
        """The years of the persons of a parcel who are still members."""
        found = [self.own_year(notice.person, programme, charter) for notice in parcel]
        return tuple(year for year in found if year.belongs)

    def own_year(self, person: Person, programme: Programme, charter: Charter) -> OwnYear:
        """What a person holds in the network today, and the coming meetings where they sit."""
        network = programme.network
        mine = self.members.of(person, network, charter, local_day(network, self.now))
        dates = self.own_dates(programme, self.members.mandates(person, network), charter)
        return OwnYear(person, mine.seats, mine.offices, dates)

    def own_dates(
        self, programme: Programme, mandates: Sequence[Mandate], charter: Charter
    ) -> tuple[OwnDate, ...]:
        """The coming meetings of the year for somebody who holds these mandates."""
        coming = [m for m in self.meetings.get(programme.pk, ()) if m.ends_at > self.now]
        found = [own_date(meeting, mandates, programme.network, charter) for meeting in coming]
        return tuple(own for own in found if own)


def own_date(
    meeting: Meeting, mandates: Iterable[Mandate], network: Network, charter: Charter
) -> OwnDate | None:
    """The meeting as somebody who holds these mandates has it; None when they are not to come.

    A seat that follows through the minutes comes when the meeting reports back, or has a duty.
    """
    day = local_day(network, meeting.starts_at)
    here = [m for m in mandates if m.seat.body_id == meeting.body_id and sits(m, day)]
    if not here:
        return None
    turns = meeting.turns.all()
    on_duty = {turn.seat_id for turn in turns}
    if not any(is_for(mandate.seat, meeting, charter, chosen=on_duty) for mandate in here):
        return None
    duties = duty_words(turns, {mandate.seat_id for mandate in here}, charter)
    return OwnDate(meeting, duties)


def meetings_of(programmes: Iterable[int]) -> dict[int, list[Meeting]]:
    """The meetings that each programme announced and that still hold, by date as they now are."""
    rows = ProgrammeEntry.objects.filter(programme__in=list(programmes)).exclude(
        meeting__state=MeetingState.CANCELLED
    )
    found = Meeting.objects.select_related("body", "place").prefetch_related(TURNS)
    meetings = found.in_bulk(rows.values_list("meeting", flat=True))
    in_order = rows.order_by("meeting__starts_at", "meeting")
    return gathered((row.programme_id, meetings[row.meeting_id]) for row in in_order)
