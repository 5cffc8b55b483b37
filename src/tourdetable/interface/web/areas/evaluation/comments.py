"""Saying something of a figure, or of the whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

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
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SAID = ("words", "attribution")


@members_form
def comment(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Comment a figure (`?of=` its code), or the whole."""
    sheet, asked = sheet_of(scene, number), request.GET.get("of", "")
    code = asked if asked in INDICATORS else ""
    form = form_about(FigureCommentForm, request, sheet, version=None)
    about = {"campaign": sheet.campaign, "indicator": code}
    act = domain_call(form, commenting.comment, *SAID, **about)
    said = _("Your comment is in the report.")
    return answered(request, sheet, form, act, code, said, submit=_("Comment"))


def answered(
    request: Request,
    sheet: CampaignSheet,
    form: WriteForm,
    act: Callable[[], Any],
    code: str,
    said: str,
    **more: Any,
) -> HttpResponse:
    """Answer a form about what is said of a figure; once done, on to where it is read."""
    more = {"title": _("Comment: %(what)s") % {"what": called(code)}} | more
    there = {"then": place(sheet, code), "not_now": given(sheet)}
    return answer_about(request, sheet, form, act, said=said, **there, **more)


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
    said = _("The comment is changed.")
    return answered(request, sheet, form, act, row.indicator, said, submit=_("Save"))


@members_form
def withdraw(request: Request, scene: Scene, number: int, pk: int) -> HttpResponse:
    """Take it back."""
    sheet = sheet_of(scene, number)
    row = own_comment(sheet, pk)
    form = form_about(ButtonForm, request, sheet, version=row.version)
    act = domain_call(form, commenting.withdraw_comment, "version", comment=row)
    said, title = _("The comment is withdrawn."), _("Withdraw this comment")
    more = {"title": title, "words": row.words, "submit": title}
    return answered(request, sheet, form, act, row.indicator, said, **more)
