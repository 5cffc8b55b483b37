"""What I want to be told, network by network and body by body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import Standing, standings
from tourdetable.domain.notices.actions import choose_rhythms
from tourdetable.domain.notices.enums import FAMILY_OF, USUAL, NoticeFamily, NoticeKind, Rhythm
from tourdetable.domain.notices.models import NoticeChoice, WholeText
from tourdetable.domain.notices.rhythms import in_force
from tourdetable.interface.web.answer import answer, domain_call, form_page, posted
from tourdetable.interface.web.areas.notices.forms import RhythmsForm
from tourdetable.interface.web.areas.own.myself import Myself, own_page
from tourdetable.interface.web.base.http import Request


@dataclass(frozen=True)
class BodyChoices:
    """A body where I sit, and whether I said something of its own."""

    body: Body
    apart: list[tuple[NoticeFamily, Rhythm]]


@dataclass(frozen=True)
class NetworkChoices:
    """A network, how I am told of it, and its bodies where I sit."""

    network: Network
    rhythms: list[tuple[NoticeFamily, Rhythm]]
    bodies: list[BodyChoices]

    @property
    def others(self) -> list[tuple[NoticeFamily, Rhythm]]:
        """What I am not told as it is usual."""
        return [(family, rhythm) for family, rhythm in self.rhythms if rhythm != USUAL[family]]


def choices_in(one: Standing, said: Iterable[NoticeChoice]) -> NetworkChoices:
    """What somebody said of a network and of its bodies."""
    mine = [row for row in said if row.network_id == one.network.pk]
    bodies = []
    for body in bodies_of(one):
        own = [(NoticeFamily(r.family), Rhythm(r.rhythm)) for r in mine if r.body_id == body.pk]
        bodies.append(BodyChoices(body, own))
    return NetworkChoices(one.network, list(in_force(mine, one.network.pk).items()), bodies)


def bodies_of(one: Standing) -> list[Body]:
    """The bodies where somebody has a seat."""
    bodies = {seat.body_id: seat.body for seat in one.seats}
    return sorted(bodies.values(), key=lambda body: (body.sort_key, body.pk))


@require_safe
@own_page
def listed(request: Request, me: Myself) -> HttpResponse:
    """What I chose, and what cannot be refused."""
    said = list(NoticeChoice.objects.filter(person=me.person))
    networks = [choices_in(one, said) for one in standings(me.person, now=me.now)]
    always = [NoticeKind(kind).label for kind in NoticeKind if kind not in FAMILY_OF]
    context = {"networks": networks, "families": NoticeFamily.labels, "always": always}
    return render(request, "notices/choices.html", context)


@form_page
@own_page
def of_network(request: Request, me: Myself, slug: str) -> HttpResponse:
    """How I am told of what happens in a network."""
    network = place_in(me, slug).network
    return answer_choices(request, me, network, None)


@form_page
@own_page
def of_body(request: Request, me: Myself, slug: str, body: int) -> HttpResponse:
    """How I am told of what happens in one body, when it is not as in its network."""
    one = place_in(me, slug)
    found = next((known for known in bodies_of(one) if known.pk == body), None)
    if found is None:
        raise Http404
    return answer_choices(request, me, one.network, found)


def place_in(me: Myself, slug: str) -> Standing:
    """My place in a network; a network where I have none is not said to exist."""
    for one in standings(me.person, now=me.now):
        if one.network.slug == slug:
            return one
    raise Http404


def answer_choices(
    request: Request, me: Myself, network: Network, body: Body | None
) -> HttpResponse:
    """Recorded, and back to all that I chose; or the form again."""
    known = chosen(me, network, body)
    place = {"person": me.person, "network": network}
    whole = body is None and WholeText.objects.filter(**place).exists()
    asked = {"of_body": body is not None, "whole_text": whole}
    form = RhythmsForm(posted(request), me=me, chosen=known, **asked)
    fields = ("rhythms",) if body else ("rhythms", "whole_text")
    act = domain_call(form, choose_rhythms, *fields, **place, body=body)
    there = reverse("notices")
    words = words_for(body or network) | {"then": there, "cancel": there}
    trail = [(_("My messages"), there)]
    return answer(request, form, act, "notices/change.html", trail=trail, **words)


def words_for(place: Network | Body) -> dict[str, str]:
    """What the page of a network, or of a body, says."""
    said = _("Your choice is recorded: it holds from the next message on.")
    return {"title": _("What I want to be told"), "place": place.name, "said": said}


def chosen(me: Myself, network: Network, body: Body | None) -> dict[NoticeFamily, Rhythm | None]:
    """What I said of a network, or of one body alone."""
    rows = NoticeChoice.objects.filter(person=me.person, network=network)
    if body is None:
        return dict(in_force(rows, network.pk))
    nothing: dict[NoticeFamily, Rhythm | None] = dict.fromkeys(NoticeFamily)
    own = rows.filter(body=body).values_list("family", "rhythm")
    return nothing | {NoticeFamily(family): Rhythm(rhythm) for family, rhythm in own}
