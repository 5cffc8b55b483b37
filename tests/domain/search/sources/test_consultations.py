from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.consultations.builders import consult
from tests.domain.search.people import found


def test_what_is_put_to_a_body_is_found_there_and_not_what_is_said_of_it(circle: Circle) -> None:
    consult(circle, title="Ouvrir le dimanche", why="Pour les familles")
    told = [found(circle, person, "familles") for person in (circle.ana, circle.zoe, None)]
    assert told == [["Ouvrir le dimanche"], [], []]
