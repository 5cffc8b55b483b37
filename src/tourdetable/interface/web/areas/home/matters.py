"""What somebody has in charge around meetings, and can mend: what is late, silent or left open.

Each is told to those to whom the charter gives the right that mends it, by an office or by a duty
of that meeting, and to nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import Count, Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Attendance, Meeting, Turn
from tourdetable.domain.meetings.rules import Capacities, may
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes, Remark
from tourdetable.domain.networks.models import Network, Office
from tourdetable.domain.networks.queries import Standing
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.language import labelled
from tourdetable.interface.web.base import capacities

AHEAD = timedelta(days=28)
"""How long before a meeting its invitations, agenda and duties are looked after."""
LATE = timedelta(days=14)
"""How long the minutes may take while somebody has the duty of writing them."""
SINCE = timedelta(days=365)
"""How far back a meeting that was left unfinished is still told of."""
OPENING = (Right.ATTENDANCE, Right.DECISIONS, Right.MINUTES)

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Matter:
    """Something to mend: what kind of thing, which one, why the reader is told, how and where it
    is mended; `article` is the address of an article that it is about."""

    network: Network
    topic: str
    what: str
    why: str
    url: str
    gesture: str
    on: date | None = None
    late: bool = True
    article: str = ""


@dataclass(frozen=True)
class MatterGroup:
    """Matters of one kind, for one reason."""

    topic: str
    network: Network
    why: str
    late: bool
    matters: tuple[Matter, ...]


@dataclass(frozen=True)
class Sitting:
    """A meeting as one person has it in charge. Each method says one thing that may be wrong."""

    place: Standing
    meeting: Meeting
    now: datetime

    def matters(self) -> Iterator[Matter]:
        """All that they can mend there."""
        meeting = self.meeting
        if meeting.starts_at > self.now:
            yield from self.before()
        elif meeting.ends_at <= self.now:
            opened = meeting.state == MeetingState.OPENED
            yield from self.after() if opened else self.never_opened()

    def before(self) -> Iterator[Matter]:
        """The invitations, the agenda and the duties of a meeting that is near."""
        if self.meeting.state == MeetingState.PLANNED:
            topic, gesture = _("Invitations to send"), _("Send the invitations")
            yield from self.told(topic, "meeting_convene", gesture, Right.CONVENE)
        if not self.meeting.has_agenda:  # type: ignore[attr-defined]  # annotated by `with_state`
            topic, gesture = _("Meetings without an agenda"), _("Write the agenda")
            yield from self.told(topic, "meeting_agenda", gesture, Right.AGENDA)
        if vacant := self.vacant():
            topic, gesture = _("Duties that nobody has yet"), _("Share out the duties")
            detail = ", ".join(vacant)
            yield from self.told(topic, "meeting_turns", gesture, Right.TURNS, detail=detail)

    def vacant(self) -> list[str]:
        """The duties of the meeting that no seat takes."""
        taken = {turn.duty for turn in self.turns}
        known = self.place.charter.vocabulary.duties_of(self.meeting.body.kind)
        return [duty.name for duty in known if duty.code not in taken]

    def never_opened(self) -> Iterator[Matter]:
        """A meeting that is past, and of which nothing is recorded."""
        topic = _("Past meetings of which nothing is recorded")
        found = list(self.told(topic, "meeting_open", _("Record what happened"), *OPENING))
        if not found:
            gesture = _("Say that it did not take place")
            found = list(self.told(topic, "meeting_cancel", gesture, Right.CANCEL))
        yield from found

    def after(self) -> Iterator[Matter]:
        """Attendance, decisions and minutes of a meeting that was held."""
        if self.meeting.sealed_at is None:
            if not self.meeting.has_attendance:  # type: ignore[attr-defined]  # annotated by `with_state`
                topic, gesture = _("Meetings where nobody is marked"), _("Mark who was there")
                yield from self.told(topic, "meeting_attendance", gesture, Right.ATTENDANCE)
            yield from self.undecided()
        yield from self.written()

    def undecided(self) -> Iterator[Matter]:
        """Decisions that were left open."""
        number: int = self.meeting.left_open  # type: ignore[attr-defined]  # annotated by `with_state`
        if number:
            words = ngettext("%(number)d decision", "%(number)d decisions", number)
            topic, gesture = _("Decisions left open"), _("Conclude or defer")
            said = {"detail": words % {"number": number}}
            yield from self.told(topic, "meeting", gesture, Right.DECISIONS, **said)

    def written(self) -> Iterator[Matter]:
        """Minutes that are late, that wait for a correction, that nobody has been sent."""
        record: Minutes | None = getattr(self.meeting, "record", None)
        state = record.state if record else MinutesState.DRAFT
        if state == MinutesState.DRAFT and self.are_late():
            topic, page = _("Late minutes"), "minutes" if record else "minutes_edit"
            yield from self.told(topic, page, _("Write the minutes"), Right.MINUTES)
        if state == MinutesState.REVIEW and self.meeting.remarked:  # type: ignore[attr-defined]  # annotated by `with_state`
            topic, gesture = _("Corrections asked for"), _("Settle the remarks")
            yield from self.told(topic, "minutes", gesture, Right.MINUTES)
        if state == MinutesState.ADOPTED:
            topic, gesture = _("Minutes adopted and not circulated"), _("Circulate the minutes")
            yield from self.told(topic, "minutes_circulate", gesture, Right.MINUTES)

    def are_late(self) -> bool:
        """Whether minutes in draft are told of: at once when nobody has the duty of writing them.
        The seat that has it finds them among its turns."""
        duties = self.place.charter.vocabulary.duties.values()
        writers = {duty.code for duty in duties if Right.MINUTES in duty.rights}
        writing = [turn for turn in self.turns if turn.duty in writers]
        if any(turn.seat in self.place.seats for turn in writing):
            return False
        return not writing or self.meeting.ends_at + LATE <= self.now

    @property
    def turns(self) -> list[Turn]:
        return list(self.meeting.turns.all())

    def told(
        self, topic: str, page: str, gesture: str, *rights: Right, detail: str = ""
    ) -> Iterator[Matter]:
        """The matter, if the person has one of these rights over the meeting."""
        meeting, network = self.meeting, self.place.network
        allowed: Capacities = ()
        for right in rights:
            allowed = allowed or may(self.place, right, meeting, self.turns)
        if allowed:
            what = f"{meeting.title} ({meeting.body}), {shown_day(meeting.day)}"
            said = labelled(what, detail) if detail else what
            url = reverse(page, args=[network.slug, meeting.pk])
            late, why = meeting.starts_at <= self.now, in_words(allowed, self.place)
            yield Matter(network, topic, said, why, url, gesture, meeting.day, late)


def grouped(matters: Iterable[Matter]) -> list[MatterGroup]:
    """The matters kind by kind: what is late first, then what was there first."""
    found: dict[tuple[bool, str, Network, str], list[Matter]] = {}
    for one in sorted(matters, key=lambda matter: (not matter.late, matter.on or date.min)):
        found.setdefault((one.late, one.topic, one.network, one.why), []).append(one)
    return [
        MatterGroup(topic, network, why, late, tuple(those))
        for (late, topic, network, why), those in found.items()
    ]


def in_words(allowed: Capacities, place: Standing) -> str:
    """« Animateur·trice de la Convention Cadre », or the seat that is on duty."""
    office = next((one for one in allowed if isinstance(one, Office)), allowed[0])
    return capacities.words(office, place.charter)


def of_meetings(places: Mapping[int, Standing], *, now: datetime) -> list[Matter]:
    """What the person can mend around the meetings of their networks (two queries)."""
    found: list[Matter] = []
    for meeting in in_charge(places.values(), now):
        place = places[meeting.body.network_id]
        found += Sitting(place, meeting, now).matters()
    return found


def in_charge(places: Iterable[Standing], now: datetime) -> QuerySet[Meeting]:
    """The meetings under an office of the person, or where a seat of theirs has a duty, that are
    near or left unfinished, oldest first."""
    here = Q(pk__in=[])
    for place in places:
        bodies = {office.body_id for office in place.offices}
        here |= Q(body__network=place.network) if None in bodies else Q(body__in=bodies)
        seats = [seat.pk for seat in place.seats]
        here |= Q(Exists(Turn.objects.filter(meeting=OuterRef("pk"), seat__in=seats)))
    rows = Meeting.objects.filter(here, starts_at__gte=now - SINCE, starts_at__lt=now + AHEAD)
    rows = rows.exclude(state=MeetingState.CANCELLED).filter(
        Q(record=None) | ~Q(record__state=MinutesState.CIRCULATED)
    )
    return with_state(rows).order_by("starts_at", "pk")


def with_state(rows: QuerySet[Meeting]) -> QuerySet[Meeting]:
    """The meetings, with what there is of each: agenda, attendance, open decisions and remarks."""
    of_it = OuterRef("pk")
    remarks = Remark.objects.filter(minutes__meeting=of_it, settled_at=None)
    return (
        rows.select_related("body__network", "place", "record")
        .defer("record__text")
        .prefetch_related("turns__seat")
        .annotate(
            has_agenda=Exists(AgendaItem.objects.filter(meeting=of_it)),
            has_attendance=Exists(Attendance.objects.filter(meeting=of_it)),
            left_open=number_of(Decision.objects.filter(meeting=of_it, outcome="")),
            remarked=Exists(remarks),
        )
    )


def number_of(rows: QuerySet[Row]) -> Coalesce:
    """How many there are, inside a query on meetings."""
    counted = rows.order_by().values("meeting").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)
