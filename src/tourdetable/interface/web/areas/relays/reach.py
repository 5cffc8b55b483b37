"""Which institutions were reached: of one meeting’s minutes, then of a body over its season. Its
members read it: how it was relayed, and what came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page
from django.db.models import Count, Max, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import SeatKind, word_for
from tourdetable.core.words.audience import BEYOND_THE_BODY
from tourdetable.domain.meetings.calendar.seasons import label
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.relays.models import COLUMNS, Relay, Shared
from tourdetable.domain.relays.queries import (
    ReachCount,
    SeatReach,
    by_college,
    counted,
    counts_relays,
    institutions_reached,
    reach_of,
    relays_of,
)
from tourdetable.domain.relays.rules import is_out, why_kept
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, read
from tourdetable.interface.web.areas.relays.holding import shared_of, shared_trail
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 30
"""How many seats, or meetings, are shown at once."""


@dataclass(frozen=True)
class MinutesReach:
    """How far circulated minutes went, for a member of the body."""

    scene: Scene
    record: MinutesInContext
    minutes: Minutes
    asked: Mapping[str, str]

    @cached_property
    def reach(self) -> list[SeatReach]:
        return reach_of(self.minutes, on=self.scene.today)

    @property
    def count(self) -> ReachCount:
        return counted(self.reach)

    @property
    def colleges(self) -> list[tuple[str, ReachCount]]:
        """The counts, by the charter's words."""
        known = self.scene.charter.vocabulary.colleges
        return [(word_for(known, code), one) for code, one in by_college(self.reach).items()]

    @cached_property
    def page(self) -> Page[SeatReach]:
        """Those that relayed first: that is what one comes for."""
        rows = sorted(self.reach, key=lambda one: not one.reached)
        return Pages(rows, PAGE).get_page(self.asked.get("page"))

    @cached_property
    def own(self) -> frozenset[int]:
        """The reader's seats."""
        return frozenset(seat.pk for seat in self.scene.member.seats)


@require_safe
@members_only
def minutes_reach(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Which institutions circulated minutes reached."""
    record = read(scene, pk)
    if (
        record.minutes is None
        or why_kept(record.minutes)
        or not scene.member.sits_in(record.meeting.body_id)
    ):
        raise Http404
    page = MinutesReach(scene, record, record.minutes, request.GET)
    return render(request, "relays/reach.html", {"page": page, "record": record})


@dataclass(frozen=True)
class SharedReach:
    """Which institutions something that the network shares reached, for a member."""

    scene: Scene
    content: Shared
    asked: Mapping[str, str]

    @cached_property
    def page(self) -> Page[Relay]:
        """The latest first."""
        rows = relays_of(self.content).select_related("seat__institution")
        return Pages(rows.order_by("-on", "-pk"), PAGE).get_page(self.asked.get("page"))

    @cached_property
    def reached(self) -> int:
        return institutions_reached(self.content)

    @property
    def relay_url(self) -> str:
        """Where the reader relays it, if they have a seat and it is out."""
        if not self.own or not is_out(self.content):
            return ""
        return self.scene.url("relay_shared", COLUMNS[type(self.content)], self.content.pk)

    @cached_property
    def own(self) -> frozenset[int]:
        """The reader's seats."""
        return frozenset(seat.pk for seat in self.scene.member.seats)


@require_safe
@members_only
def shared_reach(request: Request, scene: Scene, kind: str, pk: int) -> HttpResponse:
    """Which institutions something that the network shares reached: it is out, or was."""
    content = shared_of(scene, kind, pk)
    page = SharedReach(scene, content, request.GET)
    if not is_out(content):
        raise Http404
    title = _("Relays")
    context = {"page": page, "what": str(content), "title": title}
    context["trail"] = shared_trail(scene, content, title)
    return render(request, "relays/shared.html", context)


@dataclass(frozen=True)
class BodyReach:
    """What the seats of a body relayed in the season."""

    scene: Scene
    body: Body
    asked: Mapping[str, str]

    @property
    def season(self) -> Period:
        return self.scene.charter.season.containing(self.scene.today)

    @property
    def days(self) -> tuple[date, date]:
        """Its first and its last."""
        return self.season.first, self.season.last

    @property
    def title(self) -> str:
        """« 2026–2027 »"""
        return label(self.season)

    @property
    def counts(self) -> bool:
        """Whether the charter counts it."""
        return counts_relays(self.scene.charter, self.body.kind)

    @cached_property
    def awaited(self) -> int:
        """How many seats are expected to relay."""
        seats = Seat.objects.active(self.scene.today).filter(body=self.body)
        return seats.filter(kind=SeatKind.STANDING).count()

    @cached_property
    def meetings(self) -> list[Minutes]:
        """The minutes circulated in the season, latest first, with how many seats relayed each."""
        rows = Minutes.objects.filter(
            meeting__body=self.body,
            state=MinutesState.CIRCULATED,
            audience__in=BEYOND_THE_BODY,
            circulated_on__range=self.days,
        )
        standing = Q(relays__seat__kind=SeatKind.STANDING)
        number = Count("relays__seat", filter=standing, distinct=True)
        found = rows.select_related("meeting").defer("text").annotate(reached=number)
        return list(found.order_by("-meeting__starts_at", "-pk")[:PAGE])

    @cached_property
    def seats(self) -> QuerySet[Seat]:
        """Those of today, with how often they relayed in the season, those that did least first."""
        in_season = Q(relays__on__range=self.days)
        rows = Seat.objects.active(self.scene.today).filter(body=self.body)
        expected = rows.exclude(kind=SeatKind.INVITED).select_related("institution")
        return expected.annotate(
            relayed=Count("relays__minutes", filter=in_season, distinct=True),
            lately=Max("relays__on", filter=in_season),
        ).order_by("relayed", "institution__sort_key", "pk")

    @cached_property
    def page(self) -> Page[Seat]:
        return Pages(self.seats, PAGE).get_page(self.asked.get("page"))


@require_safe
@members_only
def body_reach(request: Request, scene: Scene, body: str) -> HttpResponse:
    """What the seats of a body relayed in the season."""
    found = get_object_or_404(Body, network=scene.network, slug=body)
    if not scene.member.sits_in(found.pk):
        raise Http404
    page = BodyReach(scene, found, request.GET)
    return render(request, "relays/body.html", {"page": page, "body": found})
