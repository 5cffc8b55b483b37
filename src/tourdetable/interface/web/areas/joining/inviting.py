"""Inviting those who are seated: who came, who did not, and the messages that did not arrive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.joining.actions import invitations as actions
from tourdetable.domain.joining.actions.invitations import Invited
from tourdetable.domain.joining.enums import TO_INVITE, Coming, InvitationState
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.joining.queries import counts, mandates_ahead, offices_ahead
from tourdetable.domain.joining.queries import people as people_of
from tourdetable.domain.joining.rules import composed, may_invite, may_take_back
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.notices.enums import NoticeState
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.notices.queries import messages_of, sendings_refused
from tourdetable.interface.language import listed
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.joining.forms import SendForm
from tourdetable.interface.web.base.forms import ButtonForm, OwnForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

SHOWN = 15
"""People on a page."""

NAMED = 12
"""How many are named before a message leaves to all."""

FEW_BODIES = 60
"""How many bodies one chooses among; of more, one comes from the page of a body."""

NO_MAILBOX = gettext_lazy("no such mailbox: correct the address")
REFUSED = {
    "smtp_550": NO_MAILBOX,
    "smtp_551": NO_MAILBOX,
    "smtp_553": NO_MAILBOX,
    "smtp_552": gettext_lazy("the mailbox is full"),
    "message": gettext_lazy("the address cannot be written to"),
}
"""What a mail server says of an address, by its code."""


@dataclass(frozen=True)
class Invitee:
    """Somebody who is seated, where they stand, and what became of their message."""

    person: Any
    places: Sequence[str]
    message: Notice | None

    @property
    def coming(self) -> Coming:
        return Coming(self.person.coming)

    @property
    def may_choose(self) -> bool:
        return self.coming in TO_INVITE

    @property
    def waits(self) -> bool:
        """Whether they have an invitation to send again, or take back."""
        return self.person.link_state == InvitationState.SENT and self.coming is not Coming.CAME

    @property
    def refusal(self) -> str:
        """Why the message did not arrive, as the mail server said it; nothing when it did."""
        return self.message.error if self.message and self.coming is Coming.REFUSED else ""

    @property
    def refused_because(self) -> str:
        """The same in words."""
        return str(REFUSED.get(self.refusal, _("it will be tried again")))

    @property
    def sent_at(self) -> datetime | None:
        """When the message left; None while it waits to leave."""
        left = self.message is not None and self.message.state == NoticeState.SENT
        return self.message.sent_at if left and self.message else None


@dataclass(frozen=True)
class Invitees:
    """Those whom the reader may invite, as the address asks: a state, a body, a page."""

    scene: Scene
    asked: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def every_body(self) -> list[Body]:
        """The bodies of today."""
        return list(Body.objects.active(self.scene.today).filter(network=self.scene.network))

    @cached_property
    def scope(self) -> list[int] | None:
        return composed(self.scene.member, self.every_body)

    @cached_property
    def bodies(self) -> list[Body]:
        """Those among which one chooses; none when there are too many."""
        here = [b for b in self.every_body if self.scope is None or b.pk in self.scope]
        return here if 1 < len(here) <= FEW_BODIES else []

    @cached_property
    def body(self) -> Body | None:
        """The one that is asked for."""
        here = (b for b in self.every_body if self.scope is None or b.pk in self.scope)
        return next((body for body in here if body.slug == self.asked.get("body")), None)

    @property
    def state(self) -> Coming | None:
        asked = self.asked.get("state", "")
        return Coming(asked) if asked in Coming.values else None

    @cached_property
    def everybody(self) -> Any:
        """All that they may invite, or of the body."""
        bodies = [self.body.pk] if self.body else self.scope
        network, now = self.scene.network, self.scene.now
        refused = sendings_refused(network.slug)
        return people_of(network, now=now, bodies=bodies, refused=refused)

    @cached_property
    def counts(self) -> list[tuple[Coming, int]]:
        """How many stand where."""
        found = counts(self.everybody)
        return [(state, found[state]) for state in Coming if found.get(state)]

    @property
    def total(self) -> int:
        return sum(number for _state, number in self.counts)

    @property
    def to_invite(self) -> int:
        return sum(number for state, number in self.counts if state in TO_INVITE)

    @cached_property
    def page(self) -> Page[Any]:
        rows = self.everybody.select_related("account")
        if self.state:
            rows = rows.filter(coming=self.state)
        return Pages(rows.order_by("sort_key", "pk"), SHOWN).get_page(self.asked.get("page"))

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        asked = {"state": self.state, "body": self.body.slug if self.body else ""}
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"{said}&" if said else ""

    @cached_property
    def rows(self) -> list[Invitee]:
        """Those of the page (three queries)."""
        people = list(self.page)
        places = places_of(self.scene, people)
        told = messages_of(one.sending for one in people if one.sending)
        return [Invitee(one, places.get(one.pk, []), told.get(one.sending)) for one in people]


def withdraw_form(
    request: Request, scene: Scene, invitation: Invitation, *, own: bool
) -> WriteForm:
    """In one's own name, or by whoever composes there."""
    version = invitation.version
    if own:
        return OwnForm(posted(request), scene=scene, version=version)
    able = must_be_theirs(scene, invitation)
    return ButtonForm(posted(request), scene=scene, capacities=able, version=version)


def places_of(scene: Scene, people: Iterable[Any]) -> dict[int, list[str]]:
    """What each of these people holds, now or later, in few words (two queries): an institution
    with its bodies, an office."""
    pks = [one.pk for one in people]
    found: dict[int, list[str]] = defaultdict(list)
    for (pk, institution), some in bodies_of(scene, pks).items():
        found[pk].append(f"{institution} ({shortly(some)})")
    offices = offices_ahead(scene.network, on=scene.today).filter(person__in=pks)
    known = scene.charter.vocabulary.offices
    for pk, kind in sorted({*offices.values_list("person", "kind")}):
        found[pk].append(word_for(known, kind))
    return found


def bodies_of(scene: Scene, people: Sequence[int]) -> dict[tuple[int, str], list[str]]:
    """The bodies where each person sits, by institution."""
    held = mandates_ahead(scene.network, on=scene.today).filter(person__in=people)
    names = ("person", "seat__institution__name", "seat__body__name")
    found: dict[tuple[int, str], list[str]] = {}
    for pk, institution, body in held.order_by("seat__body__sort_key", "pk").values_list(*names):
        found.setdefault((pk, institution), []).append(body)
    return found


def shortly(bodies: Sequence[str]) -> str:
    """The first body, and how many more."""
    more = len(bodies) - 1
    if not more:
        return bodies[0]
    words = ngettext("%(number)d more", "%(number)d more", more)
    return f"{bodies[0]}, {words % {'number': more}}"


def inviters(scene: Scene) -> tuple[Office, ...]:
    """The reader's offices by which they invite, or 403."""
    able = may_invite(scene.member)
    if not able:
        raise PermissionDenied(_("Whoever composes the network, or a body of it, invites."))
    return able


@require_safe
@members_only
def people(request: Request, scene: Scene) -> HttpResponse:
    """Who came, who did not, and those to invite."""
    inviters(scene)
    return render(request, "joining/people.html", {"invitees": Invitees(scene, request.GET)})


@members_form
def send(request: Request, scene: Scene) -> HttpResponse:
    """Those who are about to be invited, and the button that does it."""
    able, invitees = inviters(scene), Invitees(scene, request.GET)
    known = {one.pk: one for one in invitees.everybody}
    chosen = chosen_of(request, known.values())
    start = {"people": ",".join(str(one.pk) for one in chosen)}
    given: dict[str, Any] = {"scene": scene, "capacities": able, "initial": start}
    form = SendForm(posted(request), able=known, **given)
    refused = sendings_refused(scene.network.slug)
    act = domain_call(form, actions.invite, "people", network=scene.network, refused=refused)
    there = f"{scene.url('invitation_people')}?{invitees.query}"
    page = shown(chosen)
    return answer(request, form, act, "joining/send.html", then=there, said=invited_words, **page)


def shown(chosen: Sequence[Any]) -> dict[str, Any]:
    """Those who are chosen, the first by their names."""
    more = max(len(chosen) - NAMED, 0)
    return {"chosen": chosen, "named": chosen[:NAMED], "more": more}


def chosen_of(request: Request, known: Iterable[Any]) -> list[Any]:
    """Those whom the address names, or all that may be: only those who are to be invited."""
    named = {*request.GET.getlist("person")}
    every = request.GET.get("all") == "1"
    rows = [one for one in known if every or str(one.pk) in named]
    return sorted((one for one in rows if one.coming in TO_INVITE), key=lambda one: one.sort_key)


def invited_words(done: Invited) -> str:
    """How many messages leave, and how many people were left out."""
    words = ngettext(
        "%(n)d invitation is recorded: its message leaves within a few minutes.",
        "%(n)d invitations are recorded: their messages leave within a few minutes.",
        done.sent,
    )
    said = [words % {"n": done.sent}]
    if done.left_out:
        left = [f"{number} {Coming(state).label}" for state, number in done.left_out.items()]
        said.append(_("Left out: %(people)s.") % {"people": listed(left)})
    return " ".join(said)


def invitation_of_scene(scene: Scene, pk: int) -> Invitation:
    """An invitation of the network, or 404."""
    known = ("network", "person", "body", "seat__institution", "proposed_by", "answered_by")
    rows = Invitation.objects.filter(network=scene.network).select_related(
        *known, "proposed_for__institution", "body__network"
    )
    return get_object_or_404(rows, pk=pk)


def must_be_theirs(scene: Scene, invitation: Invitation) -> tuple[Office, ...]:
    """The offices by which the reader sends, or takes back, an invitation of somebody whom they
    seat; else 403, or 404 when it is out of their reach."""
    able = inviters(scene)
    theirs = Invitees(scene).everybody.filter(pk=invitation.person_id)
    if invitation.person_id is None or not theirs.exists():
        raise Http404
    return able


@members_form
def again(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The message once more, with another link."""
    invitation = invitation_of_scene(scene, pk)
    able, version = must_be_theirs(scene, invitation), invitation.version
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=version)
    act = domain_call(form, actions.send_again, "version", invitation=invitation)
    explain = _("Another message leaves, with a new link: the former one opens nothing any more.")
    page = {"title": _("Send the invitation again"), "submit": _("Send again"), "explain": explain}
    said = _("The invitation is recorded: its message leaves within a few minutes.")
    return answer_invitation(request, form, act, said, invitation, **page)


@members_form
def withdraw(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """An invitation, or what one has proposed oneself, taken back."""
    invitation = invitation_of_scene(scene, pk)
    own = may_take_back(scene.member, invitation)
    form = withdraw_form(request, scene, invitation, own=own)
    act = domain_call(form, actions.withdraw, "version", invitation=invitation)
    page = {"title": _("Take back the invitation"), "submit": _("Take back")}
    page["explain"] = taken_back(own=own)
    said = _("The invitation is taken back.")
    return answer_invitation(request, form, act, said, invitation, danger=True, **page)


def taken_back(*, own: bool) -> str:
    """What becomes of a proposal, or of an invitation, that is taken back."""
    if own:
        return _("Nobody is invited, and the name and address that you wrote are erased.")
    return _("The link that was sent opens nothing any more. The seat stays theirs.")


def answer_invitation(
    request: Request, form: WriteForm, act: Any, said: str, invitation: Invitation, **page: Any
) -> HttpResponse:
    """Done, and back to the list it comes from; or the form again, with the reason."""
    where = "invitations" if invitation.person_id is None else "invitation_people"
    there = form.scene.url(where)
    known = {"invitation": invitation, "cancel": there, **page}
    return answer(request, form, act, "joining/change.html", then=there, said=said, **known)
