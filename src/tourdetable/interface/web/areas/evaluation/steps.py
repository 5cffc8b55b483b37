"""The steps of an evaluation: freezing its figures, giving its report, publishing it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.actions import freezing, giving
from tourdetable.domain.evaluation.rules import approving_bodies
from tourdetable.interface.language import listed
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.evaluation.campaigns import answer_about, form_about, given
from tourdetable.interface.web.areas.evaluation.forms import PublicationForm
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet, sheet_of
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def freeze(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Keep the figures as they are known now."""
    sheet = sheet_of(scene, number)
    form = form_about(ButtonForm, request, sheet)
    act = domain_call(form, freezing.freeze, "version", campaign=sheet.campaign)
    title, said = _("Freeze the figures"), _("The figures are frozen, with what they rest on.")
    words = _(
        "The report keeps them as they are known today, whatever is recorded later: later changes "
        "are told beside. As long as the report is not given, they may be frozen again: but what "
        "seats did is told once, so see first that all is recorded (who came, who took a turn…). "
        "It waits until the days of the evaluation are over."
    )
    more: dict[str, Any] = {"words": words, "not_now": given(sheet)}
    return answer_about(request, sheet, form, act, title=title, said=said, **more)


@members_form
def give(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Give the report to the bodies that approve it."""
    sheet = sheet_of(scene, number)
    form = form_about(ButtonForm, request, sheet)
    act = domain_call(form, giving.give, "version", campaign=sheet.campaign)
    bodies = [one.name for one in approving_bodies(scene.network, scene.charter, scene.today)]
    title, said = _("Give the report"), _("The report is given: each body decides of it.")
    words = _(
        "It is given to: %(bodies)s. Each decides of it at one of its meetings, and the evaluation "
        "is approved once all have. Nothing is written in it any more meanwhile."
    )
    words %= {"bodies": listed(bodies) or _("nobody")}
    more: dict[str, Any] = {"words": words, "not_now": given(sheet)}
    return answer_about(request, sheet, form, act, title=title, said=said, **more)


@members_form
def take_back(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Take it back, to amend it."""
    sheet = sheet_of(scene, number)
    form = form_about(ButtonForm, request, sheet)
    act = domain_call(form, giving.take_back, "version", campaign=sheet.campaign)
    title, said = _("Take the report back"), _("The report may be written again.")
    words = _(
        "It may be amended, then given again to the same bodies: who approved it as it stood is "
        "asked again, and its decision is kept."
    )
    return answer_about(request, sheet, form, act, title=title, said=said, words=words)


@members_form
def publish(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Let others read it, once it is approved."""
    sheet = sheet_of(scene, number)
    known = sheet.campaign.audience if sheet.campaign.published_on else Audience.NETWORK.value
    form = form_about(PublicationForm, request, sheet, initial={"audience": known})
    names = ("audience", "version")
    act = domain_call(form, giving.publish, *names, campaign=sheet.campaign)
    title, said = _("Publish the report"), _("The report is published.")
    return answer_about(request, sheet, form, act, title=title, said=said, not_now=early(sheet))


def early(sheet: CampaignSheet) -> str:
    """Why it is not published yet."""
    if sheet.campaign.approved_on is not None:
        return ""
    return _("It is published once the bodies that were asked approved it.")


@members_form
def unpublish(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Keep it again for those who conducted and approved it."""
    sheet = sheet_of(scene, number)
    form = form_about(ButtonForm, request, sheet)
    act = domain_call(form, giving.unpublish, "version", campaign=sheet.campaign)
    title, said = _("Publish it no more"), _("The report is published no more.")
    words = _("Only those who conducted it, and the bodies that approved it, will read it.")
    return answer_about(request, sheet, form, act, title=title, said=said, words=words)
