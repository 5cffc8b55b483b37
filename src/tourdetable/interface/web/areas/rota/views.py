"""The turns of a body, and sharing them out for the year."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.rota.actions.sharing import share_turns
from tourdetable.domain.rota.rules import may_share
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.areas.rota.access import body_seen
from tourdetable.interface.web.areas.rota.forms import ShareForm
from tourdetable.interface.web.areas.rota.page import rota_page
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@require_safe
@members_only
def table(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Whose turn it is and was: the next names, the year, where each seat stands."""
    place = body_seen(scene, body)
    page = rota_page(scene, place, request.GET.get("season", ""))
    trail = trail_to(scene, place, here=_("Turns"))
    return render(request, "rota/table.html", {"page": page, "body": place, "trail": trail})


@members_form
def share(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Give the turns of the meetings to come, as the method foresees them or otherwise."""
    place = body_seen(scene, body)
    turns = current_turns(place, now=scene.now)
    able = may_share(scene.member, place, turns) or deny(scene.charter, place, Right.TURNS)
    page = rota_page(scene, place, request.GET.get("season", ""))
    form = ShareForm(posted(request), scene=scene, capacities=able, page=page)

    def act() -> object:
        seats, seen = form.chosen()
        said = form.values("confirmed")
        return share_turns(body=place, seats=seats, seen=seen, **said, **form.signature)

    there, title = scene.url("rota", place.slug), _("Share out the turns")
    return answer(
        request,
        form,
        act,
        "rota/share.html",
        then=there,
        said=_("The turns are shared out."),
        not_now="" if form.places else _("No meeting to come has a date."),
        page=page,
        body=place,
        title=title,
        trail=trail_to(scene, place, here=title),
        cancel=there,
    )
