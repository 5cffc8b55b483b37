"""Reading an invitation as a given member will get it: its text, and its page as mail programs show
it."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace, csp_update
from django.core.mail import EmailMultiAlternatives
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Person
from tourdetable.interface.mail.apart import previews
from tourdetable.interface.web.areas.convening.readers import Readers, readers
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import page_of, why_not
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@require_safe
@csp_update({"frame-src": [SELF]})
@members_only
def preview(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The invitation of a member that one chooses."""
    chosen, known, shared = asked(request, scene, pk)
    mail = written(chosen, shared)
    context: dict[str, Any] = {
        "readers": known,
        "shared": shared,
        "mail": mail,
        "planned": not why_not(chosen.meeting, "convene"),
    }
    title = _("The invitation, as it is received")
    return render(request, "convening/preview.html", page_of(chosen, title) | context)


@require_safe
@xframe_options_sameorigin
@csp_replace(
    {
        "default-src": [NONE],
        "script-src": None,
        "style-src": [UNSAFE_INLINE],
        "frame-ancestors": [SELF],
        "sandbox": [],
    }
)
@members_only
def page(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The same as a page by itself, as a mail program shows it: it runs nothing and opens
    nothing."""
    chosen, _known, shared = asked(request, scene, pk)
    mail = written(chosen, shared)
    if mail is None:
        raise Http404
    (html,) = [words for words, kind in mail.alternatives if kind == "text/html"]
    return HttpResponse(str(html))


def asked(request: Request, scene: Scene, pk: int) -> tuple[Chosen, Readers, list[Person]]:
    """The meeting, those whom it invites, and those of the mailbox that is asked for."""
    chosen = choose(scene, pk)
    chosen.must(Right.CONVENE)
    known, wanted = readers(chosen), request.GET.get("member", "")
    number = int(wanted) if wanted.isdecimal() and len(wanted) < 19 else 0
    return chosen, known, known.mailbox_of(number)


def written(chosen: Chosen, shared: list[Person]) -> EmailMultiAlternatives | None:
    """The message, were the reader to send it now, in the first of their capacities."""
    if not shared:
        return None
    capacity, *_others = chosen.must(Right.CONVENE)
    place = {"seat": capacity} if isinstance(capacity, Seat) else {"office": capacity}
    by = Actor(chosen.scene.member.person, **place)
    return previews.preview(chosen.meeting, shared, by=by, now=chosen.scene.now)
