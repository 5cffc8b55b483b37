"""The periods that the network keeps free: one screen for all its drafts, with what a change
touches said before it is applied."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.domain.networks.gates import must_be_asked
from tourdetable.domain.years.actions import periods
from tourdetable.domain.years.enums import PeriodEffect
from tourdetable.domain.years.models import QuietPeriod
from tourdetable.domain.years.periods.dated import NetworkPeriods, periods_of
from tourdetable.domain.years.periods.impact import impact
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.years.access import drafters, trail
from tourdetable.interface.web.areas.years.periods.forms import (
    ImpactForm,
    KnownDaysForm,
    PeriodForm,
    shown_days,
)
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

USUAL_WEEKS = 6
"""Weeks before an election that are proposed."""


@members_form
def network_periods(request: Request, scene: Scene) -> HttpResponse:
    """All of them: known days to choose among, and those that people typed."""
    able, calendar = drafters(scene), periods.calendar_of(scene.network)
    form = KnownDaysForm(posted(request), scene=scene, capacities=able, calendar=calendar)
    typed = scene.network.quiet_periods.filter(last__gte=scene.today)

    def act() -> None:
        said = {"effects": form.effects, **form.values("version")}
        must_be_meant(form, lambda now: replace(now, effects=said["effects"]))
        periods.set_known_days(network=scene.network, **said, **form.signature)

    said = _("Noted: these days count for every draft.")
    return answer_periods(request, form, act, "periods", said=said, typed=typed)


@members_form
def period_new(request: Request, scene: Scene) -> HttpResponse:
    """Days that people type: a council, an election, a closure."""
    form = PeriodForm(
        posted(request), scene=scene, capacities=drafters(scene), initial=beginning(request, scene)
    )

    def act() -> None:
        row = QuietPeriod(network=scene.network, **vars(form.details))
        must_be_meant(form, lambda now: replace(now, typed=(*now.typed, row)))
        periods.add_period(network=scene.network, details=form.details, **form.signature)

    title, said = _("Add days"), _("Noted: these days count for every draft.")
    submit = _("Add these days")
    return answer_periods(request, form, act, "new", title=title, said=said, submit=submit)


def beginning(request: Request, scene: Scene) -> dict[str, Any]:
    """What the form begins with: an election, a council, or days like others (`like`)."""
    like = request.GET.get("like", "")
    known = scene.network.quiet_periods.filter(pk=like).first() if like.isdecimal() else None
    if known is not None:
        fields = ("name", "effect", "weeks_before")
        return {name: getattr(known, name) for name in fields}
    match request.GET.get("what"):
        case "council":
            return {"name": _("Municipal council"), "effect": PeriodEffect.AVOID}
        case "election":
            closed = PeriodEffect.CLOSED
            return {"name": _("Election"), "effect": closed, "weeks_before": USUAL_WEEKS}
    return {"effect": PeriodEffect.CLOSED}


@members_form
def period_edit(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change typed days, or what the network makes of them."""
    able = drafters(scene)
    row = get_object_or_404(scene.network.quiet_periods.select_related("network"), pk=pk)
    begins = {name: getattr(row, name) for name in PeriodForm.field_order}
    form = PeriodForm(
        posted(request), scene=scene, capacities=able, version=row.version, initial=begins
    )

    def act() -> None:
        changed = QuietPeriod(pk=row.pk, network=scene.network, **vars(form.details))
        must_be_meant(form, lambda now: with_changed(now, changed))
        version = form.cleaned_data["version"]
        said = {"period": row, "details": form.details, "version": version}
        periods.change_period(**said, **form.signature)

    title, said = _("Change these days"), _("Noted: these days count for every draft.")
    submit = _("Record")
    return answer_periods(request, form, act, "new", title=title, said=said, submit=submit)


def with_changed(now: NetworkPeriods, changed: QuietPeriod) -> NetworkPeriods:
    """The periods with a typed one replaced."""
    return replace(now, typed=tuple(changed if row == changed else row for row in now.typed))


@members_form
def period_drop(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take typed days out of the list."""
    able = drafters(scene)
    row = get_object_or_404(scene.network.quiet_periods.select_related("network"), pk=pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able)
    act = domain_call(form, periods.drop_period, period=row)
    title, said = _("Remove these days"), _("These days are free again.")
    return answer_periods(request, form, act, "drop", title=title, said=said, period=row)


def must_be_meant(form: ImpactForm, change: Callable[[NetworkPeriods], NetworkPeriods]) -> None:
    """Have what a change touches read before it is applied. Raises `NeedsConfirmation`."""
    scene = form.scene
    now = periods_of(scene.network)
    form.impact = impact(scene.network, now, change(now), shown_days(scene))
    touched = [*form.impact.come, *form.impact.go]
    codes = ["periods"] if touched else []
    must_be_asked((), codes, confirmed=form.cleaned_data["confirmed"])


def answer_periods(
    request: Request, form: WriteForm, act: Callable[[], Any], name: str, **words: Any
) -> HttpResponse:
    """Done, and back to the list; or the form again, with the reason."""
    there, way = form.scene.url("network_periods"), [(_("Closed or to avoid"), "")]
    if name != "periods":
        way = [(_("Closed or to avoid"), there), (words["title"], "")]
    words |= {"trail": trail(form.scene, *way), "cancel": there}
    return answer(request, form, act, f"years/periods/{name}.html", then=there, **words)
