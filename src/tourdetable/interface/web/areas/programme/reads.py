"""What the programme of a season reads: prepared, but for what a filter asks.

The statement of a read depends on how many kinds and bodies a reader reaches, not on which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    DateTimeField,
    FilteredRelation,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import JSONObject

from tourdetable.core.charter.terms.days import Period
from tourdetable.domain.journal.prepared import (
    Given,
    PreparedValues,
    Row,
    each_given,
    numbered,
)
from tourdetable.domain.meetings.calendar.seasons import (
    Reach,
    moments,
    nearest,
    quarters,
    reach_of,
    reached,
)
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.listing import FIELDS, ListedMeeting
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.programme.changes import (
    Change,
    changed_since,
    changes_of,
    compared,
    differs,
    during_or_announced,
)
from tourdetable.interface.web.areas.decisions.loading import own_bodies
from tourdetable.interface.web.areas.decisions.loading import reached as reached_decisions
from tourdetable.interface.web.base.scene import Scene

NETWORK, PERSON = Given("network", BigIntegerField()), Given("person", BigIntegerField())
PROGRAMME, YEAR = Given("programme", BigIntegerField()), Given("year", IntegerField())
FIRST, AFTER = Given("first", DateTimeField()), Given("after", DateTimeField())
FROM, UNTIL = Given("from", DateTimeField()), Given("until", DateTimeField())
MIDNIGHT = Given("midnight", DateTimeField())
STARTS = each_given("start", 3, DateTimeField())
"""When the second quarter begins, the third and the fourth."""

SEASON = Q(starts_at__gte=FIRST, starts_at__lt=AFTER)


class ReadShape(NamedTuple):
    """What the statements for a reader depend on: how many kinds they reach (None: all), how many
    bodies are theirs, and whether they are a member."""

    kinds: int | None
    bodies: int
    member: bool

    @property
    def own(self) -> tuple[Any, ...]:
        """The places of the reader's own bodies."""
        return each_given("body", self.bodies, BigIntegerField())

    @property
    def reach(self) -> Reach:
        if self.kinds is None:
            return Reach(None, self.own)
        return Reach(each_given("kind", self.kinds, CharField()), self.own)

    def known(self, *, own: bool = False) -> QuerySet[Meeting]:
        """The meetings that the reader may know of; or, of them, those of their own bodies."""
        known = reached(NETWORK, self.reach)
        return known.filter(body__pk__in=self.own) if own else known


class SeasonFacts(NamedTuple):
    """Of a season: its programme (by id) and its day, the decision that adopted it if the reader
    may read it; the nearest meetings before and after; how often the reader renewed their feed."""

    programme: int | None
    published_on: date | None
    decision: dict[str, Any] | None
    before: datetime | None
    later: datetime | None
    renewals: int | None


def facts(shape: ReadShape, _none: Q) -> QuerySet[Network, Any]:
    decision: Any = Value(None, CharField())
    if shape.member:
        found = reached_decisions(NETWORK, None if shape.kinds is None else shape.own)
        told = JSONObject(pk="pk", reference="reference", body="body__name")
        adopted = found.filter(pk=OuterRef("published__decision")).order_by()
        decision = Subquery(adopted.values(told=told)[:1])
    rows = Network.objects.filter(pk=NETWORK).annotate(
        published=FilteredRelation("programmes", condition=Q(programmes__year=YEAR)),
        feed=FilteredRelation("feeds", condition=Q(feeds__person=PERSON)),
    )
    return rows.order_by().values_list(
        "published__id",
        "published__published_on",
        decision,
        *nearest(shape.known(), FIRST, AFTER),
        "feed__renewals",
    )


class SeasonShare(NamedTuple):
    """How many meetings of a season are in a quarter (1 to 4; 0: they left the season), of the
    reader's own bodies or not, over or not, cancelled or not; whether they answer the filter, and
    whether they differ from what was announced."""

    quarter: int
    own: int
    over: int
    cancelled: int
    asked: int
    changed: int
    meetings: int


def shares(shape: ReadShape, condition: Q, published: bool) -> QuerySet[Meeting, Any]:
    """The shares of a season."""
    known = shape.known()
    changed: Case | Value = Value(0, IntegerField())
    if published:
        known = during_or_announced(known, PROGRAMME, SEASON)
        changed = one_if(differs(PROGRAMME, SEASON))
    else:
        known = known.filter(SEASON)
    before = [When(starts_at__lt=start, then=n) for n, start in enumerate((FIRST, *STARTS))]
    last = When(starts_at__lt=AFTER, then=4)
    columns = {
        "quarter": Case(*before, last, default=0, output_field=IntegerField()),
        "own": one_if(Q(body__pk__in=shape.own)),
        "over": one_if(Q(ends_at__lt=MIDNIGHT)),
        "cancelled": one_if(Q(state=MeetingState.CANCELLED)),
        "asked": one_if(condition) if condition else Value(1, IntegerField()),
        "changed": changed,
    }
    rows = known.order_by().values_list(*columns.values())
    return rows.annotate(meetings=Count("pk"))


def one_if(condition: Q) -> Case:
    """1 when it holds, else 0."""
    return Case(When(condition, then=1), default=0, output_field=IntegerField())


def held(
    shape: ReadShape, condition: Q, own: bool, published: bool, first: int, last: int | None
) -> QuerySet[Meeting, Any]:
    """The meetings of a period that answer the filter, from the first to the last."""
    found = shape.known(own=own).filter(condition, starts_at__gte=FROM, starts_at__lt=UNTIL)
    rows = compared(found, PROGRAMME) if published else found.values_list(*FIELDS)
    return rows[first:last]


def coming(shape: ReadShape, condition: Q, own: bool) -> QuerySet[Meeting, Any]:
    """The next one that answers the filter."""
    ahead = Q(ends_at__gte=MIDNIGHT, starts_at__lt=AFTER, state__in=CALENDAR)
    return shape.known(own=own).filter(condition, ahead).values_list(*FIELDS)[:1]


def changes(shape: ReadShape, _none: Q, own: bool, first: int, last: int) -> QuerySet[Meeting, Any]:
    """Those that have changed since the publication, whatever the filter."""
    changed = changed_since(PROGRAMME, shape.known(own=own), SEASON)
    return compared(changed, PROGRAMME)[first:last]


@lru_cache(maxsize=128)
def kept(make: Callable[..., QuerySet[Any, Any]], shape: ReadShape, *more: Any) -> PreparedValues:
    """A read that no filter narrows."""
    return PreparedValues(partial(make, shape, Q(), *more))


@dataclass(frozen=True)
class SeasonReads:
    """The reads of a season for a reader; each is one query."""

    scene: Scene
    season: Period

    @cached_property
    def own(self) -> tuple[int, ...]:
        """The bodies where the reader sits or fills an office."""
        return tuple(sorted(own_bodies(self.scene.standing))) if self.scene.standing else ()

    @cached_property
    def reach(self) -> Reach:
        return reach_of(self.scene.charter, self.scene.standing)

    @cached_property
    def shape(self) -> ReadShape:
        kinds = None if self.reach.kinds is None else len(self.reach.kinds)
        return ReadShape(kinds, len(self.own), self.scene.standing is not None)

    @cached_property
    def values(self) -> dict[str, object]:
        """What is given to every read."""
        scene, network = self.scene, self.scene.network
        starts = [moments(network, quarter)[0] for quarter in quarters(self.season)]
        first, after = moments(network, self.season)
        return {
            "network": network.pk,
            "person": scene.standing.person.pk if scene.standing else None,
            "year": self.season.first.year,
            "midnight": moments(network, Period(scene.today, scene.today))[0],
            "first": first,
            "after": after,
            **numbered("start", starts[1:]),
            **numbered("kind", self.reach.kinds or ()),
            **numbered("body", self.own),
        }

    def rows(
        self,
        make: Callable[..., QuerySet[Any, Any]],
        *more: Any,
        condition: Q | None = None,
        **values: object,
    ) -> list[Row]:
        if condition:
            read = PreparedValues(partial(make, self.shape, condition, *more))
        else:
            read = kept(make, self.shape, *more)
        return read.rows(**self.values, **values)

    @cached_property
    def facts(self) -> SeasonFacts:
        return SeasonFacts._make(self.rows(facts)[0])

    @property
    def programme(self) -> int | None:
        return self.facts.programme

    def shares(self, condition: Q) -> list[SeasonShare]:
        """How the meetings of the season are shared out, and those that left it."""
        published = self.programme is not None
        rows = self.rows(shares, published, condition=condition, programme=self.programme)
        return [SeasonShare._make(row) for row in rows]

    def held(
        self, condition: Q, period: Period, own: bool, first: int = 0, last: int | None = None
    ) -> Iterator[tuple[ListedMeeting, Change | None]]:
        """The meetings of a period that answer the filter, from the first to the last, each with
        how it differs from what was announced."""
        begins, ends = moments(self.scene.network, period)
        published = self.programme is not None
        given = {"programme": self.programme, "from": begins, "until": ends}
        rows = self.rows(held, own, published, first, last, condition=condition, **given)
        if published:
            return changes_of(rows)
        return ((ListedMeeting._make(row), None) for row in rows)

    def coming(self, condition: Q, own: bool) -> ListedMeeting | None:
        """The next meeting that answers the filter, before the season ends."""
        rows = self.rows(coming, own, condition=condition)
        return ListedMeeting._make(rows[0]) if rows else None

    def changes(self, own: bool, first: int, last: int) -> list[Change]:
        """The changes since the publication, from the first to the last."""
        rows = self.rows(changes, own, first, last, programme=self.programme)
        return [change for _meeting, change in changes_of(rows) if change]
