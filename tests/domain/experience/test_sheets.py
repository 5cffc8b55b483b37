from __future__ import annotations

from io import BytesIO

from tests.domain.builders import NOW, Circle
from tests.domain.experience.builders import addressed, proposed, written
from tourdetable.domain.experience.actions.writing import add_document, write
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.experience.sheets import (
    hidden_names,
    look_through,
    telling_words,
    texts_of,
)


def fresh(report: ExperienceReport) -> ExperienceReport:
    return ExperienceReport.objects.get(pk=report.pk)


def test_each_text_is_looked_through_tags_and_documents_too(circle: Circle) -> None:
    report = written(circle, proposed(circle), territory="12 rue Haute", contacts="06 11 22 33 44")
    known = {"by": circle.by_bao(), "now": NOW}
    write(report=report, version=report.version, said={}, tags=["Mme D."], **known)
    report = fresh(report)
    content = BytesIO(b"Un texte.")
    add_document(report=report, version=report.version, content=content, name="x.txt", **known)
    found = look_through(fresh(report))
    assert [one.field for one in found.passages] == ["territory", "contacts", "tags", "document"]
    assert (found.open, found.missing) == (found.passages, ("results",))
    assert texts_of(report)["tags"] == "Mme D."


def test_names_are_hidden_when_nobody_is_to_be_told(circle: Circle) -> None:
    report = proposed(circle)
    assert hidden_names(report) == ()
    report = fresh(addressed(circle, report, attribution="college"))
    assert hidden_names(report) == ("Bao Trần", "Médiathèque")
    report = written(circle, report, contacts="Bao Trần, 06 11 22 33 44", levers="Bao Trần")
    assert [one.field for one in look_through(fresh(report)).passages] == ["levers"]


def test_the_words_by_which_an_institution_would_be_known_are_hidden(circle: Circle) -> None:
    hidden = []
    for name in ("ARS Grand-Littoral (délégation)", "Caf du Port", "Ville de Crots", "La Nef"):
        circle.library.institution.name = name
        circle.library.institution.save()
        hidden.append(telling_words(circle.library))
    assert hidden == [["ARS", "Grand-Littoral"], ["Caf", "Port"], ["Crots"], ["Nef"]]


def test_whatever_a_reader_would_have_is_in_the_fingerprint(circle: Circle) -> None:
    report = proposed(circle)
    seen = [look_through(report).text]
    for said in ({"context": "Un"}, {"tier": "local"}):
        seen.append(look_through(fresh(written(circle, report, **said))).text)
    for far in ({"audience": "body"}, {"attribution": "named"}):
        seen.append(look_through(fresh(addressed(circle, report, **far))).text)
    assert len(set(seen)) == len(seen)
