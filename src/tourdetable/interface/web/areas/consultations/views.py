"""Consultations of a body: the list, opening one, reading it, answering, concluding."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.consultations import queries
from tourdetable.domain.consultations.actions import consulting
from tourdetable.domain.consultations.models import SeatVoice
from tourdetable.domain.decisions.rules import preparing
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.consultations.forms import (
    ConsultForm,
    OutcomeForm,
    SpeakForm,
    said_before,
)
from tourdetable.interface.web.areas.consultations.page import ConsultationPage, page_of
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 20


def body_here(scene: Scene, slug: str) -> Body:
    """A body where the reader sits, or 404."""
    body = scene.network.bodies.filter(slug=slug).first()
    if body is None or not scene.member.sits_in(body.pk):
        raise Http404
    body.network = scene.network
    return body


def openers(scene: Scene, body: Body) -> Capacities:
    """The capacities in which the reader prepares the meetings of a body."""
    return preparing(scene.member, body, current_turns(body, now=scene.now))


def refuse_others(scene: Scene, body: Body, able: Capacities) -> Capacities:
    """The same, or a refusal that says who may."""
    return able or deny(scene.charter, body, Right.AGENDA, Right.CONVENE, Right.DECISIONS)


def trail(scene: Scene, body: Body, *here: str) -> list[dict[str, str]]:
    """The way to the consultations of a body, or below."""
    above = [
        {"label": body.name, "url": scene.url("body", body.slug)},
        {"label": _("Consultations"), "url": scene.url("consultations", body.slug)},
    ]
    return [*above, *({"label": words, "url": ""} for words in here)]


@require_safe
@members_only
def listed(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The consultations of a body, latest first (the voices are counted, never read)."""
    here = body_here(scene, body)
    found = Pages(queries.of_body(here), PAGE).get_page(request.GET.get("page"))
    for one in found:
        one.body = here
    rows = [ConsultationPage(scene, one) for one in found]
    context = {"body": here, "rows": rows, "page": found, "able": openers(scene, here)}
    return render(request, "consultations/list.html", context | {"trail": trail(scene, here)})


ASKED = ("title", "why", "text", "until")


@members_form
def new(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Put a proposal to the seats, until a day."""
    here = body_here(scene, body)
    able = refuse_others(scene, here, openers(scene, here))
    form = ConsultForm(posted(request), scene=scene, capacities=able)
    title = _("Consult the seats before the next meeting")
    there = trail(scene, here, title)
    return answer(
        request,
        form,
        domain_call(form, consulting.open_consultation, *ASKED, body=here),
        "consultations/new.html",
        then=lambda made: scene.url("consultation", made.pk),
        said=_("The seats are asked: each holder is written to."),
        cancel=scene.url("consultations", here.slug),
        title=title,
        body=here,
        trail=there,
    )


@require_safe
@members_only
def consultation(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What is proposed, who has spoken, and what was said as soon as the reader may read it."""
    page = page_of(scene, pk)
    context = {"page": page, "trail": trail(scene, page.one.body, page.one.title)}
    return render(request, "consultations/consultation.html", context)


@members_form
def speak(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say where one's seat stands, or change it."""
    page = page_of(scene, pk)
    refuse_the_unasked(page)
    before = said_before(page.own_voice)
    form = SpeakForm(posted(request), scene=scene, capacities=page.held, initial=before)

    def say() -> SeatVoice:
        position = form.position(form.seat)
        return consulting.speak(consultation=page.one, position=position, **form.signature)

    context = {"title": _("Say where you stand"), "not_now": page.over}
    said = _("It is recorded. You now see what the others say.")
    return changed(request, page, form, say, said=said, **context)


def refuse_the_unasked(page: ConsultationPage) -> None:
    """Say to those who hold no seat that is asked who answers."""
    if page.running and not page.mine:
        reserved(_("those who hold a seat of %(body)s") % {"body": page.one.body})


ENDED = ("outcome", "text", "version", "confirmed")


@members_form
def conclude(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Make it a decision, as the positions allow."""
    page = page_of(scene, pk)
    able = refuse_others(scene, page.one.body, page.able)
    known: dict[str, Any] = {"refusals": page.refusals, "initial": {"text": page.one.text}}
    form = OutcomeForm(
        posted(request), scene=scene, capacities=able, version=page.one.version, **known
    )
    act = domain_call(form, consulting.conclude_consultation, *ENDED, consultation=page.one)
    title, said = _("Conclude the consultation"), _("The decision is recorded.")
    context: dict[str, Any] = {"title": title, "not_now": page.too_early}
    context["then"] = lambda made: scene.url("decision", made.pk)
    return changed(request, page, form, act, said=said, **context)


@members_form
def withdraw(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Ask no more."""
    page = page_of(scene, pk)
    able = refuse_others(scene, page.one.body, page.able)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=page.one.version)
    act = domain_call(form, consulting.withdraw, "version", consultation=page.one)
    ended = _("This consultation is ended already.") if page.one.ended else ""
    title, said = _("Withdraw the consultation"), _("Nothing more is asked.")
    return changed(request, page, form, act, title=title, said=said, not_now=ended)


def changed(
    request: Request, page: ConsultationPage, form: Any, act: Any, *, then: Any = "", **context: Any
) -> HttpResponse:
    """Done, and back to the consultation; or the form again. Of one that somebody else has ended,
    nothing is compared: it is shown as it is."""
    scene, one = page.scene, page.one
    there = scene.url("consultation", one.pk)
    if request.method == "POST" and one.ended and not isinstance(form, SpeakForm):
        messages.warning(request, _("This consultation is ended already."))
        return redirect(there)
    context |= {"page": page, "cancel": there, "submit": context["title"]}
    context["trail"] = trail(scene, one.body, context["title"])
    return answer(request, form, act, "consultations/change.html", then=then or there, **context)
