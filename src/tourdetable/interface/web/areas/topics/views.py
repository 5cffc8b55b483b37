"""Putting a topic forward, reading it, saying it better, withdrawing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.queries import gathers
from tourdetable.domain.topics import rules
from tourdetable.domain.topics.actions import putting
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.queries import tags_known_to
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.neighbours.shown import Nearby, answer_beginning
from tourdetable.interface.web.areas.topics.forms import (
    EndTopicForm,
    Place,
    PutForm,
    TopicWords,
)
from tourdetable.interface.web.areas.topics.page import TopicSheet, sheet_of, trail
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.fields import propose_tags, tags_typed
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh

SAID = ("title", "question", "why", "existing", "added", "tags", "urgent")
"""What is written about a topic."""


@require_safe
@fresh()
@members_only
def topic(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One topic, where it went, and what the reader may do about it."""
    sheet = sheet_of(scene, pk)
    seats = sheet.supporting
    context = {
        "page": sheet,
        "topic": sheet.topic,
        "trail": trail(scene, sheet.topic.title),
        "support": ButtonForm(scene=scene, capacities=seats) if seats else None,
    }
    return render(request, "topics/topic.html", context)


@members_form
def put(request: Request, scene: Scene) -> HttpResponse:
    """Put a topic forward: a line is enough."""
    places = places_of(scene)
    if not places:
        reserved(_("those who sit in a body, or hold an office over it"))
    first = request.GET.get("body", "")
    form = PutForm(posted(request), scene=scene, places=places, first=first)
    propose_tags(form, tags_known_to(scene.member))
    title = _("Put a topic forward")
    return answer_beginning(
        request,
        form,
        lambda: put_by(form),
        "topics/new.html",
        Nearby.of(form, "title", "question", "why"),
        then=lambda made: scene.url("topic", made.pk),
        said=_("Your topic is put forward: those who prepare are told, and answer it."),
        title=title,
        trail=trail(scene, title),
        cancel=scene.url("topics"),
    )


def places_of(scene: Scene) -> list[Place]:
    """The bodies for which the reader may put a topic forward, those where they sit first (and of
    these the one that gathers the network), and for which of their seats; an office speaks where
    they have no seat."""
    rows = Body.objects.active(scene.today).filter(network=scene.network)
    every = rules.takes_topics(scene.member, rows.order_by("sort_key", "pk"))
    found: list[Place] = []
    for body in every:
        able = rules.may_put(scene.member, body)
        seats = [one for one in able if isinstance(one, Seat)]
        found += [(body, one) for one in (seats if body and seats else able[:1])]
    return sorted(found, key=lambda place: rank_of(place, scene))


def rank_of(place: Place, scene: Scene) -> tuple[bool, bool, bool]:
    """Where one sits comes first, and of these what gathers the network; then the network as a
    whole, for which no body is judged."""
    body, speaking = place
    wide = body is not None and gathers(body, scene.charter)
    return not isinstance(speaking, Seat), body is None, not wide


def put_by(form: PutForm) -> Topic:
    """Put it forward for that body, and for the seat that goes with it."""
    body, _speaking = form.cleaned_data["place"]
    network = form.scene.network
    return putting.put_forward(network=network, body=body, **form.values(*SAID), **form.signature)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say it better, as long as nothing was answered."""
    sheet = sheet_of(scene, pk)
    known = {name: getattr(sheet.topic, name) for name in SAID}
    known["tags"] = tags_typed(sheet.topic)
    form = TopicWords(posted(request), initial=known, **asks_author(sheet))
    propose_tags(form, tags_known_to(scene.member))
    act = domain_call(form, putting.change_topic, *SAID, "version", topic=sheet.topic)
    words = {"title": _("Change the topic"), "explain": _("As long as nothing was answered.")}
    return changed(request, sheet, form, act, not_now=answered(sheet), **words)


@members_form
def withdraw(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask for nothing any more."""
    sheet = sheet_of(scene, pk)
    form = EndTopicForm(posted(request), **asks_author(sheet))
    act = domain_call(form, putting.withdraw_topic, "words", "version", topic=sheet.topic)
    explain = _("Nobody answers it any more. It stays readable, with what was added.")
    words = {"title": _("Withdraw the topic"), "explain": explain}
    return changed(request, sheet, form, act, not_now=answered(sheet), **words)


def asks_author(sheet: TopicSheet) -> dict[str, Any]:
    """What a form of those who put it forward is given; 403 to others."""
    able = rules.put_by(sheet.scene.member, sheet.topic)
    if not able:
        reserved(_("those who put it forward, as long as nothing was answered"))
    return {"scene": sheet.scene, "capacities": able, "version": sheet.topic.version}


def answered(sheet: TopicSheet) -> str:
    """Why what was put forward cannot be changed any more, if that is so."""
    if sheet.changing:
        return ""
    return _("It has been answered meanwhile: what was put forward stays.")


def changed(
    request: Request,
    sheet: TopicSheet,
    form: WriteForm,
    act: Callable[[], Any],
    *,
    title: str,
    explain: str,
    **context: Any,
) -> HttpResponse:
    """Done, and back to the topic; or the form again."""
    scene, one = sheet.scene, sheet.topic
    there = scene.url("topic", one.pk)
    context |= {"title": title, "explain": explain, "about_topic": one.title, "cancel": there}
    context.setdefault("submit", title)
    context["trail"] = trail(scene, title, topic=one)
    context.setdefault("said", _("It is recorded."))
    return answer(request, form, act, "topics/change.html", then=there, **context)
