"""What those who prepare answer to a topic: on an agenda, taken up by a group, sent elsewhere,
joined to another, declined."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tourdetable.domain.agendas.actions.topics import put_on_agenda
from tourdetable.domain.agendas.topics import coming, prepared_bodies
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import gathers
from tourdetable.domain.topics.actions.answering import decline, give_to_group, merge, send_on
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.queries import joinable, seen_by
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.topics.forms import (
    DeclineForm,
    JoinTopicForm,
    OnAgendaForm,
    ToBodyForm,
    ToGroupForm,
)
from tourdetable.interface.web.areas.topics.page import TopicSheet, answerers, sheet_of
from tourdetable.interface.web.areas.topics.views import changed
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

MOST = 100
"""How many topics are offered to join one to: the latest."""


def over(sheet: TopicSheet) -> str:
    """Why it cannot be answered any more."""
    return "" if sheet.topic.lives else _("This topic is over: nothing more is answered.")


def told(
    request: Request,
    sheet: TopicSheet,
    form: WriteForm,
    act: Callable[[], Any],
    title: str,
    explain: str,
    none: str = "",
) -> HttpResponse:
    """The answer is given, or its form is shown; `none`: why there is nothing to choose from."""
    not_now = over(sheet) or none
    return changed(request, sheet, form, act, title=title, explain=explain, not_now=not_now)


def asks(sheet: TopicSheet) -> dict[str, Any]:
    """What a form by which one answers is given; 403 to those who do not."""
    return {
        "scene": sheet.scene,
        "capacities": answerers(sheet),
        "version": sheet.topic.version,
    }


def bodies_of(scene: Scene) -> list[Body]:
    """The bodies of today, by name."""
    rows = Body.objects.active(scene.today).filter(network=scene.network)
    return list(rows.order_by("sort_key", "pk"))


def mine(sheet: TopicSheet) -> list[Body]:
    """The body where the topic is, and those that the reader prepares by an office."""
    where, scene = sheet.topic.where, sheet.scene
    others = prepared_bodies(scene.member, bodies_of(scene))
    every = [where, *others] if where else others
    return list({one.pk: one for one in every}.values())


def meetings_for(sheet: TopicSheet) -> list[Meeting]:
    """The next meetings on whose agenda the reader may put it."""
    found = coming(mine(sheet), now=sheet.scene.now)
    for one in found:
        one.body.network = sheet.scene.network
    return found


@members_form
def agenda(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """A point of an agenda answers it."""
    sheet = sheet_of(scene, pk)
    known = asks(sheet)
    meetings = meetings_for(sheet)
    form = OnAgendaForm(posted(request), topic=sheet.topic, meetings=meetings, **known)
    said = ("meeting", "purpose", "minutes", "existing", "words", "version")
    act = domain_call(form, put_on_agenda, *said, topic=sheet.topic)
    explain = _("A point is added to the agenda. Whoever put the topic forward is told.")
    none = "" if meetings else _("No meeting is dated yet: put one in the calendar first.")
    title = _("Put it on an agenda")
    return told(request, sheet, form, act, title, explain, none)


@members_form
def group(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """A group takes it up."""
    sheet = sheet_of(scene, pk)
    form = ToGroupForm(posted(request), topic=sheet.topic, bodies=groups_for(sheet), **asks(sheet))
    said = ("group", "existing", "words", "version")
    act = domain_call(form, give_to_group, *said, topic=sheet.topic)
    explain = _(
        "The group works on it from now on. To ask a group that you do not prepare, send it the "
        "topic instead."
    )
    title = _("Have a group take it up")
    return told(request, sheet, form, act, title, explain)


def groups_for(sheet: TopicSheet) -> list[Body]:
    """The bodies that the reader prepares; what gathers the whole network is a group only where
    there is no other."""
    every = mine(sheet)
    return [one for one in every if not gathers(one, sheet.scene.charter)] or every


@members_form
def send(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """It is the business of another body."""
    sheet = sheet_of(scene, pk)
    known, where = asks(sheet), sheet.topic.where
    others = [one for one in bodies_of(scene) if where is None or one.pk != where.pk]
    form = ToBodyForm(posted(request), bodies=others, **known)
    act = domain_call(form, send_on, "to", "words", "version", topic=sheet.topic)
    explain = _("It waits there for an answer: those who prepare that body are told.")
    none = "" if others else _("There is no other body in this network.")
    title = _("Send it to another body")
    return told(request, sheet, form, act, title, explain, none)


def others_for(sheet: TopicSheet) -> list[Topic]:
    """The topics to which it may be joined, that the reader may read."""
    readable = seen_by(sheet.scene.member).values("pk")
    return list(joinable(sheet.topic).filter(pk__in=readable)[:MOST])


@members_form
def join(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """It is the same as another topic."""
    sheet = sheet_of(scene, pk)
    known = asks(sheet)
    others = others_for(sheet)
    form = JoinTopicForm(posted(request), others=others, **known)
    act = domain_call(form, merge, "into", "words", "version", topic=sheet.topic)
    explain = _("Whoever put it forward, and whoever supports it, then supports the other one.")
    none = "" if others else _("There is no other topic here that is not over.")
    title = _("Join it to another topic")
    return told(request, sheet, form, act, title, explain, none)


@members_form
def decline_it(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """It does not become work."""
    sheet = sheet_of(scene, pk)
    form = DeclineForm(posted(request), **asks(sheet))
    act = domain_call(form, decline, "words", "version", topic=sheet.topic)
    explain = _("It stays readable, with your reason. It may be put forward again another time.")
    title = _("Decline the topic")
    return told(request, sheet, form, act, title, explain)
