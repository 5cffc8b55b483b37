"""What waits for an agenda, beside it: each is taken in one gesture, as a line like the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.domain.agendas.backlog import (
    ProposedPoint,
    left_over,
    of_cancelled,
    proposed,
    topics_waiting,
)
from tourdetable.domain.agendas.methods import NOTE
from tourdetable.domain.agendas.models import AgendaModel, PointLeftOver
from tourdetable.domain.agendas.queries import usual_agenda
from tourdetable.domain.meetings.enums import CALENDAR, PointKind, Purpose
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.minutes.enums import PREPARATORY
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.models import Topic
from tourdetable.interface.language import clock, moment
from tourdetable.interface.language import day as shown_day
from tourdetable.interface.web.areas.agendas.lines import EMPTY, Raw, raw


@dataclass(frozen=True)
class Offer:
    """Something that waits: the button that takes it, its title, why it waits, the lines that it
    gives. None of them where something is to be done first: `first` says what, and of which
    `topic`. `left`: the point left over that one may let go."""

    code: str
    title: str
    why: Sequence[str]
    lines: Sequence[Raw] = ()
    first: str = ""
    topic: int | None = None
    left: int | None = None

    def taken(self, typed: Sequence[Raw]) -> bool:
        """Whether the agenda has it already."""
        found = [any(same(line, own) for line in typed) for own in self.lines]
        return bool(found) and all(found)


def same(line: Raw, own: Raw) -> bool:
    """Whether a line is what an offer gives: the same topic, earlier point or thing that waits, the
    minutes to adopt, the next meeting, else the same title of the same kind."""
    for name in ("topic", "carried_from", "origin"):
        if own[name]:
            return line[name] == own[name]
    if own["kind"] in (PointKind.MINUTES, PointKind.NEXT):
        return line["kind"] == own["kind"]
    return (line["title"].strip(), line["kind"]) == (own["title"], own["kind"])


@dataclass(frozen=True)
class OfferGroup:
    """Offers of one sort."""

    heading: str
    offers: Sequence[Offer]


@dataclass(frozen=True)
class Offers:
    """All that waits for the agenda of a meeting, on a day."""

    meeting: Meeting
    on: date

    @cached_property
    def groups(self) -> list[OfferGroup]:
        """Sort by sort; those of which there is none are left out."""
        every = (
            (_("Left over from earlier meetings"), [from_left(row) for row in self.left]),
            (_("From a cancelled meeting"), [from_cancelled(row) for row in self.cancelled]),
            (_("Topics put forward"), [from_topic(row) for row in topics_waiting(self.body)]),
            (_("To take up again"), [from_proposed(one) for one in self.proposed]),
            (_("Usual points"), [*self.usual_offers]),
        )
        return [OfferGroup(heading, offers) for heading, offers in every if offers]

    @property
    def body(self) -> Body:
        return self.meeting.body

    @property
    def left(self) -> Sequence[PointLeftOver]:
        """Points of earlier meetings; not of this one."""
        return [row for row in left_over(self.body) if row.item.meeting_id != self.meeting.pk]

    @property
    def cancelled(self) -> Sequence[AgendaItem]:
        """Points of meetings that will not be held; none while this one is cancelled too."""
        return [row for row in of_cancelled(self.body) if row.meeting_id != self.meeting.pk]

    @property
    def proposed(self) -> Iterator[ProposedPoint]:
        """What the other subjects propose."""
        return proposed(self.meeting, self.on)

    @property
    def usual_offers(self) -> Iterator[Offer]:
        """The minutes to adopt, the next meeting, a break; the agenda that was kept as a model."""
        if self.model is not None:
            yield self.from_model(self.model)
        for code, line in (("minutes", self.minutes), ("next", self.next_time)):
            if line is not None:
                yield Offer(f"take:usual:{code}", line["title"], [line["note"]], [line])

    @cached_property
    def model(self) -> AgendaModel | None:
        """The agenda from which one of this kind begins."""
        return usual_agenda(self.meeting)

    @property
    def usual(self) -> list[Raw]:
        """The usual first and last points."""
        return [line for line in (self.minutes, self.next_time) if line is not None]

    @cached_property
    def minutes(self) -> Raw | None:
        """The minutes to adopt: those of the last meetings, as long as they are no record."""
        rows = Minutes.objects.filter(
            meeting__body=self.body,
            meeting__starts_at__lt=self.meeting.starts_at,
            state__in=PREPARATORY,
        ).select_related("meeting__body__network")
        waiting = rows.order_by("-meeting__starts_at").first()
        if waiting is None:
            return None
        title = _("Adopt the minutes of %(day)s") % {"day": shown_day(waiting.meeting.day)}
        return line(title, PointKind.MINUTES, Purpose.DECIDE, 10)

    @cached_property
    def next_time(self) -> Raw:
        """The next meeting: its day if it is drawn, who animates it and writes its minutes."""
        rows = self.body.meetings.filter(state__in=CALENDAR)
        later = rows.filter(starts_at__gt=self.meeting.starts_at).order_by("starts_at").first()
        title = _("Next meeting: day, animation, secretariat")
        note = ""
        if later is not None:
            said = {"day": moment(later.starts_at), "until": clock(later.ends_at)}
            note = _("It is drawn: %(day)s – %(until)s.") % said
        return line(title, PointKind.NEXT, Purpose.DECIDE, 5, note)

    def from_model(self, model: AgendaModel) -> Offer:
        """The usual agenda of this kind of meeting; its minutes to adopt and its next meeting are
        those of now."""
        own = {PointKind.MINUTES.value: self.minutes, PointKind.NEXT.value: self.next_time}
        every = [own.get(one["kind"], one) for one in map(modelled, model.lines)]
        lines = [one for one in every if one is not None]
        whose = _("kept by %(body)s") % {"body": model.body}
        if model.body_id == self.meeting.body_id:
            whose = _("kept by this body")
        words = ngettext("%(n)d point", "%(n)d points", len(lines)) % {"n": len(lines)}
        title = _("The usual agenda of this kind of meeting")
        return Offer("model", title, [words, whose], lines)

    @property
    def pause(self) -> Raw:
        """A break."""
        return line(_("Break"), PointKind.BREAK, Purpose.INFORM, 10)

    def lines(self, code: str) -> list[Raw]:
        """The lines that a button gives; none when what it names waits no more."""
        every = (offer for group in self.groups for offer in group.offers)
        found = next((offer.lines for offer in every if offer.code == code), ())
        return [dict(one) for one in found]

    def left_for(self, typed: Sequence[Raw]) -> list[OfferGroup]:
        """The offers that an agenda has not taken yet."""
        groups = (
            OfferGroup(group.heading, [one for one in group.offers if not one.taken(typed)])
            for group in self.groups
        )
        return [group for group in groups if group.offers]


def modelled(kept: Mapping[str, object]) -> Raw:
    """A line of a model; words that it does not say are the usual ones."""
    return {**EMPTY, **{name: str(value) for name, value in kept.items() if name in EMPTY}}


def line(title: str, kind: str, purpose: str, minutes: int, note: str = "") -> Raw:
    """One of the usual lines."""
    words = {"title": title, "kind": kind, "purpose": purpose, "minutes": str(minutes)}
    return {**EMPTY, **{name: str(value) for name, value in words.items()}, "note": note}


def from_left(row: PointLeftOver) -> Offer:
    """A point that an earlier meeting did not reach, or did not end: as it was, with why; without
    its topic, if that is over."""
    was, topic = raw(row.item), row.item.topic
    was["topic"] = was["topic"] if topic is not None and topic.lives else ""
    own = {**was, "pk": "", "carried_from": str(row.item_id), "carried_because": row.why}
    day = _("left over on %(day)s") % {"day": shown_day(row.item.meeting.day)}
    return Offer(f"take:left:{row.pk}", row.item.title, [day, row.why], [own], left=row.pk)


def from_cancelled(row: AgendaItem) -> Offer:
    """A point of a meeting that will not be held, with why it will not."""
    why, day = row.meeting.reason[:300], shown_day(row.meeting.day)
    own = {**raw(row), "pk": "", "carried_from": str(row.pk), "carried_because": why}
    words = _("the meeting of %(day)s is cancelled") % {"day": day}
    return Offer(f"take:cancelled:{row.pk}", row.title, [words, why], [own])


def from_topic(row: Topic) -> Offer:
    """A topic: its question is that of the point, who put it forward brings it; its note says why,
    or else what exists."""
    code, said = f"take:topic:{row.pk}", list(why_of(row))
    if not row.existing.strip():
        first = _("Say first what exists already, on the page of the topic.")
        return Offer(code, row.title, said, first=first, topic=row.pk)
    words = {"title": row.title, "question": row.question, "note": (row.why or row.existing)[:NOTE]}
    words |= {"topic": str(row.pk), "brought_by": str(row.seat or "")[:120], "lead": lead_of(row)}
    return Offer(code, row.title, said, [{**EMPTY, **words}])


def lead_of(row: Topic) -> str:
    """The seat that put it forward leads its point, if it is still there, and of this body."""
    leads = row.seat is not None and row.sent_to_id is None and row.seat.ends is None
    return str(row.seat_id) if leads else ""


def why_of(row: Topic) -> Iterator[str]:
    """Why a topic waits: urgent or not, for how many seats, since when."""
    if row.urgent:
        yield _("urgent")
    supported = getattr(row, "supported", 0)
    if supported:
        words = ngettext("%(n)d seat supports it", "%(n)d seats support it", supported)
        yield words % {"n": supported}
    yield _("put forward on %(day)s") % {"day": shown_day(row.put_on)}


def from_proposed(point: ProposedPoint) -> Offer:
    """What another subject proposes."""
    words = {name: str(getattr(point, name)) for name in PROPOSED}
    own = {**EMPTY, **words, "origin": point.code}
    return Offer(f"take:{point.code}", point.title, [point.why], [own])


PROPOSED = ("title", "purpose", "minutes", "note", "question", "kind", "brought_by")
