"""Where each body works: the list of a network, the page of a body, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.convention.queries.agreements import expects_seats
from tourdetable.domain.networks.models import Body, Presence, Seat
from tourdetable.domain.networks.rules import may_compose
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.actions import territory as actions
from tourdetable.domain.territories.models import Facility
from tourdetable.domain.territories.naming import words_of
from tourdetable.domain.territories.proposing import uncovering
from tourdetable.domain.territories.queries import (
    Terrains,
    covering,
    facilities_in,
    facilities_on,
    territories_on,
    territory_on,
)
from tourdetable.domain.territories.terrain import Terrain, people_of
from tourdetable.domain.territories.waiting import waiting
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.areas.territories.access import (
    body_of,
    composers,
    composes,
    part_of,
)
from tourdetable.interface.web.areas.territories.forms import LastDayForm, TerrainsForm
from tourdetable.interface.web.areas.territories.parts import (
    PartsOverTime,
    communes_shown,
    over_time,
    shown_parts,
)
from tourdetable.interface.web.areas.territories.searching import DivisionSearch, asking
from tourdetable.interface.web.areas.territories.words import source
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 40
SHOWN = 30
"""Facilities and institutions named on the page of a body."""
FORM = "territories/form.html"


@dataclass(frozen=True)
class TerritoriesPage:
    """Where the bodies of a network work today."""

    scene: Scene
    number: str

    @cached_property
    def page(self) -> Page[Body]:
        bodies = Body.objects.filter(network=self.scene.network).active(self.scene.today)
        return Pages(bodies, PAGE).get_page(self.number)

    @cached_property
    def said(self) -> Terrains:
        return territories_on(self.page, on=self.scene.today)

    @property
    def rows(self) -> list[tuple[Body, str, int | None]]:
        """Each body, the words of the parts of its territory, how many people live there."""
        today, none = self.scene.today, frozenset[Terrain]()
        found = ((body, self.said.get(body.pk, none)) for body in self.page)
        return [(body, words_of(some, today), people_of(some, today)) for body, some in found]

    @cached_property
    def waiting(self) -> int:
        """How much waits to be settled."""
        return waiting(self.scene.network, on=self.scene.today).number

    @property
    def composes(self) -> bool:
        return composes(self.scene)

    @cached_property
    def uncovering(self) -> int:
        """Institutions of which nobody has said what they cover, told to whoever says it."""
        on = self.scene.today
        return uncovering(self.scene.network, on=on).count() if self.composes else 0

    @property
    def source(self) -> dict[str, object]:
        return source()


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """Where each body works."""
    page = TerritoriesPage(scene, request.GET.get("page", "1"))
    return render(request, "territories/list.html", {"page": page})


@dataclass(frozen=True)
class TerritoryPage:
    """The territory of a body today: its parts, who covers it, what stands there."""

    scene: Scene
    body: Body

    @property
    def composes(self) -> bool:
        return bool(may_compose(self.scene.member, self.body))

    @property
    def expects_seats(self) -> bool:
        """Whether the agreement says who is expected there."""
        return expects_seats(self.scene.charter, self.body.kind)

    @cached_property
    def said(self) -> PartsOverTime:
        """Its parts."""
        return over_time(self.body.territory_parts.all(), self.scene.today)

    @property
    def asked(self) -> str:
        return asking(self.body.territory, already=bool(self.said.now))

    @cached_property
    def terrain(self) -> frozenset[Terrain]:
        return territory_on(self.body, on=self.scene.today)

    @property
    def people(self) -> int | None:
        return people_of(self.terrain, self.scene.today)

    @property
    def communes(self) -> list[str]:
        return communes_shown(self.terrain, self.scene.today)

    @property
    def words(self) -> str:
        """The words that its parts make, where they are not those that are shown."""
        words = words_of(self.terrain, self.scene.today)
        return words if words != self.body.territory else ""

    @cached_property
    def facilities(self) -> list[Facility]:
        """Those that stand somewhere in it."""
        rows = facilities_on(self.scene.network, on=self.scene.today)
        return facilities_in(self.terrain, rows, on=self.scene.today) if self.terrain else []

    @cached_property
    def covering(self) -> list[Institution]:
        """Institutions of the network that cover something of it."""
        if not self.terrain:
            return []
        network, today = self.scene.network, self.scene.today
        seated = Seat.objects.active(today).filter(body__network=network).values("institution")
        there = Presence.objects.active(today).filter(body__network=network).values("institution")
        rows = Institution.objects.filter(Q(pk__in=seated) | Q(pk__in=there))
        known = {one.pk: one for one in rows}
        found = covering(self.terrain, known, on=today)
        return [one for pk, one in known.items() if pk in found]

    @property
    def source(self) -> dict[str, object]:
        return source()

    most = SHOWN


@require_safe
@members_only
def territory(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The territory of a body."""
    place = body_of(scene, body)
    trail = trail_to(scene, place, here=_("Territory"))
    page = TerritoryPage(scene, place)
    return render(request, "territories/body.html", {"page": page, "trail": trail})


@members_form
def add(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Search for places by their name; tick those where the body works."""
    place = body_of(scene, body)
    search = DivisionSearch(request.GET, scene.today)
    asked: dict[str, Any] = {"search": search, "capacities": composers(scene, place)}
    form = TerrainsForm(posted(request), scene=scene, **asked)
    act = domain_call(form, actions.add_to_territory, "terrains", "starts", body=place)
    title, submit = _("Say where it works"), _("Add these places to its territory")
    said = _("Its territory says so now.")
    return done(request, form, act, place, title, said, submit=submit, search=search)


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say until which day a body works somewhere."""
    part = part_of(scene, pk)
    able = composers(scene, part.body)
    form = LastDayForm(posted(request), scene=scene, capacities=able, initial=today_of(scene))
    act = domain_call(form, actions.end_in_territory, "ends", part=part)
    (shown,) = shown_parts([part], scene.today)
    more = {"submit": _("It ends on that day"), "eyebrow": shown.name, "row": shown}
    said = _("It ends on that day.")
    return done(request, form, act, part.body, _("It works there no more"), said, **more)


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take back what was said by mistake."""
    part = part_of(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=composers(scene, part.body))
    act = domain_call(form, actions.take_back_from_territory, part=part)
    (shown,) = shown_parts([part], scene.today)
    more = {"submit": _("Take it back"), "danger": True, "eyebrow": shown.name}
    said = _("It is taken back.")
    return done(request, form, act, part.body, _("It never worked there"), said, **more)


@members_form
def word(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Show the words that the parts make."""
    place = body_of(scene, body)
    form = ButtonForm(posted(request), scene=scene, capacities=composers(scene, place))
    act = domain_call(form, actions.word_territory, body=place)
    words = TerritoryPage(scene, place).words or place.territory
    more = {"submit": _("Show these words"), "explain": words}
    said = _("These words are shown from now on.")
    return done(request, form, act, place, _("Words that say its territory"), said, **more)


def today_of(scene: Scene) -> dict[str, Any]:
    return {"ends": scene.today}


def done(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    body: Body,
    title: str,
    said: str,
    **more: Any,
) -> HttpResponse:
    """Done, and back to the territory of the body; or the form again, with the reason."""
    back = form.scene.url("body_territory", body.slug)
    *above, here = trail_to(form.scene, body, here=title)
    trail = [*above, {"label": _("Territory"), "url": back}, here]
    context = {"eyebrow": body.name, **more, "title": title, "trail": trail, "cancel": back}
    return answer(request, form, act, FORM, then=back, said=said, **context)
