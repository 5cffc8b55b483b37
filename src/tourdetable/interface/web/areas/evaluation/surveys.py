"""The questionnaires of an evaluation: written for it, given to it, taken out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.evaluation.actions import surveying
from tourdetable.domain.evaluation.models import Campaign, CampaignQuestionnaire
from tourdetable.domain.meetings.calendar.seasons import moments
from tourdetable.domain.questionnaires.enums import Breakdown
from tourdetable.domain.questionnaires.models import Questionnaire
from tourdetable.domain.questionnaires.queries import AROUND, published_in
from tourdetable.domain.questionnaires.rules import conducts_over
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.evaluation.campaigns import answer_about, form_about, given
from tourdetable.interface.web.areas.evaluation.forms import SurveysForm
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet, sheet_of, trail
from tourdetable.interface.web.areas.questionnaires.forms import BeginForm
from tourdetable.interface.web.areas.questionnaires.loading import conducting
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

LATEST = 20
"""How many questionnaires are offered one by one."""

USUAL = timedelta(days=21)
"""How long one may answer, unless another day is chosen."""

EXPLAIN = gettext_lazy(
    "The report tells what was answered once the results are published, and never more than their "
    "own page does. Those that ask the same after meetings are added up when the figures are "
    "frozen."
)


@members_form
def attach(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Choose among those that the reader conducts, or reads."""
    sheet = sheet_of(scene, number)
    every = offered(sheet)
    hot = [one for one in every if one.meeting_id]
    form = form_about(SurveysForm, request, sheet, rows=every[:LATEST], hot=len(hot))

    def act() -> Campaign:
        chosen = {one.pk: one for one in (*form.chosen, *(hot if form.takes_hot else ()))}
        known = {"questionnaires": list(chosen.values()), **form.values("version")}
        return surveying.attach(campaign=sheet.campaign, **known, **form.signature)

    title, said = _("Choose questionnaires"), _("They belong to the evaluation.")
    nothing = "" if every else _("There is no other questionnaire that you conduct, or may read.")
    more = {"words": str(EXPLAIN), "not_now": given(sheet) or nothing}
    return answer_about(request, sheet, form, act, title=title, said=said, **more)


def offered(sheet: CampaignSheet) -> list[Questionnaire]:
    """Those of the period that the reader conducts or may read, the latest first."""
    scene, campaign = sheet.scene, sheet.campaign
    rows = Questionnaire.objects.filter(of_reader(scene), body__network=scene.network)
    rows = rows.filter(of_period(campaign)).exclude(pk__in=campaign.surveys.values("questionnaire"))
    return list(rows.select_related(*AROUND).order_by("-pk"))


def of_reader(scene: Scene) -> Q:
    """Those that the reader conducts, or may read."""
    everywhere, bodies = conducts_over(scene.member)
    if everywhere:
        return Q()
    read = published_in(scene.network, [seat.body_id for seat in scene.member.seats])
    return Q(pk__in=read.order_by().values("pk")) | Q(body__in=bodies)


def of_period(campaign: Campaign) -> Q:
    """Those asked after a meeting of its days; others, that were asked since its first day."""
    first, after = moments(campaign.network, campaign.within)
    hot = Q(meeting__starts_at__gte=first, meeting__starts_at__lt=after)
    return hot | (Q(meeting=None) & (Q(opened_on=None) | Q(opened_on__gte=campaign.first)))


@members_form
def begin(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Write one for it, carried by the body that conducts it."""
    sheet = sheet_of(scene, number)
    able = conducting(scene, sheet.campaign.body)
    both = tuple(one for one in sheet.must_conduct() if one in able)
    initial = {"start": "cold", "breakdown": Breakdown.NONE, "closes_on": scene.today + USUAL}
    form = BeginForm(
        posted(request),
        body=sheet.campaign.body,
        scene=scene,
        capacities=both or reserved(_("those who conduct questionnaires for this body")),
        initial=initial,
        version=sheet.campaign.version,
    )

    def act() -> Questionnaire:
        asked: dict[str, Any] = {"details": form.details, "meeting": form.meeting}
        asked |= {"start": form.cleaned_data["start"], "former": form.former}
        known = {**asked, **form.values("version"), **form.signature}
        return surveying.begin(campaign=sheet.campaign, **known)

    title = _("Write a questionnaire")
    return answer(
        request,
        form,
        act,
        "evaluation/form.html",
        then=lambda row: scene.url("questionnaire", row.pk),
        said=_("It is begun: read its questions, then send it."),
        page=sheet,
        title=title,
        submit=title,
        words=str(EXPLAIN),
        trail=trail(scene, title, sheet),
        cancel=sheet.url("evaluation"),
        not_now=given(sheet),
    )


@members_form
def detach(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Take one out."""
    sheet = sheet_of(scene, number)
    rows: QuerySet[CampaignQuestionnaire] = sheet.campaign.surveys.filter(pk=pk)
    survey = rows.select_related("questionnaire").first()
    if survey is None:
        raise Http404
    survey.campaign = sheet.campaign
    form = form_about(ButtonForm, request, sheet)
    act = domain_call(form, surveying.detach, "version", survey=survey)
    title = _("Take it out of the evaluation")
    words = _("The report does not tell it. The questionnaire stays, with its answers.")
    more = {"words": words, "not_now": given(sheet), "subject": str(survey.questionnaire)}
    said = _("It is taken out.")
    return answer_about(request, sheet, form, act, title=title, said=said, **more)
