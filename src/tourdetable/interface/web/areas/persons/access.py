"""Whom a reader may open, and who may correct and merge.

Members open the persons and the institutions that have or had a place in their network; whoever
composes it, whoever was added to it too, and any institution of the shared directory.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.networks.directory import persons_of
from tourdetable.domain.networks.models import Mandate, Office, Presence, Seat
from tourdetable.domain.networks.rules import may_compose_some
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.base.capacities import reserved_for_offices
from tourdetable.interface.web.base.scene import Scene


def composes(scene: Scene) -> bool:
    """Whether the reader composes the network, or one of its bodies."""
    return bool(may_compose_some(scene.member))


def composers(scene: Scene) -> tuple[Office, ...]:
    """The offices for which the reader composes, or 403 with words that say who does."""
    able = may_compose_some(scene.member)
    return able or reserved_for_offices(scene.charter, Right.COMPOSE)


def known_persons(scene: Scene) -> QuerySet[Person]:
    """The persons whose pages the reader may open in this network."""
    if composes(scene):
        return persons_of([scene.network])
    seated = Mandate.objects.filter(seat__body__network=scene.network).values("person")
    filling = Office.objects.filter(network=scene.network).values("person")
    return Person.objects.filter(Q(pk__in=seated) | Q(pk__in=filling))


def known_institutions(scene: Scene) -> QuerySet[Institution]:
    """The institutions whose pages the reader may open in this network."""
    if composes(scene):
        return Institution.objects.all()
    seated = Seat.objects.filter(body__network=scene.network).values("institution")
    there = Presence.objects.filter(body__network=scene.network).values("institution")
    return Institution.objects.filter(Q(pk__in=seated) | Q(pk__in=there))


def person_of(scene: Scene, pk: int) -> Person:
    """A person, or 404; one that was merged is still found, with whom they turned out to be."""
    known = known_persons(scene).filter(pk=pk).select_related("account", "merged_into").first()
    if known:
        return known
    gone = get_object_or_404(Person.objects.select_related("merged_into"), pk=pk)
    if not gone.merged_into or gone.merged_into not in known_persons(scene):
        raise Http404
    return gone


def institution_of(scene: Scene, pk: int) -> Institution:
    """An institution, or 404."""
    known = known_institutions(scene).filter(pk=pk).select_related("merged_into").first()
    if known:
        return known
    gone = get_object_or_404(Institution.objects.select_related("merged_into"), pk=pk)
    if not gone.merged_into or gone.merged_into not in known_institutions(scene):
        raise Http404
    return gone


def led_on(scene: Scene, page: str, row: Person | Institution) -> HttpResponse | None:
    """To the page of the one that a row turned out to be, when it was merged into it."""
    return redirect(scene.url(page, row.merged_into_id)) if row.merged_into_id else None
