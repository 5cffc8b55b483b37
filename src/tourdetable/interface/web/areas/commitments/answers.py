"""What is asked of one person: answering it, noting their answer, leaving early, asking no more."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tourdetable.domain.commitments import rules
from tourdetable.domain.commitments.actions import asking
from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.commitments.queries import takes_part
from tourdetable.domain.commitments.tokens import commitment_of, token_of
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.queries import Standing, charter_in_force, local_day
from tourdetable.interface.web.answer import (
    Words,
    answer,
    domain_call,
    form_page,
    members_form,
    posted,
)
from tourdetable.interface.web.areas.commitments.board import WorkBoard
from tourdetable.interface.web.areas.commitments.forms import (
    NO,
    YES,
    ByLinkForm,
    NoteForm,
    PromiseForm,
    StopByLinkForm,
    StopForm,
)
from tourdetable.interface.web.areas.commitments.views import back, trail
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.forms import ButtonForm, OwnForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene

GONE = 410

GIVEN = {CommitmentState.ACCEPTED: YES, CommitmentState.DECLINED: NO}
"""What was answered, as the form says it."""
GIVES, STOPS = ("accepts", "words", "version"), ("ends", "words", "version")
"""What is written to answer, and to leave early."""


class AskedOf:
    """What was asked of somebody, as the reader has it: `own`, as the person themselves; `able`,
    as those who ask."""

    def __init__(self, scene: Scene, pk: int) -> None:
        around = ("person__account", "body", "theme", "seat__institution", "guest")
        rows = Commitment.objects.filter(pk=pk, body__network=scene.network)
        found = rows.select_related(*around).first()
        if found is None or not rules.may_see(scene.member, found.body):
            raise Http404
        found.body.network = scene.network
        self.scene, self.one, self.board = scene, found, WorkBoard(scene, found.body)
        self.own = rules.may_answer(scene.member, found)
        self.able = self.board.able
        if not self.capacities:
            raise Http404

    @property
    def capacities(self) -> Capacities:
        """Those in which the reader answers, or notes the answer."""
        return self.own or self.able

    @property
    def asks(self) -> dict[str, Any]:
        """What a form is given: who reads, in which capacities, and what they have read."""
        return {"scene": self.scene, "capacities": self.capacities, "version": self.one.version}

    @cached_property
    def over(self) -> bool:
        return is_over(self.one, self.scene)

    @property
    def endable(self) -> bool:
        """Whether it was accepted and goes on."""
        return not self.over and self.one.state == CommitmentState.ACCEPTED

    @property
    def begun(self) -> bool:
        """Whether it goes on already: one only ends it now."""
        return not self.over and has_begun(self.one, self.scene)

    @property
    def title(self) -> str:
        """What the page is called."""
        return title_of(self.one) if self.own else str(self.one.person)

    @property
    def link(self) -> str:
        """What somebody without an address is given; for those who ask."""
        if self.own or self.over or self.one.person.account is not None:
            return ""
        return link_of(self.one)


def is_over(one: Commitment, scene: Scene) -> bool:
    """Whether nothing may be answered any more (one query)."""
    past = one.ends is not None and one.ends < scene.today
    return past or one.state == CommitmentState.ENDED or not takes_part(one, on=scene.today)


def link_of(one: Commitment) -> str:
    """Where the link leads, whole: it is sent."""
    where = reverse("commitment_link", args=[one.body.network.slug, token_of(one)])
    return f"{settings.SITE_URL}{where}"


def said_of(one: Commitment) -> str:
    """What is recorded once it is answered."""
    if one.state == CommitmentState.ACCEPTED:
        return _("It is recorded: the commitment is accepted.")
    return _("It is recorded: the commitment is declined.")


@members_form
def commitment(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Answer, or note the answer of somebody."""
    asked = AskedOf(scene, pk)
    one = asked.one
    form = promise_form(request, asked)
    act = domain_call(form, asking.answer, *GIVES, commitment=one)
    here = asked.title
    page: dict[str, Any] = {"asked": asked, "one": one, "title": here}
    page["trail"] = trail(asked.board, here)
    page["cancel"] = back(asked.board)
    there = scene.url("commitment", pk)
    template = "commitments/commitment.html"
    return answer(request, form, act, template, then=there, said=said_of, **page)


def promise_form(request: Request, asked: AskedOf) -> PromiseForm:
    """The answer as it is, to give or to change."""
    one, kind = asked.one, PromiseForm if asked.own else NoteForm
    begins: dict[str, Any] = {"words": one.words}
    if one.state in GIVEN:
        begins["accepts"] = GIVEN[CommitmentState(one.state)]
    return kind(posted(request), initial=begins, **asked.asks)


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Leave before the last day."""
    asked = AskedOf(scene, pk)
    one = asked.one
    first = max(scene.today, one.starts)
    form = StopForm(posted(request), initial={"ends": first}, **asked.asks)
    act = domain_call(form, asking.end_early, *STOPS, commitment=one)
    title = _("End the commitment early")
    explain = _("Those who ask see it at once, and the charter counts from that day on.")
    closed = "" if asked.endable else _("Only what was accepted can end early.")
    return changed(request, asked, form, act, title=title, explain=explain, not_now=closed)


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask no more."""
    asked = AskedOf(scene, pk)
    if not asked.able:
        raise Http404
    one = asked.one
    form = ButtonForm(posted(request), scene=scene, capacities=asked.able, version=one.version)
    act = domain_call(form, asking.take_back, "version", commitment=one)
    title = _("Ask no more")
    explain = _("As long as nothing was answered. No message leaves.")
    asked_still = one.state == CommitmentState.ASKED
    closed = "" if asked_still else _("It has been answered: what was said stays.")
    there = back(asked.board)
    return changed(
        request, asked, form, act, title=title, explain=explain, not_now=closed, then=there
    )


def changed(
    request: Request, asked: AskedOf, form: Any, act: Any, *, then: str = "", **context: Any
) -> HttpResponse:
    """Done, and back to what was asked; or the form again."""
    one, scene = asked.one, asked.scene
    there = scene.url("commitment", one.pk)
    context |= {"eyebrow": str(one.person), "cancel": there, "submit": context["title"]}
    context["trail"] = trail(asked.board, context["title"])
    done = _("It is done.")
    template = "commitments/change.html"
    return answer(request, form, act, template, then=then or there, said=done, **context)


@never_cache
@form_page
def commitment_link(request: Request, network: str, token: str) -> HttpResponse:
    """What a link opens, without signing in: to read it changes nothing, its button answers. It
    shows what is asked of that person and nothing else."""
    found = commitment_of(token)
    if found is None or found.body.network.slug != network:
        return unseen(render(request, "commitments/link_over.html", status=GONE))
    with timezone.override(ZoneInfo(found.body.network.time_zone)):
        return unseen(opened(request, found))


def opened(request: Request, one: Commitment) -> HttpResponse:
    """The page of a link that we made: what is recorded, and what may still be answered."""
    scene = alone(one, request)
    context: dict[str, Any] = {"one": one, "title": title_of(one)}
    if one.state == CommitmentState.ENDED:
        return render(request, "commitments/link.html", context | {"form": None})
    if is_over(one, scene) or scene.network.closed_on:
        return render(request, "commitments/link_over.html", {"one": one}, status=GONE)
    sent = request.POST if request.method == "POST" else None
    form, act, said = stop(one, scene, sent) if has_begun(one, scene) else give(one, scene, sent)
    return answer(
        request, form, act, "commitments/link.html", then=request.path, said=said, **context
    )


LinkAct = tuple[OwnForm, Callable[[], Any], Words]
"""A form of the page of a link, what it does, what is then said."""


def give(one: Commitment, scene: Scene, sent: Any) -> LinkAct:
    """To answer, or to change one's mind: the words that were given are kept and not shown, as
    messages are forwarded."""
    initial = {"accepts": GIVEN[state]} if (state := CommitmentState(one.state)) in GIVEN else {}
    form = ByLinkForm(sent, scene=scene, version=one.version, initial=initial)
    if one.words:
        form.fields["words"].help_text = _(
            "You have given one, which is not shown here. Leave this empty to keep it."
        )

    def act() -> Commitment:
        given = form.values(*GIVES)
        given["words"] = given["words"] or one.words
        return asking.answer(commitment=one, **given, **form.signature)

    return form, act, said_of


def stop(one: Commitment, scene: Scene, sent: Any) -> LinkAct:
    """To leave early, once it has begun."""
    form = StopByLinkForm(sent, scene=scene, version=one.version, initial={"ends": scene.today})
    return form, domain_call(form, asking.end_early, *STOPS, commitment=one), _("It is done.")


def has_begun(one: Commitment, scene: Scene) -> bool:
    """Whether it was accepted and goes on already: one only ends it now."""
    return one.state == CommitmentState.ACCEPTED and one.starts <= scene.today


def title_of(one: Commitment) -> str:
    """What is asked, or what is recorded."""
    asked = one.state == CommitmentState.ASKED
    return _("A commitment is asked of you") if asked else _("Your commitment")


def alone(one: Commitment, request: Request) -> Scene:
    """Whoever opens the link, with nothing else of the network than what they were asked."""
    network = one.body.network
    today = local_day(network, request.now)
    charter = charter_in_force(network, on=today)
    standing = Standing(one.person, network, charter, (), ())
    return Scene(network, charter, request.now, today, standing)
