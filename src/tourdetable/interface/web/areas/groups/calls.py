"""Calls for themes: opening one, proposing, saying that one would take part, choosing, opening the
groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.competence import EffectKind
from tourdetable.domain.decisions.actions.bodies import deciders
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.groups import rules
from tourdetable.domain.groups.actions import calling, opening
from tourdetable.domain.groups.enums import CallState
from tourdetable.domain.groups.models import CallTopic, ThemeCall
from tourdetable.domain.groups.queries import (
    answers_to,
    groups_of,
    sees_topics_of,
    waiting_topics,
)
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.rules import Speaking
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.groups.forms import (
    AttachForm,
    CallThemeForm,
    ChoiceForm,
    OpenGroupForm,
    TakeUpForm,
    ThemeCallForm,
)
from tourdetable.interface.web.areas.groups.loading import FormWords, call_here, callers, trail
from tourdetable.interface.web.areas.neighbours.shown import Nearby, answer_beginning
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.fields import tags_typed
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

SAID = ("title", "words", "opens", "closes", "tags")
MONTH = timedelta(days=30)
DECISIONS = 60
"""How many decisions are proposed, the latest first."""


CHANGE = FormWords(gettext_lazy("Change the call"), gettext_lazy("The call is changed."))
PROPOSE = FormWords(
    gettext_lazy("Propose a theme"),
    gettext_lazy("Your theme is proposed; your seat would take part."),
    gettext_lazy("Propose this theme"),
    gettext_lazy(
        "A line is enough. Saying what exists already is asked before a theme becomes a group."
    ),
)
ATTACH = FormWords(
    gettext_lazy("Add a topic that waits already"),
    gettext_lazy("This topic answers the call."),
    gettext_lazy("Add this topic"),
    gettext_lazy("It keeps its supports and what was said of it, and waits for the choice."),
)
IF_CHOSEN = gettext_lazy("If it is chosen, your seat is among those with which the group opens.")
RECORDED = gettext_lazy("It is recorded.")
TAKE_PART, NOT_ANY_MORE = (
    gettext_lazy("Take part in this group"),
    gettext_lazy("Not take part any more"),
)
JOIN = FormWords(TAKE_PART, RECORDED, TAKE_PART, IF_CHOSEN)
LEAVE = FormWords(NOT_ANY_MORE, RECORDED, NOT_ANY_MORE, IF_CHOSEN)
CHOOSE = FormWords(
    gettext_lazy("Record the choice"),
    gettext_lazy("The choice is recorded: open the group of each theme from this page."),
    gettext_lazy("Record this choice"),
    gettext_lazy(
        "Tick the themes that the decision kept. Each of the others says why: whoever put it "
        "forward is told."
    ),
)
LINK = FormWords(
    gettext_lazy("A group is open already"),
    gettext_lazy("The group takes it up."),
    explain=gettext_lazy("Choose it: the theme is its own since, and the call leads to it."),
)


@dataclass(frozen=True)
class CallPage:
    """A call as one reader sees it, in the same number of queries however many answer."""

    scene: Scene
    call: ThemeCall

    @property
    def state(self) -> CallState:
        return self.call.state_on(self.scene.today)

    @property
    def calling(self) -> bool:
        """Whether the reader changes the call, and has the choice recorded."""
        return bool(rules.may_call(self.scene.member, self.call.body))

    @property
    def proposing(self) -> bool:
        """Whether the reader may propose a theme today."""
        able = rules.may_propose(self.scene.member, self.call)
        return self.state == CallState.OPEN and bool(able)

    @cached_property
    def attaching(self) -> bool:
        """Whether a topic that waits already may be added by the reader."""
        open_now = self.state in (CallState.OPEN, CallState.CHOOSING)
        return open_now and bool(attachable(self.scene, self.call)[1])

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """The reader's seats that say what they would join, until one has chosen."""
        if self.state == CallState.CHOSEN:
            return ()
        return rules.may_join(self.scene.member, self.call)

    @cached_property
    def answers(self) -> Sequence[CallTopic]:
        return list(answers_to(self.call)) if self.reads else []

    @property
    def reads(self) -> bool:
        """Whether the reader may read the topics."""
        return sees_topics_of(self.scene.member, self.call)

    def joins(self, one: CallTopic) -> bool:
        """Whether a seat of the reader has said that it would take part."""
        mine = {seat.pk for seat in self.seats}
        return any(row.seat_id in mine for row in one.joinings.all())


def call_trail(scene: Scene, call: ThemeCall, *here: str) -> list[dict[str, Any]]:
    return trail(scene, (call.title, scene.url("call", call.pk)), *((one, "") for one in here))


@require_safe
@members_only
def call(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One call: what is asked, the themes side by side, what was chosen."""
    found = call_here(scene, pk)
    page = CallPage(scene, found)
    return render(
        request,
        "groups/call.html",
        {"page": page, "call": found, "trail": call_trail(scene, found)},
    )


@members_form
def new_call(request: Request, scene: Scene, body: str) -> HttpResponse:
    """A body calls for themes."""
    found = scene.member.network.bodies.active(scene.today).filter(slug=body).first()
    if found is None:
        raise Http404
    found.network = scene.network
    able, today = callers(scene, found), scene.today
    kinds = rules.opens_kinds(scene.charter, found)
    begins = {"opens": today, "closes": today + MONTH}
    form = ThemeCallForm(posted(request), scene=scene, capacities=able, kinds=kinds, initial=begins)
    act = domain_call(form, calling.open_call, "kind", *SAID, body=found)
    title = _("Call for themes")
    page: dict[str, Any] = {"title": title, "eyebrow": found.name, "submit": _("Open this call")}
    page["explain"] = _("Members answer it by topics; then the body chooses, by a decision.")
    page |= {"trail": trail(scene, (title, "")), "cancel": scene.url("groups")}
    said = _("The call is open: members see it among working groups.")
    return answer(
        request, form, act, "groups/change.html", then=address_of(scene), said=said, **page
    )


def address_of(scene: Scene) -> Any:
    """Where a call is."""
    return lambda made: scene.url("call", made.pk)


@members_form
def change_call(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say it better, or change its days."""
    one = call_here(scene, pk)
    known = {name: getattr(one, name) for name in SAID} | {"tags": tags_typed(one)}
    asked: dict[str, Any] = {"capacities": callers(scene, one.body), "version": one.version}
    form = ThemeCallForm(posted(request), scene=scene, kinds=[one.kind], initial=known, **asked)
    act = domain_call(form, calling.change_call, *SAID, "version", call=one)
    return of_call(request, scene, one, form, act, CHANGE, not_now=chosen(one))


def chosen(one: ThemeCall) -> str:
    """Why nothing changes any more, once one has chosen."""
    return _("The themes have been chosen: what was said stays.") if one.chosen_at else ""


def of_call(
    request: Request,
    scene: Scene,
    one: ThemeCall,
    form: Any,
    act: Any,
    words: FormWords,
    *,
    not_now: str = "",
    eyebrow: str = "",
    nearby: Nearby | None = None,
) -> HttpResponse:
    """Done, and back to the call; or the form again."""
    there, page = scene.url("call", one.pk), words.page
    page |= {"eyebrow": eyebrow or one.title, "cancel": there, "not_now": not_now}
    page["trail"] = call_trail(scene, one, page["title"])
    said = str(words.said)
    template = "groups/change.html"
    return answer_beginning(request, form, act, template, nearby, then=there, said=said, **page)


@members_form
def propose(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Answer a call by a theme."""
    one = call_here(scene, pk)
    able = rules.may_propose(scene.member, one)
    if not able:
        reserved(_("those who sit in a body, or hold an office over it"))
    form = CallThemeForm(posted(request), scene=scene, capacities=able)
    fields = ("title", "question", "why", "existing")
    act = domain_call(form, calling.answer_call, *fields, "added", "tags", call=one)
    said: dict[str, Any] = {"not_now": not_open(scene, one), "nearby": Nearby.of(form, *fields)}
    return of_call(request, scene, one, form, act, PROPOSE, **said)


def not_open(scene: Scene, one: ThemeCall) -> str:
    """Why nobody answers it, today."""
    open_now = one.state_on(scene.today) == CallState.OPEN
    return "" if open_now else _("This call is not open to proposals today.")


@members_form
def attach(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Have a topic that waits already answer a call."""
    one = call_here(scene, pk)
    able, topics = attachable(scene, one)
    if not able:
        reserved(_("whoever calls, and those whose topic waits there"))
    form = AttachForm(posted(request), scene=scene, capacities=able, topics=topics)
    act = domain_call(form, calling.attach_topic, "topic", call=one)
    early = _("This call is not open to proposals today.")
    closed = early if one.state_on(scene.today) == CallState.COMING else chosen(one)
    return of_call(request, scene, one, form, act, ATTACH, not_now=closed)


def attachable(scene: Scene, one: ThemeCall) -> tuple[Speaking, list[Topic]]:
    """In which capacities the reader has topics that wait there answer a call, and which."""
    able = [(rules.may_attach(scene.member, one, row), row) for row in waiting_topics(one)]
    found = [(speaking, row) for speaking, row in able if speaking]
    capacities = dict.fromkeys(each for speaking, _row in found for each in speaking)
    return tuple(capacities), [row for _speaking, row in found]


@members_form
def join(request: Request, scene: Scene, pk: int, topic: int) -> HttpResponse:
    """Say that one's seat would take part in a group, or (`?back=1`) not any more."""
    one, found = answer_here(scene, pk, topic)
    able = rules.may_join(scene.member, one)
    if not able:
        reserved(_("those who hold a seat there"))
    form = ButtonForm(posted(request), scene=scene, capacities=able)
    back = "back" in request.GET
    action = calling.say_joins_no_more if back else calling.say_joins
    act = domain_call(form, action, answer=found)
    words, title = LEAVE if back else JOIN, found.topic.title
    return of_call(request, scene, one, form, act, words, not_now=chosen(one), eyebrow=title)


def answer_here(scene: Scene, pk: int, topic: int) -> tuple[ThemeCall, CallTopic]:
    """A theme of a call, or 404."""
    one = call_here(scene, pk)
    rows = one.answers.select_related("topic__network", "topic__seat__institution", "group")
    found = rows.filter(topic=topic).first()
    if found is None or not sees_topics_of(scene.member, one):
        raise Http404
    found.call = one
    return one, found


@members_form
def choose(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Record what a decision kept."""
    one = call_here(scene, pk)
    able = callers(scene, one.body)
    answers = [found for found in answers_to(one) if found.topic.lives]
    asked: dict[str, Any] = {"capacities": able, "version": one.version, "answers": answers}
    form = ChoiceForm(posted(request), scene=scene, decisions=adopted(scene, one), **asked)
    act = chosen_by(form, one)
    return of_call(request, scene, one, form, act, CHOOSE, not_now=not_now(one, scene))


def chosen_by(form: ChoiceForm, one: ThemeCall) -> Any:
    """The call that the form stands for."""
    return lambda: calling.choose(
        call=one,
        version=form.cleaned_data["version"],
        decision=form.cleaned_data.get("decision"),
        kept=form.kept,
        words=form.words,
        **form.signature,
    )


def not_now(one: ThemeCall, scene: Scene) -> str:
    """Why nothing may be chosen yet, or any more."""
    state = one.state_on(scene.today)
    if state == CallState.CHOSEN:
        return _("The themes have been chosen: what was said stays.")
    closed = _("Choose once the call is closed: until then, members propose.")
    return "" if state == CallState.CHOOSING else closed


def adopted(scene: Scene, one: ThemeCall) -> QuerySet[Decision]:
    """What bodies that open such groups adopted since the call, the latest first."""
    able = deciders(scene.charter, EffectKind.OPEN_BODY, one.kind)
    rows = Decision.objects.filter(network=scene.network, outcome__in=ADOPTED)
    return rows.filter(body__kind__in=able).order_by("-pk")[:DECISIONS]


@members_form
def open_group(request: Request, scene: Scene, pk: int, topic: int) -> HttpResponse:
    """Open the group of a theme that was kept, from what is said already."""
    one, found = answer_here(scene, pk, topic)
    able = callers(scene, one.body)
    who = opening.would_join(found, scene.today)
    form = OpenGroupForm(
        posted(request), scene=scene, capacities=able, who=who, initial=begun(found, scene)
    )
    page: dict[str, Any] = {
        "title": _("Open the group"),
        "eyebrow": found.topic.title,
        "submit": _("Open this group"),
    }
    page["explain"] = _(
        "Its terms of reference begin from the theme. Those who would take part have their seat at "
        "once; then ask them to commit to its work."
    )
    page |= {"trail": call_trail(scene, one, page["title"]), "cancel": scene.url("call", pk)}
    closed = "" if found.kept and not found.group else _("This theme has no group to open.")
    said = _("The group is open, with its terms of reference.")
    return answer_beginning(
        request,
        form,
        lambda: opened(form, found),
        "groups/change.html",
        Nearby.of(form, "question", "why", "existing", but=("topic", found.topic_id)),
        then=lambda body: scene.url("group", body.slug),
        said=said,
        not_now=closed,
        **page,
    )


@members_form
def link_group(request: Request, scene: Scene, pk: int, topic: int) -> HttpResponse:
    """Have a group that is open already take up a theme that was kept."""
    one, found = answer_here(scene, pk, topic)
    able, rows = callers(scene, one.body), groups_of(scene.network, scene.charter)
    free = rows.filter(kind=one.kind, call_answer=None)
    known = {"existing": found.topic.existing}
    form = TakeUpForm(posted(request), scene=scene, capacities=able, groups=free, initial=known)
    act = domain_call(form, opening.link_group, "group", "existing", answer=found)
    taken = found.group or not found.kept or not free
    closed = _("This theme has no group to open.") if taken else ""
    title = found.topic.title
    return of_call(request, scene, one, form, act, LINK, not_now=closed, eyebrow=title)


def opened(form: OpenGroupForm, found: CallTopic) -> Body:
    """The group that the form stands for."""
    said = {"draft": form.draft, "leads": form.chosen, **form.values("name", "confirmed")}
    return opening.open_group(answer=found, **said, **form.signature)


def begun(found: CallTopic, scene: Scene) -> dict[str, Any]:
    """What the terms begin with: the theme, and the days of a work."""
    topic, first = found.topic, scene.today
    usual = opening.usual_days(scene.charter, found.call.kind, first)
    words = {"name": topic.title, "question": topic.question or topic.title, "why": topic.why}
    words |= {"existing": topic.existing, "added": topic.added, "tags": tags_typed(topic)}
    return {**words, **usual}
