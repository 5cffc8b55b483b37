"""Looking for a person or an institution, for whoever composes the network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tourdetable.domain.networks.directory import persons_of
from tourdetable.domain.people.finding import find_institutions, find_persons
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.persons.labels import institutions_of, told
from tourdetable.interface.web.base.scene import Scene

LIMIT = 20


@dataclass(frozen=True)
class FoundPerson:
    """A person: for which institutions they sit here. Of another network, only the name."""

    name: str
    url: str
    institutions: tuple[str, ...]


@dataclass(frozen=True)
class DirectorySearch:
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
        known = among.filter(pk__in=pks).values_list("pk", flat=True)
        seated = institutions_of(pks, [self.scene.network])
        address = self.scene.addresses("person")
        urls = {pk: address(pk) for pk in known}
        return [
            FoundPerson(str(one), urls.get(one.pk, ""), tuple(seated.get(one.pk, ())))
            for one in rows
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
