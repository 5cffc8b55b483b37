"""The agenda as the page of a meeting tells it: when each point begins, what has changed of it
since the invitation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property

from django.core.paginator import Page
from django.utils.translation import gettext as _

from tourdetable.core.words.numbering import unnumbered
from tourdetable.domain.meetings.agendas import AgendaChanges, Point, PointChange
from tourdetable.domain.meetings.enums import Bringing, PointKind, Purpose
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.language import clock, day, labelled, listed
from tourdetable.interface.web.opened import OpenLists, Size, query

AGENDA = "agenda"
"""What the address calls the list of the points."""
POINTS = Size(12, 8)
"""How many points are shown at once."""
PURPOSE_BADGES = {Purpose.INFORM: "", Purpose.DISCUSS: "info", Purpose.DECIDE: "accent"}


@dataclass(frozen=True)
class BroughtShown:
    """What a seat brings to a point; `reserved`: only those who prepare, and the seat, read it."""

    seat: str
    words: str
    reserved: bool


@dataclass(frozen=True)
class AgendaLine:
    """A point of the agenda with the time at which it should begin, and what has changed of it
    since the invitation; `comes_back` and `left`: from where, or why, it was carried over;
    `brought`: what its reader may read of what was brought to it; `method`: what the method by
    which it is worked on is called, if the network still has it."""

    number: int
    point: Point
    title: str
    purpose: str
    badge: str
    at: str
    changed: str
    comes_back: str
    brought: Sequence[BroughtShown]
    method: str = ""

    @property
    def is_break(self) -> bool:
        return self.point.kind == PointKind.BREAK

    @property
    def asks(self) -> bool:
        """Whether members bring something to it."""
        return self.point.bringing != Bringing.NOBODY


@dataclass(frozen=True)
class Agenda:
    """The points of a meeting, those that its page shows in words."""

    meeting: Meeting
    points: Sequence[Point]
    changes: AgendaChanges
    opened: OpenLists
    brought: Mapping[int, Sequence[BroughtShown]] = field(default_factory=dict)
    methods: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def page(self) -> Page[int]:
        """The ranks of the points to show."""
        return self.opened.page(AGENDA, range(len(self.points)), POINTS)

    @property
    def query(self) -> str:
        """What comes before the number of another page of them."""
        return query(AGENDA)

    @cached_property
    def lines(self) -> list[AgendaLine]:
        """Each point with the time at which it begins if the ones before keep to theirs."""
        ranks = list(self.page)
        titles = list(unnumbered(point.title for point in self.points))
        before = sum(point.minutes for point in self.points[: ranks[0]]) if ranks else 0
        at, lines = self.meeting.starts_at + timedelta(minutes=before), []
        for rank in ranks:
            lines.append(self.line(rank, titles[rank], at))
            at += timedelta(minutes=self.points[rank].minutes)
        return lines

    def line(self, rank: int, title: str, at: datetime) -> AgendaLine:
        """One point in words."""
        point = self.points[rank]
        purpose = Purpose(point.purpose)
        return AgendaLine(
            number=rank + 1,
            point=point,
            title=title,
            purpose=str(purpose.label),
            badge=PURPOSE_BADGES[purpose],
            at=clock(at),
            changed=", ".join(changed_words(self.changes.points.get(point.pk))),
            comes_back=comes_back(point),
            brought=self.brought.get(point.pk, ()),
            method=self.methods.get(point.method, ""),
        )

    @property
    def asks(self) -> bool:
        """Whether members bring something to one of its points."""
        return any(point.bringing != Bringing.NOBODY for point in self.points)

    @property
    def count(self) -> int:
        return len(self.points)

    @property
    def taken_off(self) -> str:
        """The points that have left the agenda since the invitation."""
        return listed(_("“%(title)s”") % {"title": one.title} for one in self.changes.removed)

    @cached_property
    def total(self) -> int:
        """Minutes that the points of the agenda take together."""
        return sum(point.minutes for point in self.points)

    @property
    def ends(self) -> datetime:
        """When the last point ends if each keeps to its time."""
        return self.meeting.starts_at + timedelta(minutes=self.total)

    @property
    def overrun(self) -> int:
        """Minutes by which the agenda is longer than the meeting; 0 when it fits."""
        return max((self.ends - self.meeting.ends_at) // timedelta(minutes=1), 0)


def changed_words(change: PointChange | None) -> list[str]:
    """« était au point 3 », « durait 30 min »… for one point; nothing when nothing has."""
    if change is None:
        return []
    was, found = change.was, []
    if was is None:
        return [_("new since the invitation")]
    if change.moved:
        found.append(_("was point %(number)d") % {"number": was.position})
    if change.longer_or_shorter:
        found.append(_("was to take %(minutes)d min") % {"minutes": was.minutes})
    if change.for_something_else:
        found.append(_("was for %(purpose)s") % {"purpose": Purpose(was.purpose).label})
    if change.asks_something_else:
        found.append(asked_before(was.question))
    if change.retitled:
        found.append(_("was called “%(title)s”") % {"title": was.title})
    return found


def asked_before(question: str) -> str:
    """What was asked of a point when the invitations left."""
    if not question:
        return _("had no question")
    return _("the question was “%(question)s”") % {"question": question}


def comes_back(point: Point) -> str:
    """Since when a point that is taken up again waited, and why it was left over."""
    if point.came is None:
        return ""
    words = _("taken up again from %(day)s") % {"day": day(point.came)}
    return labelled(words, point.carried_because) if point.carried_because else words
