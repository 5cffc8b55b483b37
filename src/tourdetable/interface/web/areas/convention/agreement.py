"""The agreement of the network: its periods, how the next one is prepared."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.domain.convention.actions import periods as actions
from tourdetable.domain.convention.models import Agreement
from tourdetable.domain.convention.queries.agreements import periods_of
from tourdetable.domain.convention.queries.renewal import renewal_of
from tourdetable.domain.convention.rules import may_prepare
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.convention.forms import AgreementForm, AgreementPeriodForm
from tourdetable.interface.web.areas.convention.loading import (
    Step,
    StepWords,
    agreement_of,
    answer_step,
    by_form,
    form_of,
    preparers,
    trail,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh

WRITE = StepWords(
    title=gettext_lazy("Describe the agreement"),
    said=gettext_lazy("It is written. Its periods come next."),
)
BEGIN = StepWords(
    title=gettext_lazy("Prepare a period"),
    said=gettext_lazy("It is prepared: write who signs it."),
    explain=gettext_lazy("It counts once it is signed. A past one is written in the same way."),
)


def to_agreement(scene: Scene) -> Step:
    return _("Framework agreement"), scene.url("agreement")


@require_safe
@fresh()
@members_only
def shown(request: Request, scene: Scene) -> HttpResponse:
    """Its periods, the latest first; what is left to do before the next one."""
    agreement = agreement_of(scene)
    context: dict[str, Any] = {
        "agreement": agreement,
        "periods": list(periods_of(scene.network)) if agreement else [],
        "renewal": renewal_of(scene.network, scene.charter, on=scene.today) if agreement else None,
        "may_prepare": bool(may_prepare(scene.member)) and not scene.network.closed_on,
        "today": scene.today,
        "trail": trail(scene, (_("Framework agreement"), "")),
    }
    return render(request, "convention/agreement.html", context)


@members_form
def write(request: Request, scene: Scene) -> HttpResponse:
    """Say under which agreement the network lives."""
    able, known = preparers(scene), agreement_of(scene)
    begins = {"title": known.title, "words": known.words} if known else {}
    version = known.version if known else 0
    form = form_of(AgreementForm, request, scene, able, version, initial=begins)
    act = domain_call(
        form, actions.write_agreement, "title", "words", "version", network=scene.network
    )
    return answer_step(request, form, act, WRITE, to_agreement(scene))


@members_form
def begin(request: Request, scene: Scene) -> HttpResponse:
    """Prepare a period, to come or past."""
    able, known = preparers(scene), agreement_of(scene)
    form = form_of(AgreementPeriodForm, request, scene, able, None)
    agreement = known or Agreement()
    act = by_form(form, actions.begin_period, "details", agreement=agreement)
    return answer_step(
        request,
        form,
        act,
        BEGIN,
        to_agreement(scene),
        then=lambda made: scene.url("agreement_period", made.pk),
        not_now="" if known else _("Describe the agreement first."),
    )
