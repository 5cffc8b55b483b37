"""What a draft asks of the year: one line for each body and kind of meeting, beside what the
charter asks of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.meetings.seasons import label, season
from tourdetable.domain.networks.models import Body
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.actions import drafts
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.calendars import AREAS, school
from tourdetable.domain.years.models import Series
from tourdetable.domain.years.series import SeriesDraft
from tourdetable.interface.language import listed
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.years.access import Opened, open_draft
from tourdetable.interface.web.areas.years.answers import answer_wish, form_of, page_of, plain
from tourdetable.interface.web.areas.years.forms import CalendarForm, NewSeriesForm, SeriesForm
from tourdetable.interface.web.areas.years.wishes.asked import Asked, asked, weekdays
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

MORNING, NOON = time(9, 30), time(12, 30)


@dataclass(frozen=True)
class Wish:
    """One series: what is wanted of it, and what the charter asks. `avoided`: days that will do
    at a pinch."""

    series: Series
    kind: str
    days: str
    avoided: str
    asked: tuple[Asked, ...]


@dataclass(frozen=True)
class WishGroup:
    """The wishes of one kind of body."""

    name: str
    wishes: tuple[Wish, ...]


@dataclass(frozen=True)
class WishesPage:
    """The wishes of a draft. `blind_from`: the first day of the year on which school holidays
    are not known, if any."""

    season: str
    groups: tuple[WishGroup, ...]
    meetings: int
    areas: str
    zones: str
    blind_from: date | None
    changeable: bool


@require_safe
@members_only
def draft_wishes(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The table of wishes, and the button that searches."""
    opened = open_draft(scene, pk).must_draft()
    context = page_of(opened, _("Wishes"))
    context |= {"page": page(opened), "form": plain(request, opened)}
    return render(request, "years/wishes.html", context)


def page(opened: Opened) -> WishesPage:
    """Everything that the draft asks (two queries)."""
    draft, period = opened.draft, season(opened.scene.charter, opened.draft.year)
    rows = draft.series.select_related("body", "room").prefetch_related("places")
    wishes = [wish(opened.scene, series, on=period.first) for series in rows]
    return WishesPage(
        season=label(period),
        groups=tuple(groups(opened.scene, wishes)),
        meetings=sum(one.series.meetings for one in wishes),
        areas=listed([str(AREAS.get(code, code)) for code in draft.areas]),
        zones=listed(draft.zones),
        blind_from=blind_from(period, draft.zones),
        changeable=changeable(opened),
    )


def blind_from(period: Period, zones: list[str]) -> date | None:
    """From when school holidays are not known, when that is in the year and matters."""
    known_until = school(zones, period.first, period.last)[1]
    if not zones or known_until >= period.last:
        return None
    return max(period.first, known_until + timedelta(days=1))


def changeable(opened: Opened) -> bool:
    """Whether the wishes may still change."""
    return opened.drafter and opened.draft.state != DraftState.PUBLISHED


def wish(scene: Scene, series: Series, *, on: date) -> Wish:
    wanted = [day for day in series.weekdays if day not in series.avoided]
    return Wish(
        series=series,
        kind=word_for(scene.charter.vocabulary.meeting_kinds, series.kind),
        days=weekdays(wanted or series.weekdays),
        avoided=weekdays(series.avoided) if wanted else "",
        asked=asked(scene.charter, series.body.kind, series.kind, on=on),
    )


def groups(scene: Scene, wishes: list[Wish]) -> Iterator[WishGroup]:
    """By kind of body, in the charter's order."""
    kinds = scene.charter.vocabulary.body_kinds
    order = dict.fromkeys([*kinds, *(one.series.body.kind for one in wishes)])
    for code in order:
        found = [one for one in wishes if one.series.body.kind == code]
        found.sort(key=lambda one: (one.series.body.name, one.series.body_id, one.series.pk))
        if found:
            yield WishGroup(kinds[code].plural if code in kinds else code, tuple(found))


@form_page
@members_only
def draft_calendar(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the public holidays and the school zones that count."""
    opened = open_draft(scene, pk).must_draft()
    draft, known_until = opened.draft, school((), scene.today, scene.today)[1]
    now = {"areas": draft.areas, "zones": draft.zones}
    form = form_of(request, opened, CalendarForm, known_until=known_until, initial=now)

    def act() -> None:
        words = form.values("areas", "zones", "version")
        drafts.set_calendar(draft=draft, **words, **form.signature)

    title, said = _("Public holidays and school zones"), _("The days that count are recorded.")
    return answer_wish(request, opened, form, act, "calendar", title=title, said=said)


def places(opened: Opened) -> list[Place]:
    return list(Place.objects.filter(network=opened.scene.network))


@form_page
@members_only
def series_edit(request: Request, scene: Scene, pk: int, series: int) -> HttpResponse:
    """Change one line of the wishes."""
    opened = open_draft(scene, pk).must_draft()
    row = opened.series(series)
    form = form_of(request, opened, SeriesForm, places=places(opened), series=row)

    def act() -> None:
        wished = SeriesDraft(body=row.body, kind=row.kind, **form.said)
        put(form, opened, row, wished)

    line, said = wish(scene, row, on=row.first), _("The wish is recorded.")
    title = f"{row.body.name} — {line.kind}"
    return answer_wish(request, opened, form, act, "series", title=title, said=said, wish=line)


def put(form: SeriesForm, opened: Opened, row: Series | None, wished: SeriesDraft) -> None:
    """Record what a series is wished to be."""
    words = {"wish": wished, **form.values("version")}
    drafts.set_series(draft=opened.draft, series=row, **words, **form.signature)


@form_page
@members_only
def series_new(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Add a line to the wishes."""
    opened = open_draft(scene, pk).must_draft()
    period = season(scene.charter, opened.draft.year)
    form = form_of(
        request,
        opened,
        NewSeriesForm,
        places=places(opened),
        bodies=bodies(opened, period),
        taken=opened.draft.series.values_list("body", "kind"),
        initial=usual(period),
    )

    def act() -> None:
        put(form, opened, None, SeriesDraft(**form.chosen, **form.said))

    title, said = _("Other meetings"), _("The wish is added.")
    return answer_wish(request, opened, form, act, "series", title=title, said=said, wish=None)


def bodies(opened: Opened, period: Period) -> list[Body]:
    """The bodies that exist at some time of the season."""
    rows = Body.objects.filter(network=opened.scene.network, starts__lte=period.last)
    return [body for body in rows if body.ends is None or body.ends >= period.first]


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


@form_page
@members_only
def series_drop(request: Request, scene: Scene, pk: int, series: int) -> HttpResponse:
    """Take a line out of the wishes."""
    opened = open_draft(scene, pk).must_draft()
    row = opened.series(series)
    form = plain(request, opened)

    def act() -> None:
        version = form.cleaned_data["version"]
        drafts.drop_series(series=row, version=version, **form.signature)

    title, said = _("Take these meetings out of the draft"), _("The wish is taken out.")
    line = wish(scene, row, on=row.first)
    return answer_wish(request, opened, form, act, "drop", title=title, said=said, wish=line)
