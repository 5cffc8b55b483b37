"""Leaving one of my networks."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from tourdetable.domain.own.actions.leaving import holdings, leave_network
from tourdetable.interface.language import day
from tourdetable.interface.web.answer import answer, domain_call, form_page, posted
from tourdetable.interface.web.areas.own.forms import LeaveForm
from tourdetable.interface.web.areas.own.myself import Myself, own_page
from tourdetable.interface.web.base import capacities
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, set_scene


@form_page
@own_page
def leave(request: Request, me: Myself, slug: str) -> HttpResponse:
    """What ends there, on which day, and what stays."""
    scene = set_scene(request, slug)
    if scene.standing is None:
        raise Http404
    request.scene = scene  # type: ignore[attr-defined]  # read by the context processor
    with timezone.override(ZoneInfo(scene.network.time_zone)):
        return answer_leaving(request, me, scene)


def answer_leaving(request: Request, me: Myself, scene: Scene) -> HttpResponse:
    """Left, and back to my page; or the form again, with what the charter says of it."""
    there, network = reverse("own"), scene.network
    form = LeaveForm(posted(request), scene=scene, initial={"last_day": scene.today})
    fields = ("last_day", "confirmed")
    act = domain_call(form, leave_network, *fields, person=me.person, network=network)
    return answer(
        request,
        form,
        act,
        "own/leave.html",
        then=there,
        said=lambda last: _("Your last day there is %(day)s.") % {"day": day(last)},
        title=_("Leave this network"),
        submit=_("Leave this network"),
        cancel=there,
        danger=True,
        ending=ending_words(me, scene),
    )


def ending_words(me: Myself, scene: Scene) -> list[str]:
    """What I hold there, each with its body."""
    held = holdings(me.person, scene.network, after=scene.today)
    seats = [(str(one.seat), one.seat.body) for one in held.mandates]
    offices = [(capacities.words(one, scene.charter), one.body) for one in held.offices]
    return [f"{name} ({body})" if body else name for name, body in (*seats, *offices)]
