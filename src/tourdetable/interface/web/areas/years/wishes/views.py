"""What a draft asks of the year: one line for each body and kind of meeting, beside what the
charter asks of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cached_property, partial
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.planner.terms.instance import Span
from tourdetable.domain.networks.models import Body
from tourdetable.domain.places.models import Place
from tourdetable.domain.rota.settled import settled_rota
from tourdetable.domain.years.actions import drafts
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.calendars import AREAS, school
from tourdetable.domain.years.instance.gaps import MOST_A_WEEK
from tourdetable.domain.years.instance.hosts import is_small, seats_expected
from tourdetable.domain.years.instance.lives import last_day
from tourdetable.domain.years.models import Series
from tourdetable.domain.years.series import SeriesDraft
from tourdetable.interface.language import listed
from tourdetable.interface.web.areas.years.access import Opened, open_draft
from tourdetable.interface.web.areas.years.answers import (
    answer_wish,
    button,
    draft_change,
    form_of,
    page_of,
)
from tourdetable.interface.web.areas.years.forms import CalendarForm, NewSeriesForm, SeriesForm
from tourdetable.interface.web.areas.years.periods.words import PeriodWords, said
from tourdetable.interface.web.areas.years.wishes.asked import asked, weekdays
from tourdetable.interface.web.areas.years.wishes.relations import RelationWords, relations_of
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.groups import by_body_kind
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

WORKING_WEEK = frozenset(range(5))
MORNING, NOON = time(9, 30), time(12, 30)


@dataclass(frozen=True)
class Wish:
    """One series: what is wanted of it, and what the charter asks, article by article. `avoided`:
    days that will do at a pinch; `cramped`: places with fewer chairs than its body has `seats`.
    `long`: whether turns last several meetings there, which the planner does not share out."""

    series: Series
    kind: str
    days: str
    avoided: str
    asked: tuple[tuple[str, str], ...]
    seats: int = 0
    long: bool = False

    @property
    def most_a_week(self) -> int:
        """How often one person is counted on in a week, in all bodies."""
        return MOST_A_WEEK

    @property
    def cramped(self) -> list[Place]:
        return [place for place in self.series.places.all() if is_small(place, self.seats)]

    @property
    def nowhere(self) -> bool:
        """Whether none of its places is large enough: the planner takes them all the same."""
        return bool(self.cramped) and len(self.cramped) == len(self.series.places.all())


@dataclass(frozen=True)
class WishesPage:
    """The wishes of a draft, by kind of body under the charter's word."""

    opened: Opened
    groups: list[tuple[str, list[Wish]]]
    relations: list[RelationWords]

    @property
    def meetings(self) -> int:
        """How many are wanted, all told."""
        return sum(wish.series.meetings for _name, wishes in self.groups for wish in wishes)

    @property
    def areas(self) -> str:
        return listed([str(AREAS.get(code, code)) for code in self.opened.draft.areas])

    @property
    def zones(self) -> str:
        return listed(self.opened.draft.zones)

    @property
    def periods(self) -> list[PeriodWords]:
        """What the network keeps free, or is told of."""
        return [said(period) for period in self.opened.periods]

    @property
    def blind_from(self) -> date | None:
        """The first day of the year on which school holidays are not known, when that matters."""
        period, zones = self.opened.period, self.opened.draft.zones
        known_until = school(zones, period.first, period.last)[1]
        if not zones or known_until >= period.last:
            return None
        return max(period.first, known_until + timedelta(days=1))

    @cached_property
    def over(self) -> list[tuple[str, date]]:
        """The bodies of which nothing is asked, and whose work ends before the year does (one
        query)."""
        opened = self.opened
        known = {one.series.body_id for _name, wishes in self.groups for one in wishes}
        rows = Body.objects.during(opened.draft.made_on, opened.period.last)
        others = rows.filter(network=opened.scene.network).exclude(pk__in=known)
        ends = ((body.name, last_day(opened.scene.charter, body)) for body in others)
        return [(name, day) for name, day in ends if day and day < opened.period.last]

    @property
    def changeable(self) -> bool:
        """Whether the wishes may still change."""
        return self.opened.drafter and self.opened.draft.state != DraftState.PUBLISHED


@require_safe
@members_only
def draft_wishes(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The table of wishes, and the button that searches."""
    opened = open_draft(scene, pk).must_draft()
    context = page_of(opened, _("Wishes"))
    context |= {"page": page(opened), "form": button(request, opened)}
    return render(request, "years/wishes.html", context)


def page(opened: Opened) -> WishesPage:
    """Everything that the draft asks (four queries)."""
    wishes = wishes_of(opened)
    wishes.sort(key=lambda one: (one.series.body.sort_key, one.series.body_id, one.series.pk))
    groups = by_body_kind(opened.scene.charter, wishes, lambda one: one.series.body.kind)
    return WishesPage(opened, groups, relations_of(opened))


def wishes_of(opened: Opened) -> list[Wish]:
    rows = opened.draft.series.select_related("body", "room").prefetch_related("places")
    days = Span(opened.period.first, opened.period.last)
    bodies = [series.body for series in rows]
    seats, long = seats_expected(bodies, days), settled_rota(bodies, days).long
    return [
        wish(
            opened.scene,
            series,
            on=days.first,
            seats=seats.get(series.body_id, 0),
            long=series.body_id in long,
        )
        for series in rows
    ]


def wish(scene: Scene, series: Series, *, on: date, seats: int = 0, long: bool = False) -> Wish:
    wanted = [day for day in series.weekdays if day not in series.avoided]
    return Wish(
        series=series,
        kind=word_for(scene.charter.vocabulary.meeting_kinds, series.kind),
        days=days_wanted(wanted or series.weekdays),
        avoided=days_at_a_pinch(series) if wanted else "",
        asked=tuple(asked(scene.charter, series.body.kind, series.kind, on=on)),
        seats=seats,
        long=long,
    )


def days_wanted(days: Collection[int]) -> str:
    """« mardi et jeudi », « du lundi au vendredi »."""
    return _("from Monday to Friday") if WORKING_WEEK.issubset(days) else weekdays(days)


def days_at_a_pinch(series: Series) -> str:
    """The days that will do at a pinch: the others of the week, in two words."""
    every = WORKING_WEEK.issubset(series.weekdays)
    return _("another day") if every and len(series.avoided) > 1 else weekdays(series.avoided)


@draft_change
def draft_calendar(request: Request, opened: Opened) -> HttpResponse:
    """Change the public holidays and the school zones that count."""
    draft, today = opened.draft, opened.scene.today
    form = form_of(
        request,
        opened,
        CalendarForm,
        known_until=school((), today, today)[1],
        initial={"areas": draft.areas, "zones": draft.zones},
    )

    def act(**signed: Any) -> None:
        drafts.set_calendar(draft=draft, **form.values("areas", "zones"), **signed)

    title, said = _("Public holidays and school zones"), _("The days that count are recorded.")
    return answer_wish(request, opened, form, act, "calendar", title=title, said=said)


def places(opened: Opened) -> list[Place]:
    return list(Place.objects.filter(network=opened.scene.network))


@draft_change
def series_edit(request: Request, opened: Opened, series: int) -> HttpResponse:
    """Change one line of the wishes."""
    row = opened.series(series)
    form = form_of(request, opened, SeriesForm, places=places(opened), series=row)

    def act(**signed: Any) -> None:
        wished = SeriesDraft(body=row.body, kind=row.kind, **form.said)
        drafts.set_series(draft=opened.draft, series=row, wish=wished, **signed)

    line, said = wish(opened.scene, row, on=row.first), _("The wish is recorded.")
    shown = {"title": f"{row.body.name} — {line.kind}", "said": said, "wish": line}
    return answer_wish(request, opened, form, act, "series", **shown)


@draft_change
def series_new(request: Request, opened: Opened) -> HttpResponse:
    """Add a line to the wishes."""
    form = form_of(
        request,
        opened,
        NewSeriesForm,
        places=places(opened),
        bodies=bodies(opened),
        taken=opened.draft.series.values_list("body", "kind"),
        sought=request.GET.get("body", ""),
        initial=usual(opened.period),
    )

    def act(**signed: Any) -> None:
        wished = SeriesDraft(**form.chosen, **form.said)
        drafts.set_series(draft=opened.draft, series=None, wish=wished, **signed)

    title, said = _("Other meetings"), _("The wish is added.")
    return answer_wish(request, opened, form, act, "series", title=title, said=said, wish=None)


def bodies(opened: Opened) -> QuerySet[Body]:
    """The bodies that exist at some time of the season."""
    period = opened.period
    rows = Body.objects.filter(network=opened.scene.network, starts__lte=period.last)
    return rows.filter(Q(ends=None) | Q(ends__gte=period.first))


def usual(period: Period) -> dict[str, object]:
    """What a new wish begins with."""
    return {
        "meetings": 1,
        "first": period.first,
        "last": period.last,
        "weekdays": [0, 1, 2, 3, 4],
        "opens": MORNING,
        "closes": NOON,
        "school": "soft",
        "duties": True,
    }


@draft_change
def series_drop(request: Request, opened: Opened, series: int) -> HttpResponse:
    """Take a line out of the wishes."""
    row = opened.series(series)
    form, act = form_of(request, opened, ButtonForm), partial(drafts.drop_series, series=row)
    title, said = _("Take these meetings out of the draft"), _("The wish is taken out.")
    line = wish(opened.scene, row, on=row.first)
    return answer_wish(request, opened, form, act, "drop", title=title, said=said, wish=line)
