"""Saying that one used something of the library, and what happened."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tourdetable.domain.library.actions.answering import amend_use, say_used
from tourdetable.domain.library.models import EntryUse
from tourdetable.domain.uses.actions.writing import SAID
from tourdetable.domain.uses.rules import may_use, used_by
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.library.changing import changed
from tourdetable.interface.web.areas.library.page import member_sheet
from tourdetable.interface.web.areas.uses.forms import UseForm
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def use(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """I used it, and this is what happened."""
    sheet = member_sheet(scene, pk)
    form = UseForm(posted(request), scene=scene, capacities=may_use(scene.member))
    act = domain_call(form, say_used, *SAID, entry=sheet.entry)
    explain = _("What happened helps others more than praise: also what did not work.")
    said = {"explain": explain, "said": _("Thank you: others read what happened.")}
    return changed(request, sheet, form, act, title=_("I used it"), not_now="", **said)


@members_form
def amend(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say more exactly what happened."""
    rows = EntryUse.objects.select_related("seat", "person", "entry")
    row = get_object_or_404(rows, pk=pk, entry__network=scene.network)
    sheet = member_sheet(scene, row.entry_id)
    able = used_by(scene.member, row) or reserved(_("those who said it"))
    form = UseForm(posted(request), scene=scene, capacities=able, use=row)
    act = domain_call(form, amend_use, *SAID, "version", use=row)
    return changed(request, sheet, form, act, title=_("What happened"), not_now="")
