"""Keeping what the library holds true, and answering what asks for something."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.library.actions.answering import settle
from tourdetable.domain.library.actions.bringing import life_of
from tourdetable.domain.library.actions.keeping import bring_back, renew, retire
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.library.changing import asks, changed
from tourdetable.interface.web.areas.library.forms import AnswerEntryForm, RenewForm, RetireForm
from tourdetable.interface.web.areas.library.page import member_sheet
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def renew_it(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """It is still true."""
    sheet = member_sheet(scene, pk)
    begins = {"expires_on": max(sheet.entry.expires_on, scene.today + life_of(sheet.entry))}
    form = RenewForm(posted(request), initial=begins, **asks(sheet))
    act = domain_call(form, renew, "expires_on", "version", entry=sheet.entry)
    explain = _("Read it again first: others count on it.")
    return changed(request, sheet, form, act, title=_("It is still true"), explain=explain)


@members_form
def retire_it(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """It is no longer true, or no longer useful."""
    sheet = member_sheet(scene, pk)
    form = RetireForm(posted(request), **asks(sheet))
    act = domain_call(form, retire, "words", "version", entry=sheet.entry)
    explain = _("It leaves the lists. Its address goes on saying what it was, and why it ended.")
    return changed(request, sheet, form, act, title=_("Retire it"), explain=explain)


@members_form
def back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """It is true again."""
    sheet = member_sheet(scene, pk)
    form = ButtonForm(posted(request), **asks(sheet))
    act = domain_call(form, bring_back, "version", entry=sheet.entry)
    here = "" if sheet.entry.retired_on else _("It is in the lists already.")
    words = {"title": _("Bring it back"), "explain": _("It is in the lists again.")}
    return changed(request, sheet, form, act, not_now=here, **words)


@members_form
def answer_it(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What those who prepare answer to a watch item, without an agenda."""
    sheet = member_sheet(scene, pk)
    able = sheet.answering or reserved(_("those who prepare the meetings where it waits"))
    version = sheet.entry.version
    form = AnswerEntryForm(posted(request), scene=scene, capacities=able, version=version)
    act = domain_call(form, settle, "words", "version", entry=sheet.entry)
    over = "" if sheet.entry.waits else _("It does not wait for an answer any more.")
    explain = _("To put it on an agenda instead, take it from what waits beside that agenda.")
    return changed(request, sheet, form, act, title=_("Answer it"), explain=explain, not_now=over)
