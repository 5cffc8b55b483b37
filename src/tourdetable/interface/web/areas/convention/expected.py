"""Who is expected in the bodies of a period, and what is there; settled in one gesture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right, word_for
from tourdetable.core.territories.standing import shown as shown_division
from tourdetable.domain.convention.actions.composing import Settling, settle_composition
from tourdetable.domain.convention.models import AgreementPeriod
from tourdetable.domain.convention.queries.agreements import period_in_force
from tourdetable.domain.convention.queries.composition import (
    ExpectedComposition,
    ExpectedPlace,
    composed_kinds,
    compositions,
)
from tourdetable.domain.convention.rules import may_prepare
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.rules import may_compose
from tourdetable.interface.language import listed as in_a_line
from tourdetable.interface.web.answer import members_form
from tourdetable.interface.web.areas.convention.loading import (
    Step,
    StepWords,
    answer_step,
    by_form,
    form_of,
    period_of,
    trail,
)
from tourdetable.interface.web.areas.convention.periods import to_period
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages

A_PAGE = 20


SETTLE = StepWords(
    title=gettext_lazy("Settle what differs"),
    said=gettext_lazy("It is settled."),
    explain=gettext_lazy(
        "Seats are neither opened nor closed here: the charter says which are missing."
    ),
)


@dataclass(frozen=True)
class ExpectedPage:
    """The bodies in which a period expects somebody, some at a time, each with what differs; on the
    first day of a period to come, else today."""

    scene: Scene
    period: AgreementPeriod
    number: str

    @cached_property
    def page(self) -> Page[Body]:
        return Pages(bodies_of(self.scene, self.period), A_PAGE).get_page(self.number)

    @cached_property
    def lines(self) -> list[ExpectedComposition]:
        on = max(self.scene.today, self.period.starts)
        return compositions(self.period, self.page, on=on)


def bodies_of(scene: Scene, period: AgreementPeriod) -> QuerySet[Body]:
    """The bodies of today in whose kind the period expects somebody, by name."""
    rows = Body.objects.during(scene.today, period.ends).filter(network=scene.network)
    return rows.filter(kind__in=composed_kinds(period)).order_by("sort_key", "pk")


def to_expected(scene: Scene, period: AgreementPeriod) -> tuple[Step, Step, Step]:
    """The way to the list."""
    here = _("Composition expected"), scene.url("expected", period.pk)
    return (*to_period(scene, period), here)


@require_safe
@fresh()
@members_only
def listed(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Body by body: who is expected and not there, who is there and not expected."""
    period = period_of(scene, pk)
    context = {
        "page": ExpectedPage(scene, period, request.GET.get("page", "1")),
        "period": period,
        "may_prepare": bool(may_prepare(scene.member)) and not scene.network.closed_on,
        "trail": trail(scene, *to_period(scene, period), (_("Composition expected"), "")),
    }
    return render(request, "convention/expected.html", context)


@dataclass(frozen=True)
class ExpectedSheet:
    """The composition expected of one body, in words."""

    scene: Scene
    found: ExpectedComposition

    @property
    def territory(self) -> str:
        """The divisions of its territory."""
        names = {self.name_of(one.division, one.named) for one in self.found.territory}
        return in_a_line(sorted(names))

    def name_of(self, key: str, named: str) -> str:
        division = shown_division(key, self.scene.today)
        name = division.name if division else key
        return f"{named} ({name})" if named else name

    def college(self, code: str) -> str:
        return word_for(self.scene.charter.vocabulary.colleges, code)

    @cached_property
    def seated(self) -> set[int]:
        """The institutions that have a seat there, or will (one query)."""
        rows = self.found.body.seats.during(self.scene.today, date.max)
        return set(rows.values_list("institution", flat=True))

    def to_seat(self, one: ExpectedPlace) -> str:
        """Where a seat is opened for whoever is expected and has none, as it is expected; nothing
        for whoever does not compose."""
        if not self.may_settle or one.institution.pk in self.seated:
            return ""
        said = {"institution": one.institution.pk, "college": one.college, "way": one.kind}
        return f"{self.scene.url('seat_open', self.found.body.slug)}?{urlencode(said)}"

    @cached_property
    def may_settle(self) -> bool:
        able = may_compose(self.scene.member, self.found.body)
        return bool(able) and not self.scene.network.closed_on


def expected_of(scene: Scene, pk: int, slug: str) -> tuple[AgreementPeriod, ExpectedComposition]:
    """What a period expects of one body, or 404."""
    period = period_of(scene, pk)
    body = get_object_or_404(bodies_of(scene, period), slug=slug)
    body.network = scene.network
    on = max(scene.today, period.starts, body.starts)
    return period, compositions(period, [body], on=on)[0]


@require_safe
@fresh()
@members_only
def shown(request: Request, scene: Scene, pk: int, body: str) -> HttpResponse:
    """One body: who is expected, why, and what differs."""
    period, found = expected_of(scene, pk, body)
    context = {
        "page": ExpectedSheet(scene, found),
        "found": found,
        "period": period,
        "trail": trail(scene, *to_expected(scene, period), (found.body.name, "")),
    }
    return render(request, "convention/expected_body.html", context)


@require_safe
@members_only
def here(request: Request, scene: Scene, body: str) -> HttpResponse:
    """What the period in force expects of a body: on to that page, or to the agreement."""
    get_object_or_404(Body, network=scene.network, slug=body)
    period = period_in_force(scene.network, on=scene.today)
    found = period and bodies_of(scene, period).filter(slug=body).exists()
    known = scene.url("expected_body", period.pk, body) if period and found else ""
    return redirect(known or scene.url("agreement"))


class SettlingForm(WriteForm):
    """What changes, among what differs, from which day on."""

    comes = forms.MultipleChoiceField(
        label=gettext_lazy("Become present"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("The charter then owes them a seat: open it on the composition."),
    )
    leaves = forms.MultipleChoiceField(
        label=gettext_lazy("Are present no more"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Their seats stay open: close them by yourself, if it is right."),
    )
    moves = forms.MultipleChoiceField(
        label=gettext_lazy("Change college"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    starts = day_field(
        gettext_lazy("From which day"),
        help_text=gettext_lazy("Those who leave are present until the day before."),
    )

    def __init__(self, *args: Any, sheet: ExpectedSheet, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, choices in choices_of(sheet).items():
            offer(self, name, choices)
            if not choices:
                del self.fields[name]

    @property
    def what(self) -> Settling:
        """What was chosen. Only on a valid form."""
        names = ("comes", "leaves", "moves")
        return Settling(**{name: chosen(self, name) for name in names})


def chosen(form: WriteForm, name: str) -> frozenset[int]:
    """The institutions that were chosen in a field."""
    return frozenset(map(int, form.cleaned_data.get(name, ())))


def choices_of(sheet: ExpectedSheet) -> dict[str, list[tuple[int, str]]]:
    """What differs, as it is chosen."""
    found = sheet.found
    return {
        "comes": [
            (one.institution.pk, f"{one.institution} ({sheet.college(one.college)})")
            for one in found.missing
        ],
        "leaves": [
            (row.institution_id, f"{row.institution} – {found.why_unexpected(row).label}")
            for row in found.unexpected
        ],
        "moves": [
            (row.institution_id, f"{row.institution} ({sheet.college(one.college)})")
            for row, one in found.elsewhere
        ],
    }


@members_form
def settle(request: Request, scene: Scene, pk: int, body: str) -> HttpResponse:
    """Have presences be what is expected."""
    period, found = expected_of(scene, pk, body)
    able = may_compose(scene.member, found.body) or reserved_for_offices(
        scene.charter, Right.COMPOSE, over=found.body
    )
    more = {"sheet": ExpectedSheet(scene, found), "initial": proposed(scene, period, found)}
    form = form_of(SettlingForm, request, scene, able, None, **more)
    known = {"body": found.body, "period": period}
    act = by_form(form, settle_composition, "what", "starts", **known)
    steps = (*to_expected(scene, period), to_body(scene, period, found.body))
    not_now = "" if found.differs else _("Nothing differs: what is there is what is expected.")
    return answer_step(request, form, act, SETTLE, *steps, not_now=not_now)


def proposed(scene: Scene, period: AgreementPeriod, found: ExpectedComposition) -> dict[str, Any]:
    """What is chosen at first: those who are expected come; nobody leaves."""
    return {
        "starts": max(scene.today, period.starts, found.body.starts),
        "comes": [one.institution.pk for one in found.missing],
        "moves": [row.institution_id for row, _one in found.elsewhere],
    }


def to_body(scene: Scene, period: AgreementPeriod, body: Body) -> Step:
    return body.name, scene.url("expected_body", period.pk, body.slug)
