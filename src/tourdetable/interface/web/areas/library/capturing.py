"""Bringing something in thirty seconds, from a telephone, with or without network."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.library.actions.bringing import bring
from tourdetable.domain.library.enums import EntryKind
from tourdetable.domain.library.models import Entry
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.library.forms import CaptureForm
from tourdetable.interface.web.areas.library.page import trail
from tourdetable.interface.web.areas.register.offline import program
from tourdetable.interface.web.areas.register.views import KEPT, NOW
from tourdetable.interface.web.areas.topics.views import places_of
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

BEGUN = {"title": ("title", 200), "line": ("text", 300), "address": ("url", 500)}
"""What an address may begin, and how a browser that shares a page calls it."""


@members_form
def capture(request: Request, scene: Scene) -> HttpResponse:
    """Bring something: a title is enough."""
    places = places_of(scene)
    if not places:
        reserved(_("those who sit in a body, or hold an office over it"))
    first, begins = request.GET.get("body", ""), begun(request)
    form = CaptureForm(posted(request), scene=scene, places=places, first=first, initial=begins)
    title = _("Bring something to the library")
    answered = answer(
        request,
        form,
        brought_by(form),
        "library/new.html",
        then=lambda made: scene.url("entry", made.pk),
        said=_("It is in the library. Say the rest here, when you have time."),
        title=title,
        trail=trail(scene, title),
        cancel=scene.url("library"),
        plain=scene.url("entry_new"),
    )
    return told_to_program(request, form, answered)


def begun(request: Request) -> dict[str, str]:
    """What the address says of it."""
    said = {name: request.GET.get(key, "")[:most] for name, (key, most) in BEGUN.items()}
    kind = request.GET.get("kind", "")
    return said | ({"kind": kind} if kind in EntryKind.values else {})


def brought_by(form: CaptureForm) -> Callable[[], Entry]:
    """Bring it to that body, for the seat that goes with it."""

    def act() -> Entry:
        body, _speaking = form.cleaned_data["place"]
        what = form.values("kind", "title")
        place = {"network": form.scene.network, "body": body}
        return bring(**place, **what, said=form.said, **form.signature)

    return act


def told_to_program(request: Request, form: CaptureForm, answered: HttpResponse) -> HttpResponse:
    """What `capture.js` is told of what it sends: whether it is recorded (once, however often it
    was sent), and where; or whether its writer must look."""
    if request.method != "POST" or KEPT not in request.headers:
        return answered
    if request.headers[KEPT] != NOW:
        list(messages.get_messages(request))
    if answered.status_code != HTTPStatus.FOUND and not form.already_done:
        return JsonResponse({"recorded": False})
    then = answered.headers.get("Location") or form.scene.url("library")
    return JsonResponse({"recorded": True, "then": then})


@require_safe
@members_only
def worker(request: Request, scene: Scene) -> HttpResponse:
    """What keeps this page readable without network."""
    return program()
