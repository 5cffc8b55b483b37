"""What goes no further before somebody takes it up, on the tables of those who may."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import APRIL, TODAY, Circle, draw
from tests.domain.convention.builders import approve, asked, diagnosis_of, invited
from tests.domain.evaluation.builders import evaluating, given
from tests.interface.web.areas.decisions.people import Room, steward
from tests.interface.web.areas.home.subjects.test_supported import words_on
from tourdetable.domain.convention.models import DiagnosisPartner, SharedDiagnosis
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.subjects.decided import (
    DIAGNOSES,
    REPORTS,
    asked_reports,
    open_diagnoses,
)


def steward_of(circle: Circle) -> Person:
    return steward(Room(circle, draw(circle.body, APRIL), circle.ana))


def test_whoever_composes_reads_the_diagnoses_that_wait_for_a_step(clock: None, db: None) -> None:
    scene = evaluating()
    circle, person = scene.circle, steward_of(scene.circle)
    assert words_on(DIAGNOSES, person) == []
    diagnosis_of(circle, title="Le cap")
    put = asked(circle)
    said = "« Le cap » est en cours d’écriture, et aucun partenaire n’est appelé"
    assert words_on(DIAGNOSES, person) == [said]
    row = invited(SharedDiagnosis.objects.get(title="Le cap"))
    assert words_on(DIAGNOSES, person) == ["« Le cap » est en cours d’écriture"]
    SharedDiagnosis.objects.filter(title="Le cap").update(state="asked")
    DiagnosisPartner.objects.filter(pk=row.pk).update(open_until=TODAY - timedelta(1))
    said = "« Le cap » : le lien d’un partenaire est passé, et il n’a pas répondu"
    assert words_on(DIAGNOSES, person) == [said]
    approve(put, circle.town, circle.by_ana(), answer="objected", words="Il manque le port.")
    said = "« Les îles » : un partenaire ne l’approuve pas encore"
    assert words_on(DIAGNOSES, person)[1:] == [said]
    approve(put, circle.town, circle.by_ana())
    approve(put, circle.library, circle.by_bao())
    said = "« Les îles » est partagé, et aucune instance ne s’y est encore ouverte"
    assert words_on(DIAGNOSES, person)[1:] == [said]
    assert words_on(DIAGNOSES, circle.ana) == []
    assert open_diagnoses().query.order_by == ("sort_key", "pk")


def test_those_who_prepare_the_meetings_of_a_body_read_the_report_that_it_approves(
    clock: None, db: None
) -> None:
    scene = evaluating()
    person = steward_of(scene.circle)
    assert words_on(REPORTS, person) == []
    given(scene)
    (said,) = words_on(REPORTS, person)
    assert said.startswith("Cercle du port : Une année de lectures (remise le ")
    assert words_on(REPORTS, scene.eva) == []
    assert asked_reports().query.order_by == ("asked_on", "pk")
