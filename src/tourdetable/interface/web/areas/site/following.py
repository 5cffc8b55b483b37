"""What those who follow from afar follow (ITC-13): what was circulated to their seats, what they
said they read, where they may come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from django.core.paginator import Page
from django.db.models import Max, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.words.audience import BEYOND_THE_NETWORK
from tourdetable.domain.meetings.enums import CALENDAR, CAME
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Minutes, MinutesReading
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.site.models import OpenDay
from tourdetable.domain.site.queries import coming_days
from tourdetable.domain.site.rules import may_write
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

A_PAGE = 20
SINCE = timedelta(days=365)
"""How far back what was circulated is counted."""


@dataclass(frozen=True)
class SeatFollowing:
    """One seat: how many minutes were circulated to it within a year, how many it said it read, the
    latest ones; when it last came to a meeting that reports back, and the next one of its body."""

    seat: Seat
    circulated: int
    read: int
    latest: Minutes | None
    has_read: bool
    came_on: date | None
    next: Meeting | None


@dataclass(frozen=True)
class FollowingPage:
    """The seats that follow through the minutes: one's own, or all for those who lead."""

    scene: Scene
    number: str = ""

    @property
    def leads(self) -> bool:
        """Whether the reader sees all of them."""
        return bool(may_write(self.scene.member))

    @property
    def seats(self) -> QuerySet[Seat]:
        """Those of today, by institution."""
        rows = Seat.objects.active(self.scene.today).filter(kind=SeatKind.LIGHT)
        rows = rows.filter(body__network=self.scene.network)
        if not self.leads:
            rows = rows.filter(pk__in=[seat.pk for seat in self.scene.member.seats])
        around = rows.select_related("institution", "body")
        return around.order_by("institution__sort_key", "body__sort_key", "pk")

    @cached_property
    def page(self) -> Page[Seat]:
        return Pages(self.seats, A_PAGE).get_page(self.number)

    @cached_property
    def lines(self) -> list[SeatFollowing]:
        """What each follows (five queries)."""
        return [self.line(seat) for seat in self.page]

    def line(self, seat: Seat) -> SeatFollowing:
        told, read = self.circulated[seat.body_id], self.read[seat.pk]
        told = [one for one in told if one.meeting.day >= seat.starts]
        latest = told[0] if told else None
        return SeatFollowing(
            seat,
            circulated=len(told),
            read=sum(one.pk in read for one in told),
            latest=latest,
            has_read=latest is not None and latest.pk in read,
            came_on=self.came.get(seat.pk),
            next=self.coming.get(seat.body_id),
        )

    @property
    def bodies(self) -> list[int]:
        return sorted({seat.body_id for seat in self.page})

    @cached_property
    def circulated(self) -> dict[int, list[Minutes]]:
        """The minutes of each body that left within a year, the latest first."""
        rows = Minutes.objects.filter(meeting__body__in=self.bodies, state=MinutesState.CIRCULATED)
        late = rows.filter(circulated_on__gte=self.scene.today - SINCE).exclude(audience="present")
        around = late.select_related("meeting__body__network").defer("text")
        return grouped(around.order_by("-meeting__starts_at", "-pk"))

    @cached_property
    def read(self) -> dict[int, set[int]]:
        """What each seat said it read."""
        rows = MinutesReading.objects.filter(seat__in=list(self.page))
        found: dict[int, set[int]] = defaultdict(set)
        for seat, minutes in rows.values_list("seat", "minutes"):
            found[seat].add(minutes)
        return found

    @property
    def reporting(self) -> list[str]:
        """The kinds of meetings that report back."""
        kinds = self.scene.charter.vocabulary.meeting_kinds.values()
        return [kind.code for kind in kinds if kind.audience in BEYOND_THE_NETWORK]

    @cached_property
    def came(self) -> dict[int, date]:
        """When each seat last came to one."""
        rows = Attendance.objects.filter(seat__in=list(self.page), mode__in=CAME)
        held = rows.filter(meeting__kind__in=self.reporting).order_by()
        last = held.values_list("seat").annotate(last=Max("meeting__starts_at"))
        return {seat: moment.date() for seat, moment in last}

    @cached_property
    def coming(self) -> dict[int, Meeting]:
        """The next one of each body."""
        held = {"body__in": self.bodies, "state__in": CALENDAR, "ends_at__gte": self.scene.now}
        rows = Meeting.objects.filter(kind__in=self.reporting, **held)
        found = rows.select_related("body", "place").order_by("-starts_at", "-pk")
        return {meeting.body_id: meeting for meeting in found}

    @cached_property
    def days(self) -> list[OpenDay]:
        """The open days of the network that come."""
        return list(coming_days(self.scene.network, self.scene.charter, now=self.scene.now)[:5])


def grouped(rows: Iterable[Minutes]) -> dict[int, list[Minutes]]:
    """By body."""
    found: dict[int, list[Minutes]] = defaultdict(list)
    for one in rows:
        found[one.meeting.body_id].append(one)
    return found


@require_safe
@members_only
def following(request: Request, scene: Scene) -> HttpResponse:
    """One's own seats that follow through the minutes; all of them, for those who lead."""
    found = FollowingPage(scene, request.GET.get("page", "")[:8])
    if not (found.leads or found.page.paginator.count):
        reserved(_("those who follow through the minutes, and those who lead the network"))
    title = _("Following from afar")
    network = {"label": _("Network"), "url": scene.url("network")}
    context = {"found": found, "title": title, "trail": [network, {"label": title, "url": ""}]}
    return render(request, "site/following.html", context)
