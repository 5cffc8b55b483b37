"""“We tried it here”: what happened, told to those who carry the experience."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.experience.actions import trying
from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ReportUse
from tourdetable.domain.uses.actions.writing import SAID
from tourdetable.domain.uses.rules import may_use, used_by
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.experience.page import ReportSheet, report_of
from tourdetable.interface.web.areas.experience.writing import around
from tourdetable.interface.web.areas.uses.forms import UseForm
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def tried(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say what happened when one tried it."""
    sheet = report_of(scene, pk)
    if sheet.report.state != ReportState.PUBLISHED:
        raise Http404
    form = UseForm(posted(request), scene=scene, capacities=may_use(scene.member))
    act = domain_call(form, trying.say_tried, *SAID, report=sheet.report)
    said = _("Thank you: those who told it are told in their turn.")
    return answer(request, form, act, "experience/gesture.html", said=said, **page_of(sheet))


@members_form
def tried_more(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say what became of it since."""
    use = use_of(scene, pk)
    sheet = report_of(scene, use.report_id)
    able = used_by(scene.member, use)
    if not able:
        reserved(_("those who said it"))
    form = UseForm(posted(request), use=use, scene=scene, capacities=able)
    act = domain_call(form, trying.say_more, *SAID, "version", use=use)
    page = page_of(sheet) | {"said": _("It is recorded.")}
    return answer(request, form, act, "experience/gesture.html", **page)


def use_of(scene: Scene, pk: int) -> ReportUse:
    """What somebody said that they tried, or 404 (one query)."""
    rows = ReportUse.objects.filter(report__network=scene.network).select_related("seat", "person")
    use = rows.filter(pk=pk).first()
    if use is None:
        raise Http404
    return use


def page_of(sheet: ReportSheet) -> dict[str, Any]:
    """What both pages say, and where one goes back."""
    title = _("We tried it here")
    explain = _("The members who read this experience read it too.")
    there = sheet.scene.url("experience", sheet.report.pk)
    return around(sheet, title, explain=explain, submit=_("Tell it"), then=there)
