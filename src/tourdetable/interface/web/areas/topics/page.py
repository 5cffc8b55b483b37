"""One topic as one reader sees it: where it went, who supports it, what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.agendas.topics import points_of, preparers
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.experience.queries import is_to_be_told, of_topic
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities, may_in_body
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.topics import rules
from tourdetable.domain.topics.enums import TopicState
from tourdetable.domain.topics.models import PointOfView, Topic, TopicSupport
from tourdetable.domain.topics.queries import supports_of, views_of
from tourdetable.domain.topics.rules import PREPARING, Speaking
from tourdetable.interface.web.areas.decisions.loading import HEAVY, readable
from tourdetable.interface.web.areas.decisions.rights import who_may
from tourdetable.interface.web.areas.decisions.words import outcome
from tourdetable.interface.web.base.capacities import reserved_for
from tourdetable.interface.web.base.scene import Scene

MANY = 30
"""How many topics that were joined to it are told."""


@dataclass(frozen=True)
class TopicSheet:
    """A topic, in the same number of queries however much is said about it."""

    scene: Scene
    topic: Topic

    @cached_property
    def answering(self) -> Speaking:
        """The capacities in which the reader answers it."""
        return preparers(self.scene.member, self.topic.where, now=self.scene.now)

    @property
    def may_answer(self) -> bool:
        return bool(self.answering) and self.topic.lives

    @property
    def may_date(self) -> bool:
        """Whether the reader dates a meeting for it, where it is."""
        return self.may_answer and self.topic.urgent and bool(self.dating)

    @cached_property
    def dating(self) -> Capacities:
        """The capacities in which they date the meetings of the body where it is."""
        body = self.topic.where
        if body is None:
            return ()
        turns = current_turns(body, now=self.scene.now)
        return may_in_body(self.scene.member, Right.CONVENE, body, turns)

    @property
    def changing(self) -> Speaking:
        """The capacities in which the reader says it better, or withdraws it."""
        return rules.may_change(self.scene.member, self.topic)

    @property
    def saying(self) -> Speaking:
        """Those in which they say what exists."""
        return rules.may_say_what_exists(self.scene.member, self.topic, self.answering)

    @cached_property
    def tags(self) -> list[Tag]:
        return list(self.topic.tags.all())

    @cached_property
    def supports(self) -> list[TopicSupport]:
        return list(supports_of(self.topic))

    @cached_property
    def views(self) -> list[PointOfView]:
        return list(views_of(self.topic))

    @property
    def sitting(self) -> tuple[Seat, ...]:
        """The reader's seats that add to it as long as it is not over."""
        return rules.may_speak_of(self.scene.member, self.topic)

    @property
    def speaking(self) -> tuple[Seat, ...]:
        """Those that add to it now."""
        return self.sitting if self.topic.lives else ()

    @property
    def closed(self) -> str:
        """Why nothing can be added to it any more, if that is so."""
        if self.topic.lives:
            return ""
        return _("This topic is over: it can be read, and nothing is added to it.")

    @cached_property
    def supporting(self) -> tuple[Seat, ...]:
        """Those that do not support it yet."""
        known = {one.seat_id for one in self.supports}
        able = rules.may_support(self.scene.member, self.topic)
        return tuple(seat for seat in able if seat.pk not in known)

    @cached_property
    def supported(self) -> tuple[Seat, ...]:
        """Those that do, and may say so no more."""
        known = {one.seat_id for one in self.supports}
        able = rules.may_support(self.scene.member, self.topic)
        return tuple(seat for seat in able if seat.pk in known)

    @cached_property
    def points(self) -> list[AgendaItem]:
        """The points that answer it, with their meetings."""
        points = list(points_of(self.topic))
        for point in points:
            point.meeting.body.network = self.scene.network
        return points

    @cached_property
    def decided(self) -> list[tuple[Decision, str]]:
        """What was decided on its points, as far as the reader may know, and its outcome."""
        rows = readable(self.scene.member).filter(item__topic=self.topic.pk).exclude(outcome="")
        return [(row, outcome(row)) for row in rows.defer(*HEAVY).order_by("pk")]

    def opens(self, point: AgendaItem) -> bool:
        """Whether the reader may open the page of a meeting."""
        return self.scene.member.sits_in(point.meeting.body_id)

    def is_held(self, point: AgendaItem) -> bool:
        """Whether a meeting has taken place."""
        return point.meeting.state == MeetingState.OPENED or point.meeting.day < self.scene.today

    @cached_property
    def experiences(self) -> list[ExperienceReport]:
        """The experiences that answer it, as far as the reader may read them and know of it."""
        return list(of_topic(self.scene.member, self.topic.pk).order_by("pk")[:MANY])

    @cached_property
    def is_to_be_told(self) -> bool:
        """Whether it asks for a session for an experience, whose sheet the reader may not read."""
        return not self.experiences and is_to_be_told(self.topic)

    @property
    def treated_on(self) -> date | None:
        """The day on which it is, or was, taken up; one that is declined or withdrawn is not."""
        if self.topic.state in (TopicState.DECLINED, TopicState.WITHDRAWN):
            return None
        days = [point.meeting.day for point in self.points]
        if self.topic.taken_up_at is not None:
            days.append(local_day(self.scene.network, self.topic.taken_up_at))
        return min(days, default=None)

    @property
    def is_to_come(self) -> bool:
        """Whether that day is to come."""
        return self.treated_on is not None and self.treated_on > self.scene.today

    @property
    def days(self) -> int:
        """How many days passed, or will, before it is taken up."""
        last = self.treated_on or self.scene.today
        return (last - self.topic.put_on).days

    @cached_property
    def joined(self) -> list[Topic]:
        """Topics that were joined to it."""
        rows = self.topic.merged.select_related("seat__institution", "person")
        return list(rows.order_by("put_at", "pk")[:MANY])

    def opens_place(self) -> bool:
        """Whether the reader may open what its body does: always, for its own members."""
        where = self.topic.where
        return where is None or self.scene.member.sits_in(where.pk)


def sheet_of(scene: Scene, pk: int) -> TopicSheet:
    """A topic that the reader may read, or 404 (one query)."""
    around = ("body", "sent_to", "seat__institution", "person", "merged_into")
    rows = Topic.objects.filter(pk=pk, network=scene.network).select_related(*around)
    topic = rows.first()
    if topic is None or not rules.may_see(scene.member, topic):
        raise Http404
    topic.network = scene.network
    for body in filter(None, (topic.body, topic.sent_to)):
        body.network = scene.network
    return TopicSheet(scene, topic)


def answerers(sheet: TopicSheet) -> Speaking:
    """The capacities in which the reader answers; 403 to others, who are told who does."""
    if sheet.answering:
        return sheet.answering
    where = sheet.topic.where
    if where is not None:
        reserved_for(dict.fromkeys(who_may(sheet.scene.charter, where, PREPARING)))
    kinds = sheet.scene.charter.vocabulary.offices.values()
    return reserved_for(
        one.name for one in kinds if one.scope == "network" and set(PREPARING) & set(one.rights)
    )


def trail(scene: Scene, *here: str, topic: Topic | None = None) -> list[dict[str, str]]:
    """The way to the topics of the network, to one of them, or to a page below."""
    steps = [
        {"label": _("Network"), "url": scene.url("network")},
        {"label": _("Topics"), "url": scene.url("topics")},
    ]
    if topic is not None:
        steps.append({"label": topic.title, "url": scene.url("topic", topic.pk)})
    return [*steps, *({"label": words, "url": ""} for words in here)]
