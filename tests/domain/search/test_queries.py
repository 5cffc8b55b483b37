from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.topics.builders import put_forward
from tourdetable.core.finding.asking import SoughtWords
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Person
from tourdetable.domain.search.actions.feeding import refresh
from tourdetable.domain.search.marks import SearchPlace
from tourdetable.domain.search.queries import entries_of, readers, search, suggested


def who(circle: Circle, person: Person | None) -> SearchPlace:
    standing = None if person is None else circle.of(person)
    return SearchPlace(circle.network, charter_in_force(circle.network, on=TODAY), standing)


def found(circle: Circle, person: Person | None, typed: str) -> list[str]:
    while not refresh(network=circle.network, on=TODAY):
        pass
    answer = search(SoughtWords.of(typed), readers([who(circle, person)]))
    return [entry.title for entry in entries_of(answer.ids)]


def test_x(circle: Circle) -> None:
    put_forward(circle, "Les réunions de l’été à Kérébel", body=circle.body)
    put_forward(circle, "Partout", body=None)
    assert found(circle, circle.ana, "reunion") == ["Les réunions de l’été à Kérébel"]
    assert found(circle, circle.ana, "réunion -été") == []
    assert found(circle, circle.ana, '"de l\'été"') == ["Les réunions de l’été à Kérébel"]
    assert found(circle, circle.ana, '"l\'été réunions"') == []
    assert found(circle, circle.ana, "partout") == ["Partout"]
    assert found(circle, circle.zoe, "partout") == []
    put_forward(circle, "Partout encore", body=None)
    assert found(circle, circle.ana, "partout") == ["Partout encore", "Partout"]
    assert suggested(SoughtWords.of("Querebel"), readers([who(circle, circle.ana)])) == ("Kérébel",)
    assert suggested(SoughtWords.of("Querebel"), readers([who(circle, None)])) == ()
