"""The page of an institution, in one network: its seats over time, and who represents it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.paginator import Page
from django.db.models import Prefetch, QuerySet

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.models import Mandate, Presence, Seat
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.persons.access import composes
from tourdetable.interface.web.areas.persons.letterhead import able_to
from tourdetable.interface.web.areas.persons.person import (
    PAGE,
    earliest,
    holds,
    today_first,
)
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages


@dataclass(frozen=True)
class Representative:
    """Somebody who holds or held a seat."""

    name: str
    url: str
    starts: date
    ends: date | None
    current: bool


@dataclass(frozen=True)
class SeatOverTime:
    """A seat of the institution: where, since when, and who represents it there, today's first."""

    body: str
    body_url: str
    college: str
    kind: str
    starts: date
    ends: date | None
    current: bool
    people: tuple[Representative, ...]


@dataclass(frozen=True)
class InstitutionPage:
    """What the reader may know of an institution."""

    scene: Scene
    institution: Institution
    asked: Mapping[str, str]

    @property
    def composes(self) -> bool:
        return composes(self.scene)

    @property
    def writes_letterhead(self) -> bool:
        """Whether the reader may write what stands at the head of its papers."""
        return bool(able_to(self.scene, self.institution))

    @property
    def tier(self) -> str:
        return str(Tier(self.institution.tier).label) if self.institution.tier else ""

    @cached_property
    def seats(self) -> QuerySet[Seat]:
        """Those of this network, those of today first."""
        rows = Seat.objects.filter(institution=self.institution, body__network=self.scene.network)
        return rows.select_related("body").order_by(
            today_first(self.scene.today), "body__sort_key", "-starts", "pk"
        )

    @cached_property
    def page(self) -> Page[Seat]:
        held = Mandate.objects.select_related("person").order_by("-starts", "-pk")
        rows = self.seats.prefetch_related(Prefetch("mandates", queryset=held))
        return Pages(rows, PAGE).get_page(self.asked.get("page"))

    @property
    def rows(self) -> list[SeatOverTime]:
        """The seats of the page."""
        body = self.scene.addresses("body")
        colleges = self.scene.charter.vocabulary.colleges
        return [
            SeatOverTime(
                body=seat.body.name,
                body_url=body(seat.body.slug),
                college=word_for(colleges, seat.college),
                kind=seat.get_kind_display(),
                starts=seat.starts,
                ends=seat.ends,
                current=holds(seat.starts, seat.ends, self.scene.today),
                people=self.representatives(seat),
            )
            for seat in self.page
        ]

    def representatives(self, seat: Seat) -> tuple[Representative, ...]:
        person, today = self.scene.addresses("person"), self.scene.today
        rows = []
        for row in seat.mandates.all():
            ends = earliest(row.ends, seat.ends)
            current = holds(row.starts, ends, today)
            url = person(row.person_id)
            rows.append(Representative(str(row.person), url, row.starts, ends, current))
        return tuple(sorted(rows, key=lambda one: not one.current))

    @cached_property
    def presences(self) -> list[str]:
        """The bodies on whose territory it is present today."""
        rows = Presence.objects.active(self.scene.today).filter(
            institution=self.institution, body__network=self.scene.network
        )
        return list(rows.order_by("body__sort_key").values_list("body__name", flat=True)[:PAGE])
