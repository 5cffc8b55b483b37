"""Bodies whose dates depend on each other, whoever sits there.

By a relation, or because one keeps its days for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tourdetable.core.planner.terms.instance import BodySpec, Instance

Bond = tuple[str, str]


def tied_to(instance: Instance, body: BodySpec) -> set[str]:
    """The bodies whose dates a body's own depend on."""
    found = {other.id for other in instance.bodies if other.own_day or body.own_day}
    for relation in instance.relations:
        if body.id in (relation.first, relation.second):
            found |= {relation.first, relation.second}
    return found - {body.id}


class Bonds:
    """What ties the dates of some bodies: a key for each relation and each day of one's own."""

    def __init__(self, instance: Instance, bodies: Iterable[BodySpec]) -> None:
        found = list(bodies)
        names = {body.id for body in found}
        self._alone = [body.id for body in found if body.own_day]
        self._of: dict[str, list[Bond]] = {}
        for number, relation in enumerate(instance.relations):
            if {relation.first, relation.second} <= names:
                for body in (relation.first, relation.second):
                    self._of.setdefault(body, []).append(("relation", str(number)))

    def of(self, body: BodySpec) -> Iterator[Bond]:
        """The keys of a body."""
        yield from self._of.get(body.id, ())
        yield from (("own_day", alone) for alone in self._alone)
