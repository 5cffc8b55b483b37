from __future__ import annotations

from tests.domain.builders import TODAY, Circle
from tests.domain.experience.builders import addressed, proposed, written
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.interface.web.areas.experience.shown import SheetShown


def shown(circle: Circle, attribution: str) -> SheetShown:
    """Bao's sheet, as others have it."""
    report = written(circle, proposed(circle), contacts="Le secrétariat.", when="En mars")
    report = addressed(circle, report, attribution=attribution)
    return SheetShown(report, charter_in_force(circle.network, on=TODAY))


def test_one_knows_of_who_tells_it_what_was_chosen(circle: Circle) -> None:
    assert shown(circle, "named").who == "Bao Trần, Médiathèque"


def test_one_may_know_the_college_alone(circle: Circle) -> None:
    found = shown(circle, "college")
    assert (found.who, [part.name for part in found.parts]) == ("Médiathèques", ["done"])


def test_or_nothing(circle: Circle) -> None:
    found = shown(circle, "none")
    assert (found.who, [words for _label, words in found.facts]) == ("", ["En mars"])


def test_whom_to_ask_is_told_with_the_institution(circle: Circle) -> None:
    found = shown(circle, "institution")
    assert (found.who, found.parts[-1].text) == ("Médiathèque", "Le secrétariat.")
    assert (found.documents, found.tags) == ([], [])
