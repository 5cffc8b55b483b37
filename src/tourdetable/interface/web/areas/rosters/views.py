"""Importing members: a file, what each of its lines would do, then it is done."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.sheets.writing import MEDIA, written
from tourdetable.domain.rosters.actions import arranging
from tourdetable.domain.rosters.models import RosterImport
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.rosters.access import (
    imported,
    importers,
    imports_seen,
    still_waiting,
)
from tourdetable.interface.web.areas.rosters.charter import foreseen
from tourdetable.interface.web.areas.rosters.forms import (
    AmbiguityForm,
    ConfirmForm,
    MembersFileForm,
)
from tourdetable.interface.web.areas.rosters.lines import ImportPage
from tourdetable.interface.web.areas.rosters.sheets import model_tables, refused_table
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request, come_again
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download
from tourdetable.interface.web.paging import Pages

SECONDS = 2
"""Between two looks at an import under way."""

PAST = 20


@members_form
def listed(request: Request, scene: Scene) -> HttpResponse:
    """Send a file; the imports of before."""
    able = importers(scene)
    form = MembersFileForm(
        posted(request),
        files=request.FILES or None,
        scene=scene,
        capacities=able,
        initial={"starts": scene.today},
    )
    act = domain_call(
        form, arranging.begin_import, "content", "file_name", "starts", network=scene.network
    )
    page = Pages(imports_seen(scene).defer("content"), PAST).get_page(request.GET.get("page"))
    said, then = _("Your file is read: nothing is written yet."), partial(next_page, scene)
    return answer(request, form, act, "rosters/imports.html", then=then, said=said, page=page)


def next_page(scene: Scene, roster: RosterImport) -> str:
    """What each line would do; how the file is read, when it could not be."""
    return scene.url("roster" if roster.lines.exists() else "roster_arrange", roster.pk)


@require_safe
@members_only
def shown(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What each line does, or how far the import is, or what it did."""
    found = imported(scene, pk)
    page = ImportPage(found, request.GET)
    still = "still" in request.GET
    context = {"found": found, "roster": found.roster, "shown": page, "still": still}
    answered = render(request, "rosters/import.html", context)
    if page.under_way and not still:
        answered.headers["Refresh"] = come_again(request, SECONDS)
    return answered


@members_form
def settle(request: Request, scene: Scene, pk: int, number: int) -> HttpResponse:
    """Say who or what the ambiguous names of a line are."""
    found = still_waiting(scene, pk)
    line = found.line(number)
    if not line.candidates:
        raise Http404
    form = AmbiguityForm(
        posted(request),
        line=line,
        scene=scene,
        capacities=found.able,
        version=found.roster.version,
    )
    act = domain_call(form, arranging.settle, "settled", "version", roster=found.roster)
    there, said = found.url("roster"), _("Noted: here is what each line does now.")
    return answer(
        request, form, act, "rosters/settle.html", then=there, said=said, found=found, line=line
    )


@members_form
def confirm(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Have it done."""
    found = still_waiting(scene, pk)
    form = ConfirmForm(
        posted(request),
        refused=found.refused,
        scene=scene,
        capacities=found.able,
        version=found.roster.version,
    )
    act = domain_call(form, arranging.confirm, "take_good", "version", roster=found.roster)
    there, said = found.url("roster"), _("The import is under way.")
    context: dict[str, Any] = {"found": found, "shown": ImportPage(found, {})}
    context["foreseen"] = [] if form.is_bound else foreseen(found)
    return answer(request, form, act, "rosters/confirm.html", then=there, said=said, **context)


@members_form
def drop(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Give it up: the file is forgotten."""
    found = still_waiting(scene, pk)
    version = found.roster.version
    form = ButtonForm(posted(request), scene=scene, capacities=found.able, version=version)
    act = domain_call(form, arranging.drop, "version", roster=found.roster)
    there, said = scene.url("rosters"), _("This import is given up, and its file forgotten.")
    return answer(request, form, act, "rosters/drop.html", then=there, said=said, found=found)


@require_safe
@members_only
def refused(request: Request, scene: Scene, pk: int, kind: str) -> HttpResponse:
    """The refused lines, with why, to be corrected and sent again."""
    found = imported(scene, pk)
    content = written(kind, [refused_table(found)])
    return download(content, f"{scene.network.slug}-refus.{kind}", MEDIA[kind])


@require_safe
@members_only
def model(request: Request, scene: Scene, kind: str) -> HttpResponse:
    """An empty table to be filled in, with the network's own bodies and colleges."""
    importers(scene)
    content = written(kind, model_tables(scene))
    return download(content, f"{scene.network.slug}-membres.{kind}", MEDIA[kind])
