"""How regularly the seats of a body come: for those who sit there, seat by seat; and what may be
published of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import word_for
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


class RatesForm(PlainForm):
    """Which theme, or from when to when; nothing: the season, until today."""

    theme = forms.ChoiceField(label=gettext_lazy("Theme"), required=False)
    first = day_field(gettext_lazy("First day"), required=False)
    last = day_field(gettext_lazy("Last day"), required=False)

    def clean(self) -> dict[str, date]:
        written = super().clean() or self.cleaned_data
        first, last = written.get("first"), written.get("last")
        if first and last and last < first:
            self.add_error("last", _("It cannot end before it starts."))
        return written


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
        said = self.form.cleaned_data if self.form.is_valid() else {}
        first, last = said.get("first"), said.get("last")
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
    def seats(self) -> list[tuple[SeatRate, str]]:
        names = self.scene.charter.vocabulary.colleges
        return [(one, word_for(names, one.college)) for one in self.rates]


@require_safe
@members_only
def body_rates(request: Request, scene: Scene, body: str) -> HttpResponse:
    """For those who sit in the body, or fill an office over it."""
    place = scene.network.bodies.filter(slug=body).first()
    if place is None or not scene.member.sits_in(place.pk):
        raise Http404
    place.network = scene.network
    form = RatesForm(request.GET or None)
    page = RatesPage(scene, place, form)
    offer(form, "theme", [("", _("All meetings")), *((str(t.pk), str(t)) for t in page.themes)])
    title = _("How regularly seats come")
    context = {"page": page, "form": form, "title": title, "small": SMALL}
    context["trail"] = trail_to(scene, place, here=title)
    return render(request, "register/rates.html", context)
