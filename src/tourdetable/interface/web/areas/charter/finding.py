"""The body that somebody asks for: by its address, or by words of its name."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tourdetable.core.charter.facts.record import BodyFact
from tourdetable.core.words.collation import sort_key
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.charter.verdicts.proof import bodies_named
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.searching import Sought

CHOICES = 12
"""How many bodies of a name are offered."""


@dataclass(frozen=True)
class BodiesFound:
    """What was asked, the one body that it means, or the first of those that it may mean, and how
    many there are."""

    asked: str = ""
    one: Body | None = None
    choices: tuple[Body, ...] = ()
    count: int = 0

    @property
    def known(self) -> Mapping[str, Body]:
        """The body that is meant, by the id that facts give it."""
        return {str(self.one.pk): self.one} if self.one else {}

    @property
    def said(self) -> str:
        """What stands in the field."""
        return self.one.name if self.one else self.asked

    @property
    def more(self) -> int:
        """How many are not offered."""
        return self.count - len(self.choices)


def bodies_found(
    scene: Scene, bodies: Sequence[BodyFact], judged: Container[str], asked: str
) -> BodiesFound:
    """The bodies, among those that are judged, that an address or a name asks for (one query, or
    two; none when nothing is asked)."""
    asked = asked.strip()[:200]
    if not asked:
        return BodiesFound()
    one = Body.objects.filter(network=scene.network, slug=asked).first()
    if one and str(one.pk) in judged:
        return BodiesFound(asked, one, count=1)
    found = named(bodies, judged, asked)
    rows = tuple(bodies_named(scene, found[:CHOICES]).values())
    if len(found) == 1 and rows:
        return BodiesFound(asked, rows[0], count=1)
    return BodiesFound(asked, choices=rows, count=len(found))


def named(bodies: Iterable[BodyFact], judged: Container[str], asked: str) -> list[str]:
    """The bodies that are judged in whose name these words stand, by name; that of exactly this
    name, if there is one."""
    sought = Sought.of(asked)
    if not sought.words:
        return []
    known = [fact for fact in bodies if fact.id in judged]
    exact = [fact.id for fact in known if sort_key(fact.name) == sort_key(asked)]
    if len(exact) == 1:
        return exact
    found = [fact for fact in known if sought.stands_in(fact.name)]
    return [fact.id for fact in sorted(found, key=lambda fact: (sort_key(fact.name), fact.id))]
