"""Proposing an experience from a telephone, in a minute: of one's own accord, for a call, or about
a topic that waits."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.experience.actions.proposing import propose
from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport
from tourdetable.domain.experience.queries import calls_for
from tourdetable.domain.experience.rules import answers_call, may_propose
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import gathers
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.queries import seen_by as topics_seen_by
from tourdetable.domain.topics.rules import may_speak_of
from tourdetable.interface.web.answer import members_form, posted
from tourdetable.interface.web.areas.experience.forms import ProposeForm
from tourdetable.interface.web.areas.experience.page import trail
from tourdetable.interface.web.areas.neighbours.shown import Nearby, answer_beginning
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

SAID = ("title", "done", "why", "urgent", "session", "tags")


def number(request: Request, name: str) -> int:
    """What the address asks; 0 when it asks nothing that may be there."""
    asked = request.GET.get(name, "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 18 else 0


@members_form
def new(request: Request, scene: Scene) -> HttpResponse:
    """A title, what happened, whether it is urgent."""
    topic = topics_seen_by(scene.member).filter(pk=number(request, "topic")).first()
    call = calls_for(scene.member, on=scene.today).filter(pk=number(request, "call")).first()
    able = may_propose(scene.member)
    if topic is not None:
        able = may_speak_of(scene.member, topic) or able
    if call is not None:
        able = answers_call(scene.member, call) or able
    if not able:
        reserved(_("those who sit in a body, or hold an office over it"))
    able = tuple(sorted(able, key=partial(rank_of, scene)))
    form = ProposeForm(posted(request), scene=scene, capacities=able, asked=topic is not None)
    title = _("Tell an experience")
    return answer_beginning(
        request,
        form,
        partial(proposed, form, topic, call),
        "experience/new.html",
        Nearby.of(form, "title", "done", but=("topic", topic.pk) if topic else None),
        then=lambda made: scene.url("experience", made.pk),
        said=said,
        title=title,
        topic=topic,
        call=call,
        trail=trail(scene, title),
        cancel=scene.url("experiences"),
    )


def rank_of(scene: Scene, speaking: Seat | Office) -> bool:
    """The body that gathers the network comes first."""
    return speaking.body is not None and not gathers(speaking.body, scene.charter)


def proposed(
    form: ProposeForm, topic: Topic | None, call: ExperienceCall | None
) -> ExperienceReport:
    known: dict[str, Any] = {"network": form.scene.network, "topic": topic, "call": call}
    return propose(**known, **form.values(*SAID), **form.signature)


def said(report: ExperienceReport) -> str:
    """What happens next."""
    if report.topic_id is None:
        return _("It is kept. Write its sheet when you like: nobody else reads it yet.")
    if report.urgent:
        return _("Those who prepare are told at once.")
    return _("Those who prepare are told. Write its sheet meanwhile, step by step.")
