"""Saying something of a figure, or of the whole."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.domain.evaluation.actions import commenting
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.models import FigureComment
from tourdetable.interface.web.answer import domain_call, members_form
from tourdetable.interface.web.areas.evaluation.campaigns import answer_about, form_about, given
from tourdetable.interface.web.areas.evaluation.forms import FigureCommentForm
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet, sheet_of
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SAID = ("words", "attribution")


@members_form
def comment(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Comment a figure (`?of=` its code), or the whole."""
    sheet, code = sheet_of(scene, number), request.GET.get("of", "")
    known = INDICATORS.get(code)
    form = form_about(FigureCommentForm, request, sheet, version=None)
    about = {"campaign": sheet.campaign, "indicator": known.code if known else ""}
    act = domain_call(form, commenting.comment, *SAID, **about)
    title = _("Comment: %(what)s") % {"what": called(known.code if known else "")}
    return answer_about(
        request,
        sheet,
        form,
        act,
        title=title,
        said=_("Your comment is in the report."),
        then=place(sheet, known.code if known else ""),
        submit=_("Comment"),
        not_now=given(sheet),
    )


def called(code: str) -> str:
    """What is commented."""
    return _(INDICATORS[code].name) if code in INDICATORS else _("the evaluation as a whole")


def place(sheet: CampaignSheet, code: str) -> str:
    """Where its comments are read."""
    return sheet.url("evaluation_indicator", code) if code else sheet.url("evaluation")


def own_comment(sheet: CampaignSheet, pk: int) -> FigureComment:
    """A comment of this evaluation."""
    row = get_object_or_404(sheet.campaign.comments.select_related("seat__institution"), pk=pk)
    row.campaign = sheet.campaign
    return row


@members_form
def amend(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Say it otherwise."""
    sheet = sheet_of(scene, number)
    row = own_comment(sheet, pk)
    initial = {name: getattr(row, name) for name in SAID}
    form = form_about(FigureCommentForm, request, sheet, version=row.version, initial=initial)
    act = domain_call(form, commenting.amend_comment, *SAID, "version", comment=row)
    title = _("Comment: %(what)s") % {"what": called(row.indicator)}
    return answer_about(
        request,
        sheet,
        form,
        act,
        title=title,
        said=_("The comment is changed."),
        then=place(sheet, row.indicator),
        submit=_("Save"),
        not_now=given(sheet),
    )


@members_form
def withdraw(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Take it back."""
    sheet = sheet_of(scene, number)
    row = own_comment(sheet, pk)
    form = form_about(ButtonForm, request, sheet, version=row.version)
    act = domain_call(form, commenting.withdraw_comment, "version", comment=row)
    title, said = _("Withdraw this comment"), _("The comment is withdrawn.")
    there = place(sheet, row.indicator)
    more = {"then": there, "words": row.words, "not_now": given(sheet)}
    return answer_about(request, sheet, form, act, title=title, said=said, **more)
