"""Who holds an office of a network today."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Case, F, IntegerField, QuerySet, Value, When

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.finding import persons_named
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

FEW = 25
"""Offices that are shown whole."""

FIRST = 5
"""Those that are shown of more: the network's come first."""

PAGE = 25
"""Offices on a page of theirs."""


@dataclass(frozen=True)
class OfficeRow:
    """An office: who holds it, what it is called, and for which body (none: the whole network)."""

    person: str
    person_url: str
    name: str
    body: str
    url: str


@dataclass(frozen=True)
class Officers:
    """The offices that the address asks for: of some names (`words`), or all, whole when they are
    few (`open=offices` opens the others, page by page)."""

    scene: Scene
    asked: Mapping[str, str]
    words: str = ""

    @cached_property
    def held(self) -> QuerySet[Office]:
        """Offices in the charter's order, those of the network before those of a body; a kind that
        the charter no longer names comes last."""
        kinds = list(self.scene.charter.vocabulary.offices)
        ranks = [When(kind=code, then=Value(rank)) for rank, code in enumerate(kinds)]
        rank = Case(*ranks, default=Value(len(kinds)), output_field=IntegerField())
        held = Office.objects.active(self.scene.today).filter(network=self.scene.network)
        found = held.filter(persons_named(self.words, "person__search_key"))
        where = F("body__sort_key").asc(nulls_first=True)
        first = Case(When(body=None, then=Value(0)), default=Value(1), output_field=IntegerField())
        return found.order_by(first, rank, where, "person__sort_key", "pk")

    @cached_property
    def count(self) -> int:
        return self.held.count()

    @property
    def opened(self) -> bool:
        """Whether they are what is asked."""
        return self.asked.get("open") == "offices"

    @property
    def whole(self) -> bool:
        """Whether all are shown."""
        return self.count <= FEW or self.asked.get("show") == "all"

    @cached_property
    def page(self) -> Page[Any]:
        """The ranks of those that the page shows."""
        size = max(self.count, 1) if self.whole else PAGE if self.opened else FIRST
        number = self.asked.get("page") if self.opened else 1
        return Pages(range(self.count), size).get_page(number)

    @property
    def query(self) -> str:
        """Where they are all found."""
        return urlencode(({"q": self.words} if self.words else {}) | {"open": "offices"}) + "&"

    @cached_property
    def rows(self) -> list[OfficeRow]:
        """Those that the page shows (one query)."""
        kinds = self.scene.charter.vocabulary.offices
        url, person = map(self.scene.addresses, ("body", "person"))
        first, last = max(self.page.start_index() - 1, 0), self.page.end_index()
        names = ("person", "person__given_name", "person__family_name")
        columns = ("kind", *names, "body__name", "body__slug")
        return [
            OfficeRow(
                person=f"{given} {family}",
                person_url=person(pk),
                name=word_for(kinds, kind),
                body=body or "",
                url=url(slug) if slug else "",
            )
            for kind, pk, given, family, body, slug in self.held.values_list(*columns)[first:last]
        ]
