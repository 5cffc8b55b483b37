from __future__ import annotations

from tests.domain.builders import NOW, Circle
from tests.domain.experience.builders import called, proposed, published
from tourdetable.domain.experience.actions.writing import invite
from tourdetable.domain.own.dossier import dossier
from tourdetable.domain.people.models import Person


def told(person: Person, code: str) -> list[tuple[object, ...]]:
    return next(one.rows for one in dossier(person) if one.code == f"experience.{code}")


def test_one_is_told_what_one_proposed_and_read_again(circle: Circle) -> None:
    report = published(circle)
    rows = told(circle.bao, "ExperienceReport.person")
    assert rows == [("Cercle", "Cercle du port", "Médiathèque", "Lire la nuit", "published", NOW)]
    assert told(circle.bao, "ExperienceReport.checked_by") == [(report.title, NOW)]


def test_one_is_told_where_one_was_invited_and_what_one_called_for(circle: Circle) -> None:
    report = proposed(circle)
    invite(report=report, version=1, person=circle.ana, by=circle.by_bao(), now=NOW)
    called(circle)
    assert told(circle.ana, "ReportCarrier.person") == [("Lire la nuit", NOW)]
    assert told(circle.dora, "ExperienceCall.opened_by") == [("Cercle", "Lire dehors", NOW)]
