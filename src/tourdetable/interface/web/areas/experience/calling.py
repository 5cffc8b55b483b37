"""Calling for experiences: what members are invited to tell, and what was answered."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.agendas.topics import preparers
from tourdetable.domain.experience.actions import calling
from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport
from tourdetable.domain.experience.queries import calls_seen_by, latest_first, seen_by
from tourdetable.domain.experience.rules import answers_call, may_call
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.rules import Speaking
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.experience.forms import CallForm
from tourdetable.interface.web.areas.experience.page import trail
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh

SAID = ("title", "words", "until", "tags")


def call_of(scene: Scene, pk: int) -> ExperienceCall:
    """A call of which the reader may know, or 404 (one query)."""
    rows = calls_seen_by(scene.member).select_related("body", "network")
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def callers(scene: Scene) -> dict[Body | None, Speaking]:
    """For whom the reader may call, and in which capacities: the bodies that they prepare, then the
    network. Refused to whoever prepares none."""
    bodies = Body.objects.active(scene.today).filter(network=scene.network).order_by("sort_key")
    near = [one for one in bodies if scene.member.sits_in(one.pk)]
    places: list[Body | None] = [*near, None]
    able = {one: preparers(scene.member, one, now=scene.now) for one in places}
    found = {one: some for one, some in able.items() if some}
    return found or reserved(_("those who prepare the meetings of a body"))


@members_form
def call_new(request: Request, scene: Scene) -> HttpResponse:
    """Invite members to tell a practice."""
    able = callers(scene)
    form = CallForm(
        posted(request),
        scene=scene,
        capacities=dict.fromkeys(chain.from_iterable(able.values())),
        bodies=able,
        first=request.GET.get("body", ""),
    )
    title = _("Call for experiences")
    return answer(
        request,
        form,
        lambda: opened(form, able),
        "experience/call_new.html",
        then=lambda call: scene.url("experience_call", call.pk),
        said=_("The call is open: those whom it invites are told."),
        title=title,
        trail=trail(scene, title),
        cancel=scene.url("experiences"),
    )


def opened(form: CallForm, able: dict[Body | None, Speaking]) -> ExperienceCall:
    """Open it, in a capacity that goes with whom it invites."""
    body, network = form.cleaned_data["place"], form.scene.network
    chosen = form.allowed[form.cleaned_data["acting"]]
    if chosen not in able[body]:
        reserved(_("those who prepare the meetings of a body"))
    return calling.open_call(network=network, body=body, **form.values(*SAID), **form.signature)


@require_safe
@fresh()
@members_only
def call(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One call, and the experiences that answer it."""
    one = call_of(scene, pk)
    over = is_over(scene, one)
    context: dict[str, Any] = {
        "call": one,
        "over": over,
        "answering": not over and answers_call(scene.member, one),
        "published": latest_first(seen_by(scene.member).filter(call=one)),
        "proposed": proposed(scene, one),
        "trail": trail(scene, one.title),
    }
    return render(request, "experience/call.html", context)


def is_over(scene: Scene, one: ExperienceCall) -> bool:
    """Whether nobody answers it any more."""
    return one.closed_at is not None or (one.until is not None and one.until < scene.today)


def proposed(scene: Scene, one: ExperienceCall) -> QuerySet[ExperienceReport] | None:
    """What answers it, published or not, for those who prepare; None for the others."""
    if not may_call(scene.member, one.body, now=scene.now):
        return None
    return ExperienceReport.objects.filter(call=one).order_by("proposed_at", "pk")


@members_form
def call_close(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Nobody answers it any more."""
    one = call_of(scene, pk)
    able = may_call(scene.member, one.body, now=scene.now)
    if not able:
        reserved(_("those who prepare the meetings of a body"))
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=one.version)
    act = domain_call(form, calling.close_call, "version", call=one)
    title, there = _("Close the call"), scene.url("experience_call", pk)
    return answer(
        request,
        form,
        act,
        "experience/gesture.html",
        then=there,
        said=_("The call is closed."),
        not_now=_("This call is closed already.") if one.closed_at else "",
        title=title,
        eyebrow=one.title,
        explain=_("Nobody answers it any more. What was told stays."),
        submit=title,
        trail=trail(scene, one.title, title),
        cancel=there,
    )
