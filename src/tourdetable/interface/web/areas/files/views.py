"""Documents of a meeting: attaching, reading, taking away."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.attachments.actions import attach, take_away
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.attachments.queries import attached
from tourdetable.domain.attachments.rules import (
    kind_is_public,
    may_attach,
    read_by,
    read_in_public,
)
from tourdetable.domain.files.names import plain_name
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.files.forms import DocumentForm
from tourdetable.interface.web.areas.files.serving import document
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.attached import DocumentShown, shown
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network


@dataclass(frozen=True)
class DocumentsPage:
    """The documents of a meeting, and whether the reader may attach some."""

    chosen: Chosen
    documents: list[DocumentShown]
    writable: bool

    @property
    def trail(self) -> list[dict[str, str]]:
        scene, meeting = self.chosen.scene, self.chosen.meeting
        return [
            {"label": _("Network"), "url": scene.url("network")},
            {"label": str(meeting.body), "url": scene.url("body", meeting.body.slug)},
            {"label": meeting.title, "url": scene.url("meeting", meeting.pk)},
            {"label": _("Documents"), "url": ""},
        ]


@members_form
def documents(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The documents of a meeting; for whoever prepares it, a form to attach another one."""
    chosen = choose(scene, pk)
    meeting = chosen.meeting
    capacities = may_attach(scene.member, meeting, chosen.turns)
    if request.method == "POST" and not capacities:
        raise PermissionDenied(_("Whoever prepares the meeting or writes its minutes attaches."))
    listed = shown(attached(meeting, read_by(scene.member, meeting)), scene.addresses("document"))
    there = scene.url("meeting_documents", pk)
    form = DocumentForm(
        posted(request),
        files=request.FILES if request.method == "POST" else None,
        scene=scene,
        capacities=capacities,
        points=list(meeting.agenda.all()),
        public=kind_is_public(scene.charter, meeting.kind),
    )
    act = domain_call(form, attach, "content", "name", "item", "audience", meeting=meeting)
    page = DocumentsPage(chosen, listed, writable=bool(capacities))
    said = partial(told, form)
    return answer(request, form, act, "files/documents.html", then=there, said=said, page=page)


def told(form: DocumentForm, attached: Attachment) -> str:
    """That it is done; under which name, when the one that was sent did not say what it is."""
    said = _("The document is attached.")
    if attached.name.casefold() == plain_name(form.cleaned_data["name"]).casefold():
        return said
    renamed = _("It is called “%(name)s”: the end of a name says what a file holds.")
    return f"{said} {renamed % {'name': attached.name}}"


@require_safe
@in_network
def one(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """A document, for whoever may read it; for anybody else there is none."""
    found = sought(scene, pk)
    place, public = scene.standing, kind_is_public(scene.charter, found.meeting.kind)
    audiences = read_by(place, found.meeting) if place else read_in_public(public)
    if found.audience not in audiences:
        raise Http404
    return document(found)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """No longer show a document."""
    found = sought(scene, pk)
    chosen = choose(scene, found.meeting_id)
    capacities = may_attach(scene.member, chosen.meeting, chosen.turns)
    if not capacities:
        raise PermissionDenied(_("Whoever prepares the meeting or writes its minutes takes away."))
    form = ButtonForm(posted(request), scene=scene, capacities=capacities, version=found.version)
    then = scene.url("meeting_documents", found.meeting_id)
    act = domain_call(form, take_away, "version", attachment=found)
    said = _("The document is taken away.")
    return answer(
        request,
        form,
        act,
        "files/remove.html",
        then=then,
        said=said,
        document=found,
        back=then,
    )


def sought(scene: Scene, pk: int) -> Attachment:
    """A document of the network that was not taken away, or 404 (one query)."""
    rows = Attachment.objects.select_related("stored", "meeting__body")
    found = rows.filter(pk=pk, removed_at=None, meeting__body__network=scene.network).first()
    if found is None:
        raise Http404
    return found
