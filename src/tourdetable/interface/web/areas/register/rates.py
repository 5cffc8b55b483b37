"""How regularly the seats of a body come: for those who sit there, seat by seat; and what may be
published of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.sheets.writing import CSV, MEDIA, Table, written
from tourdetable.domain.commitments.models import Theme
from tourdetable.domain.networks.models import Body
from tourdetable.domain.register.rates import (
    SMALL,
    CollegeRate,
    SeatRate,
    all_seats,
    college_rates,
    seat_rates,
)
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import PlainForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download


class RatesForm(PlainForm):
    """Which theme, or from when to when; nothing: the season, until today."""

    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    first = day_field(gettext_lazy("First day"), required=False)
    last = day_field(gettext_lazy("Last day"), required=False)

    def clean(self) -> dict[str, date]:
        typed = super().clean() or self.cleaned_data
        first, last = typed.get("first"), typed.get("last")
        if first and last and last < first:
            self.add_error("last", _("It cannot end before it starts."))
        return typed


@dataclass(frozen=True)
class RatesPage:
    """The rates of a body, as they were asked."""

    scene: Scene
    body: Body
    form: RatesForm

    @cached_property
    def themes(self) -> list[Theme]:
        return list(self.body.themes.all())

    @cached_property
    def theme(self) -> Theme | None:
        asked = self.form.cleaned_data.get("theme") if self.form.is_valid() else ""
        return next((one for one in self.themes if str(one.pk) == asked), None)

    @cached_property
    def period(self) -> Period:
        """What is counted: what was asked, or the days of the theme, or the season; never beyond
        today."""
        season = self.scene.charter.season.containing(self.scene.today)
        chosen = self.form.cleaned_data if self.form.is_valid() else {}
        first, last = chosen.get("first"), chosen.get("last")
        if self.theme is not None:
            first = max(first or self.theme.starts, self.theme.starts)
            last = min(last or date.max, self.theme.ends or date.max)
        first, last = first or season.first, min(last or date.max, self.scene.today)
        return Period(min(first, last), last)

    @cached_property
    def rates(self) -> list[SeatRate]:
        return seat_rates(self.body, self.period, theme=self.theme)

    @property
    def colleges(self) -> list[tuple[str, CollegeRate]]:
        """What may be published, in the charter's words."""
        names = self.scene.charter.vocabulary.colleges
        return [(word_for(names, one.college), one) for one in college_rates(self.rates)]

    @property
    def all_seats(self) -> CollegeRate:
        return all_seats(self.rates)

    @property
    def table(self) -> Table:
        """Seat by seat, by name of institution."""
        words = (_("Seat"), _("College"), _("Came"), _("Meetings counted"))
        headings = (*words, _("Nobody recorded who came"), _("Within a commitment"))
        rows = [
            (one.name, college, one.came, one.meetings, one.unrecorded, said(one.committed))
            for one, college in self.seats
        ]
        return Table(_("How regularly seats come"), headings, rows)

    @property
    def query(self) -> str:
        """What was asked, for the address of the same seats in a file."""
        kept = {name: self.form.data.get(name, "") for name in self.form.fields}
        return urlencode({name: word for name, word in kept.items() if word})

    @property
    def seats(self) -> list[tuple[SeatRate, str]]:
        names = self.scene.charter.vocabulary.colleges
        return [(one, word_for(names, one.college)) for one in self.rates]


def said(yes: bool) -> str:
    return _("yes") if yes else _("no")


@require_safe
@members_only
def body_rates(request: Request, scene: Scene, body: str) -> HttpResponse:
    """For those who sit in the body, or fill an office over it."""
    page = asked(request, scene, body)
    title = _("How regularly seats come")
    context = {"page": page, "form": page.form, "title": title, "small": SMALL}
    context["trail"] = trail_to(scene, page.body, here=title)
    return render(request, "register/rates.html", context)


@require_safe
@members_only
def body_rates_csv(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The same seats, for a spreadsheet."""
    page = asked(request, scene, body)
    period, network = page.period, scene.network.slug
    name = f"{network}-presence-{body}-{period.first}-{period.last}.csv"
    return download(written(CSV, [page.table]), name, MEDIA[CSV])


def asked(request: Request, scene: Scene, body: str) -> RatesPage:
    """The page that an address asks for."""
    place = scene.network.bodies.filter(slug=body).first()
    if place is None or not scene.member.sits_in(place.pk):
        raise Http404
    place.network = scene.network
    page = RatesPage(scene, place, RatesForm(request.GET or None))
    themes = [(str(theme.pk), str(theme)) for theme in page.themes]
    offer(page.form, "theme", [("", _("All meetings")), *themes])
    return page
