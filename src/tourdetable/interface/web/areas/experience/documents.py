"""Documents beside a sheet: for its readers, and for nobody else."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.experience.actions import writing
from tourdetable.domain.experience.models import ReportDocument
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.experience.forms import BesideForm
from tourdetable.interface.web.areas.experience.page import carried, not_draft, report_of
from tourdetable.interface.web.areas.experience.writing import around, known
from tourdetable.interface.web.areas.files.serving import stored_file
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network


def beside(scene: Scene, pk: int) -> ReportDocument:
    """A document of a sheet of the network, or 404 (one query)."""
    rows = ReportDocument.objects.select_related("stored", "report")
    found = rows.filter(pk=pk, report__network=scene.network).first()
    if found is None:
        raise Http404
    return found


@members_form
def documents(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Those of a sheet; its carriers add some."""
    sheet = carried(scene, pk)
    files = request.FILES if request.method == "POST" else None
    form = BesideForm(posted(request), files=files, **known(sheet))
    act = domain_call(form, writing.add_document, "content", "name", "version", report=sheet.report)
    return answer(
        request,
        form,
        act,
        "experience/documents.html",
        then=scene.url("experience_documents", pk),
        said=_("The document is there. Look it through again before the sheet leaves."),
        not_now=not_draft(sheet),
        page=sheet,
        **around(sheet, _("Documents of the sheet")),
    )


@require_safe
@in_network
def document(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """A document, for whoever may read its sheet; for anybody else there is none."""
    found = beside(scene, pk)
    report_of(scene, found.report_id)
    return stored_file(found.stored, found.name)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take a document away."""
    found = beside(scene, pk)
    sheet = carried(scene, found.report_id)
    form = ButtonForm(posted(request), **known(sheet))
    act = domain_call(form, writing.remove_document, "version", document=found)
    title = _("Take “%(name)s” away") % {"name": found.name}
    page = around(sheet, title, explain=_("It is erased."), submit=_("Take away"))
    return answer(
        request,
        form,
        act,
        "experience/gesture.html",
        then=scene.url("experience_documents", found.report_id),
        said=_("The document is taken away."),
        not_now=not_draft(sheet),
        **page,
    )
