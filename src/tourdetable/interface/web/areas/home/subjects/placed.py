"""What whoever composes a network is told of places: those that merged or split, and the bodies
that are not composed as their territory asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.convention.queries.differing import Differing, differing
from tourdetable.domain.journal.queries import Marks
from tourdetable.domain.networks.models import Network
from tourdetable.domain.territories.waiting import WaitingPlaces, waiting
from tourdetable.interface.web.areas.home.matters import Matter, some

MERGED = gettext_lazy("Places that merged or split")
COMPOSED = gettext_lazy("Bodies that are not composed as expected")
RIGHTS = (Right.COMPOSE,)


def of_places(network: Network, marks: Marks, today: date, tell: Any) -> Iterator[Any]:
    """Both, once for the whole network (no query while nothing happens there)."""
    places = waiting(network, on=today, marks=marks)
    if places.number:
        in_full = partial(places_in_words, places, network.slug)
        yield from tell("merged", MERGED, RIGHTS, None, in_full, late=False)
    bodies = differing(network, on=today, marks=marks)
    if bodies:
        in_full = partial(bodies_in_words, bodies, network.slug)
        yield from tell("expected", COMPOSED, RIGHTS, None, in_full, late=False)


def places_in_words(found: WaitingPlaces, slug: str) -> Matter:
    url, names = reverse("territory_changes", args=[slug]), some(found.names)
    return Matter(names, names, url, _("Say what becomes of it"))


def bodies_in_words(found: tuple[Differing, ...], slug: str) -> Matter:
    """One body leads to its own page, several to the list."""
    names, one = some([each.body.name for each in found]), found[0]
    where = ("expected", [slug, one.period])
    if len(found) == 1:
        where = ("expected_body", [slug, one.period, one.body.slug])
    return Matter(names, names, reverse(where[0], args=where[1]), _("See what differs"))
