"""What members propose: that another institution join; and what became of it (CLUB-13)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.joining import queries
from tourdetable.domain.joining.actions import proposals as actions
from tourdetable.domain.joining.enums import InvitationState
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.rules import (
    composed,
    may_answer,
    may_invite,
    may_propose,
    may_read,
    may_take_back,
)
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import holding, seats_with_holders
from tourdetable.interface.web.answer import answer as answered
from tourdetable.interface.web.answer import domain_call, members_form, posted
from tourdetable.interface.web.areas.joining.forms import (
    NEW_SEAT,
    AnswerForm,
    JoinProposalForm,
    Offered,
    SeatingForm,
)
from tourdetable.interface.web.areas.joining.inviting import invitation_of_scene
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

SHOWN = 20
"""Proposals on a page."""


@dataclass(frozen=True)
class Invitations:
    """What the reader proposed, or may answer; those that wait first."""

    scene: Scene
    number: str

    @cached_property
    def offices(self) -> tuple[Office, ...]:
        return may_invite(self.scene.member)

    @property
    def may_propose(self) -> bool:
        return bool(self.scene.member.seats)

    @cached_property
    def filling(self) -> queries.ComingIn:
        """How the network fills, for whoever composes it."""
        return queries.coming_in(self.scene.network, now=self.scene.now)

    @cached_property
    def page(self) -> Page[Invitation]:
        rows = queries.proposals(self.scene.network)
        mine = rows.filter(proposed_by=self.scene.member.person)
        if self.offices:
            bodies = Body.objects.filter(network=self.scene.network)
            scope = composed(self.scene.member, bodies)
            mine = rows if scope is None else mine | rows.filter(body__in=scope)
        return Pages(queries.waiting_first(mine), SHOWN).get_page(self.number)


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """What one proposed and what became of it; for whoever composes, what waits for an answer."""
    found = Invitations(scene, request.GET.get("page", ""))
    return render(request, "joining/invitations.html", {"invitations": found})


@require_safe
@members_only
def where(request: Request, scene: Scene) -> HttpResponse:
    """For which body: those where the reader sits, and those that gather the network."""
    bodies = Body.objects.active(scene.today).filter(network=scene.network)
    known = [body for body in bodies if may_propose(scene.member, body)]
    if not known:
        raise PermissionDenied(no_seat())
    if len(known) == 1:
        return redirect(scene.url("invitation_propose", known[0].slug))
    return render(request, "joining/where.html", {"bodies": known})


def no_seat() -> str:
    return _("Whoever holds a seat proposes that others join.")


@members_form
def propose(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Who, for which institution, and why."""
    found = body_of(scene, body)
    able = may_propose(scene.member, found)
    if not able:
        raise PermissionDenied(no_seat())
    given: dict[str, Any] = {"scene": scene, "capacities": able}
    form = JoinProposalForm(posted(request), offered=offered(scene, found), **given)
    act = domain_call(form, actions.propose, "details", body=found)
    said = _("Your proposal is sent: whoever composes this body answers it, and you read it here.")
    there = scene.url("invitations")
    page: dict[str, Any] = {"body": found, "cancel": there}
    return answered(request, form, act, "joining/propose.html", then=there, said=said, **page)


def body_of(scene: Scene, slug: str) -> Body:
    """A body of today, or 404."""
    rows = Body.objects.active(scene.today).filter(network=scene.network)
    return get_object_or_404(rows.select_related("network"), slug=slug)


def offered(scene: Scene, body: Body) -> Offered:
    """The seats of a body that nobody holds (two queries), and its colleges."""
    seats = seats_with_holders(body, on=scene.today)
    vacant = {str(seat.pk): seat for seat in seats if not holding(seat)}
    known = scene.charter.vocabulary.colleges_of(body.kind)
    return Offered(vacant, [(college.code, college.name) for college in known])


def proposal_of(scene: Scene, pk: int) -> Invitation:
    """A proposal that the reader may read, or 404."""
    invitation = invitation_of_scene(scene, pk)
    if invitation.proposed_on is None or not may_read(scene.member, invitation):
        raise Http404
    return invitation


@require_safe
@members_only
def shown(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One proposal: who, why, and what became of it."""
    invitation = proposal_of(scene, pk)
    waits = invitation.state == InvitationState.PROPOSED
    page = {
        "invitation": invitation,
        "waits": waits,
        "may_answer": waits and bool(may_answer(scene.member, invitation)),
        "may_take_back": may_take_back(scene.member, invitation),
        "college": word_for(scene.charter.vocabulary.colleges, invitation.college),
    }
    return render(request, "joining/proposal.html", page)


def answering(scene: Scene, pk: int) -> tuple[Invitation, tuple[Office, ...]]:
    """A proposal, and the reader's offices by which they answer it; its author is told who does."""
    invitation = proposal_of(scene, pk)
    able = may_answer(scene.member, invitation)
    if not able:
        raise PermissionDenied(_("Whoever composes this body answers."))
    return invitation, able


def done_already(invitation: Invitation) -> str:
    """Why it is not answered any more; nothing while it waits."""
    waits = invitation.state == InvitationState.PROPOSED
    return "" if waits else _("This proposal has been answered already.")


@members_form
def accept(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Seat whoever was proposed, and invite them."""
    invitation, able = answering(scene, pk)
    form = seating_form(request, scene, invitation, able)
    written = ("seating", "version", "confirmed")
    act = domain_call(form, actions.accept_proposal, *written, invitation=invitation)
    said = _("They are seated: the message that invites them leaves within a few minutes.")
    there = scene.url("invitation", invitation.pk)
    page: dict[str, Any] = {"invitation": invitation, "cancel": there}
    page["not_now"] = done_already(invitation)
    page["title"] = _("Accept this proposal")
    return answered(request, form, act, "joining/accept.html", then=there, said=said, **page)


def seating_form(
    request: Request, scene: Scene, invitation: Invitation, able: tuple[Office, ...]
) -> SeatingForm:
    """Where they will sit, as the member wrote it to begin with."""
    assert invitation.body is not None  # or nobody could answer
    return SeatingForm(
        posted(request),
        asked=request.GET,
        scene=scene,
        capacities=able,
        version=invitation.version,
        offered=offered(scene, invitation.body),
        initial=start_of(invitation, scene),
    )


def start_of(invitation: Invitation, scene: Scene) -> dict[str, Any]:
    """What the member wrote, for whoever composes to complete."""
    names = ("given_name", "family_name", "email", "college")
    start = {name: getattr(invitation, name) for name in names}
    seat = str(invitation.seat_id) if invitation.seat_id else NEW_SEAT
    return {**start, "name": invitation.institution, "seat": seat, "starts": scene.today}


@members_form
def answer(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """A word to whoever proposed, without deciding."""
    words = {"title": _("Answer with a word"), "submit": _("Send this word")}
    words["said"] = _("Your word is sent. The proposal goes on waiting.")
    return with_words(request, scene, pk, actions.answer_proposal, words)


@members_form
def decline(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """No, and why."""
    words = {"title": _("Decline this proposal"), "submit": _("Decline")}
    words["said"] = _("The proposal is declined: its author reads why.")
    return with_words(request, scene, pk, actions.decline_proposal, words)


def with_words(
    request: Request, scene: Scene, pk: int, action: Any, words: dict[str, str]
) -> HttpResponse:
    """A form of one text, for an answer."""
    invitation, able = answering(scene, pk)
    form = AnswerForm(posted(request), scene=scene, capacities=able, version=invitation.version)
    act = domain_call(form, action, "answer", "version", invitation=invitation)
    there = scene.url("invitation", invitation.pk)
    page: dict[str, Any] = {"invitation": invitation, "cancel": there, **words}
    page["not_now"] = done_already(invitation)
    return answered(request, form, act, "joining/change.html", then=there, **page)
