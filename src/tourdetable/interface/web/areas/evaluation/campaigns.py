"""The evaluations of a network: their list, one of them, beginning it, its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.evaluation import rules
from tourdetable.domain.evaluation.actions import leading
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.evaluation.releases import days_told
from tourdetable.domain.networks.models import Body
from tourdetable.interface.language import listed
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.evaluation.figures.reading import FigureReader
from tourdetable.interface.web.areas.evaluation.forms import CampaignForm, CampaignWordsForm
from tourdetable.interface.web.areas.evaluation.loading import (
    CampaignSheet,
    sheet_of,
    survey_lines,
    trail,
)
from tourdetable.interface.web.areas.evaluation.report.reading import comments_of
from tourdetable.interface.web.areas.evaluation.words import (
    BADGES,
    days_words,
    period_words,
    signed_by,
)
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 20
"""How many evaluations are shown at once."""
LATEST = 6
"""How many periods told already are said."""

Form = TypeVar("Form", bound=WriteForm)


@require_safe
@in_network
def evaluations(request: Request, scene: Scene) -> HttpResponse:
    """The evaluations that the reader may read, the latest first."""
    page = Pages(readable(scene), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [(one, BADGES[one.state], period_words(one.first, one.last)) for one in page],
        "may_begin": bool(scene.standing and conducting(scene)),
        "who": who_conducts(scene),
        "title": _("Evaluations"),
    }
    return render(request, "evaluation/list.html", context)


def readable(scene: Scene) -> QuerySet[Campaign]:
    """Those that they may read."""
    rows = Campaign.objects.filter(network=scene.network).select_related("body__network", "network")
    known = rows.prefetch_related("approvals").defer("method", "findings")
    pks = [one.pk for one in known if rules.may_read(scene.standing, one, asked_of(one))]
    return rows.filter(pk__in=pks).defer("method", "findings").order_by("-number")


def asked_of(campaign: Campaign) -> set[int]:
    """The bodies that a report was given to, the last time."""
    rows = campaign.approvals.all()
    return {one.body_id for one in rows if one.giving == campaign.giving}


def who_conducts(scene: Scene) -> str:
    """The kinds of bodies that conduct evaluations, in the charter's words; nothing where it names
    none."""
    if rules.rule_of(scene.charter) is None:
        return ""
    kinds = scene.charter.vocabulary.body_kinds
    return ", ".join(kinds[code].name for code in rules.conducting_kinds(scene.charter))


def conducting(scene: Scene) -> list[Body]:
    """The bodies for which the reader conducts evaluations."""
    active = Body.objects.active(scene.today).filter(network=scene.network).order_by("name", "pk")
    return [body for body in active if rules.may_conduct(scene.member, body)]


@require_safe
@members_only
def evaluation(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Where it stands, what is to be done, its figures in a line each."""
    sheet = sheet_of(scene, number)
    whole = [one for one in comments_of(sheet) if not one.indicator]
    context: dict[str, Any] = {
        "page": sheet,
        "campaign": sheet.campaign,
        "reader": FigureReader(sheet),
        "said": [(one, signed_by(one, scene.charter)) for one in whole],
        "interviews": sheet.campaign.interviews.count() if sheet.able else 0,
        "surveys": list(survey_lines(sheet)),
        "trail": trail(scene, str(sheet.campaign)),
    }
    return render(request, "evaluation/campaign.html", context)


@members_form
def begin(request: Request, scene: Scene) -> HttpResponse:
    """Begin an evaluation: by default, of the season that is under way."""
    form = beginning(request, scene, conducting(scene) or refused(scene))
    title = _("Begin an evaluation")
    return answer(
        request,
        form,
        domain_call(form, leading.begin, "body", "title", "first", "last"),
        "evaluation/form.html",
        then=lambda made: scene.url("evaluation", made.number),
        said=_("The evaluation is begun: its figures are there already."),
        title=title,
        submit=title,
        words=told_already(scene),
        trail=trail(scene, title),
        cancel=scene.url("evaluations"),
    )


def told_already(scene: Scene) -> str:
    """The days that were told of seats: an evaluation of some of them tells nothing of seats."""
    days = days_told(scene.network)[:LATEST]
    if not days:
        return ""
    told = listed(days_words(first, last) for first, last in days)
    words = _(
        "What seats did is told once of any day. It is already, %(days)s: over the very same days "
        "it is told again as it was; over some of these days with others, it is not told."
    )
    return words % {"days": told}


def refused(scene: Scene) -> NoReturn:
    """Say who conducts evaluations."""
    reserved(who_conducts(scene) or _("those who lead the work of a body by an office"))


def beginning(request: Request, scene: Scene, bodies: list[Body]) -> CampaignForm:
    """The form of a new evaluation, for whoever conducts it for some bodies."""
    able = {one: None for body in bodies for one in rules.may_conduct(scene.member, body)}
    season = scene.charter.season.containing(scene.today)
    initial = {"first": season.first, "last": season.last}
    known: dict[str, Any] = {"bodies": bodies, "initial": initial}
    return CampaignForm(posted(request), scene=scene, capacities=tuple(able), **known)


def form_about(kind: type[Form], request: Request, sheet: CampaignSheet, **more: Any) -> Form:
    """A form about an evaluation, on the version that was shown, for those who conduct it."""
    known: dict[str, Any] = {"scene": sheet.scene, "capacities": sheet.must_conduct()} | more
    known.setdefault("version", sheet.campaign.version)
    return kind(posted(request), **known)


def answer_about(
    request: Request,
    sheet: CampaignSheet,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    said: str,
    then: str = "",
    **context: Any,
) -> HttpResponse:
    """Answer a form about an evaluation; once done, on to its page."""
    there = then or sheet.url("evaluation")
    known: dict[str, Any] = {"page": sheet, "title": title, "cancel": there, "words": ""}
    known |= {"submit": title, "trail": trail(sheet.scene, title, sheet)} | context
    return answer(request, form, act, "evaluation/form.html", then=there, said=said, **known)


@members_form
def write(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Say how it is conducted, and what is concluded."""
    sheet = sheet_of(scene, number)
    names = ("title", "method", "findings")
    initial = {name: getattr(sheet.campaign, name) for name in names}
    form = form_about(CampaignWordsForm, request, sheet, initial=initial)
    act = domain_call(form, leading.write, *names, "version", campaign=sheet.campaign)
    title, said = _("Write the report"), _("It is written.")
    return answer_about(
        request, sheet, form, act, title=title, said=said, submit=_("Save"), not_now=given(sheet)
    )


def given(sheet: CampaignSheet) -> str:
    """Why nothing is written in it any more."""
    if sheet.campaign.is_written:
        return ""
    return _("The report was given: nothing is written in it any more. Take it back to change it.")


@members_form
def withdraw(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Give it up, as long as it was never given."""
    sheet = sheet_of(scene, number)
    form = form_about(ButtonForm, request, sheet)
    act = domain_call(form, leading.withdraw, "version", campaign=sheet.campaign)
    title, said = _("Give up this evaluation"), _("This evaluation is given up.")
    words = _("Nothing is left of it: neither its figures, nor what was written.")
    kept = _("Its figures were frozen: it stays.") if sheet.campaign.frozen_on else ""
    more: dict[str, Any] = {"title": title, "said": said, "words": words, "danger": True}
    more |= {"not_now": given(sheet) or kept, "then": scene.url("evaluations")}
    return answer_about(request, sheet, form, act, **more)
