"""Looking for a person or an institution, for whoever composes the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tourdetable.domain.networks.directory import persons_of
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.enums import Tier
from tourdetable.domain.people.finding import find_institutions, find_persons
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.base.scene import Scene

LIMIT = 20


@dataclass(frozen=True)
class FoundPerson:
    """A person: for which institutions they sit here. Of another network, only the name."""

    name: str
    url: str
    institutions: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """What the words of the address find."""

    scene: Scene
    asked: Mapping[str, str]

    @cached_property
    def words(self) -> str:
        return " ".join(self.asked.get("q", "").split())[:100]

    @cached_property
    def persons(self) -> list[FoundPerson]:
        """The persons of the network; one of another, by their whole address alone."""
        among = persons_of([self.scene.network])
        rows = find_persons(self.words, among=among, limit=LIMIT)
        pks = [person.pk for person in rows]
        known = {*among.filter(pk__in=pks).values_list("pk", flat=True)}
        seated: dict[int, list[str]] = {}
        held = Mandate.objects.filter(person__in=pks, seat__body__network=self.scene.network)
        names = held.order_by("seat__institution__sort_key")
        for pk, institution in names.values_list("person", "seat__institution__name"):
            seated.setdefault(pk, []).append(institution)
        address = self.scene.addresses("person")
        return [
            FoundPerson(
                str(person),
                address(person.pk) if person.pk in known else "",
                tuple(dict.fromkeys(seated.get(person.pk, ()))),
            )
            for person in rows
        ]

    @cached_property
    def institutions(self) -> list[tuple[Institution, str, str]]:
        """The institutions of the shared directory, with what they are and their addresses."""
        if "@" in self.words:
            return []
        address = self.scene.addresses("institution")
        return [
            (one, told(one), address(one.pk)) for one in find_institutions(self.words, limit=LIMIT)
        ]


def told(institution: Institution) -> str:
    """What an institution is, in a line."""
    tier = str(Tier(institution.tier).label) if institution.tier else ""
    said = (institution.short_name, institution.kind, institution.territory, tier)
    return ", ".join(word for word in said if word)
