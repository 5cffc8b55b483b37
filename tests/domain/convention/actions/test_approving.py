"""Putting a diagnosis to partners, who approve it one by one."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, found_circle, nothing_changes
from tests.domain.convention.builders import (
    BY,
    approve,
    asked,
    by_link,
    diagnosis_of,
    invited,
    link_to,
    partner,
)
from tourdetable.domain.convention.actions.approving import (
    answer_for,
    put_to_partners,
    show_to_public,
    take_back,
)
from tourdetable.domain.convention.actions.calling import send_link
from tourdetable.domain.convention.actors import PartnerOutside
from tourdetable.domain.convention.models import (
    DiagnosisMessage,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.people.actions import register_institution

pytestmark = pytest.mark.django_db


def test_it_is_shared_on_the_day_of_the_last_approval() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    day = TODAY - timedelta(days=9)
    who = [circle.town.institution, circle.library.institution]
    on = {"institutions": who, "asked_on": day}
    made = put_to_partners(diagnosis=made, version=made.version, **on, **BY)
    made = approve(made, circle.town, circle.by_ana(), answered_on=TODAY - timedelta(days=2))
    assert (made.state, made.shared_on) == ("asked", None)
    made = approve(made, circle.library, circle.by_bao(), answered_on=TODAY - timedelta(days=5))
    assert (made.state, made.shared_on) == ("shared", TODAY - timedelta(days=2))
    row = partner(made, circle.library)
    assert (row.person, row.seat, row.recorded_on) == (circle.bao, circle.library, TODAY)


def test_what_lacks_something_is_put_to_nobody_and_what_is_missing_is_said() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    made.entries.filter(kind__in=["figure", "issue"]).delete()
    on = {"diagnosis": made, "version": made.version, **BY}
    with nothing_changes(), pytest.raises(ValidationError) as refused:
        put_to_partners(institutions=[circle.town.institution], **on)
    assert len(refused.value.messages) == 4


def test_only_institutions_that_sit_are_asked() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    who = [circle.town.institution, register_institution(name="Phare")]
    with nothing_changes(), pytest.raises(ValidationError, match="Phare"):
        put_to_partners(diagnosis=made, institutions=who, version=made.version, **BY)


def test_one_without_a_seat_answers_once_by_its_link_and_anew_by_another() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    row = invited(made)
    former, town = by_link(row), circle.town.institution
    on = {"institutions": [town, row.institution], "version": made.version + 1}
    made = put_to_partners(diagnosis=made, **on, **BY)
    approve(made, circle.town, circle.by_ana())
    with nothing_changes(), pytest.raises(ValidationError):
        answered_by(row, former)
    made = answered_by(row, by_link(row), answer="objected", words="Pas le Sud.")
    row.refresh_from_db()
    assert (row.said_by, row.seat, row.link) == ("Mme Roy, maire, Commune du Cap", None, 2)
    with nothing_changes(), pytest.raises(ValidationError):
        answered_by(row, by_link(row))
    send_link(partner=row, sending=link_to(), version=made.version, **BY)
    row.refresh_from_db()
    assert (row.answer, row.said_by, row.link) == ("", "", 3)
    made = answered_by(row, by_link(row, "M. Ker"))
    assert (made.state, made.shared_on) == ("shared", TODAY)
    sent = DiagnosisMessage.objects.values_list("letter", flat=True)
    assert sorted(sent) == ["put"]
    with nothing_changes(), pytest.raises(ValidationError):
        send_link(partner=row, sending=link_to(), version=made.version, **BY)


def answered_by(
    row: DiagnosisPartner, by: PartnerOutside, answer: str = "approved", words: str = ""
) -> SharedDiagnosis:
    version = SharedDiagnosis.objects.get(pk=row.diagnosis_id).version
    said = {"answer": answer, "words": words, "answered_on": TODAY, "version": version}
    return answer_for(partner=row, **said, by=by, now=NOW)


def test_whoever_has_come_to_sit_is_asked_by_the_seat_and_its_link_closes() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    row = invited(made)
    row.institution = circle.town.institution
    row.save()
    who = [circle.town.institution, circle.library.institution]
    put_to_partners(diagnosis=made, institutions=who, version=made.version + 1, **BY)
    row.refresh_from_db()
    assert (row.email, row.link) == ("", 1)


def test_each_answers_for_its_own_since_it_was_asked_and_says_what_stands_in_the_way() -> None:
    circle = found_circle()
    made, ana, bao = asked(circle), circle.by_ana(), circle.by_bao()
    wrong = (
        (bao, {}),
        (ana, {"answered_on": TODAY + timedelta(days=1)}),
        (ana, {"answered_on": TODAY - timedelta(days=1)}),
        (ana, {"answer": "objected"}),
        (ana, {"answer": "perhaps"}),
    )
    for by, more in wrong:
        with nothing_changes(), pytest.raises(ValidationError):
            approve(made, circle.town, by, **more)
    made = approve(made, circle.town, ana, answer="objected", words="Pas le Sud.")
    made = approve(made, circle.library, bao)
    assert made.state == "asked"
    assert approve(made, circle.town, ana).state == "shared"


def test_writing_it_again_forgets_the_answers_but_not_once_it_is_shared() -> None:
    circle = found_circle()
    made = approve(asked(circle), circle.town, circle.by_ana())
    made = take_back(diagnosis=made, version=made.version, **BY)
    row = partner(made, circle.town)
    assert (made.state, row.answer, row.answered_on) == ("draft", "", None)
    with nothing_changes(), pytest.raises(ValidationError):
        take_back(diagnosis=made, version=made.version, **BY)


def test_strangers_read_what_is_public_once_it_is_shared() -> None:
    circle = found_circle()
    made = asked(circle)
    made = show_to_public(diagnosis=made, public=True, version=made.version, by=BY["by"], now=NOW)
    assert made.is_public is False
    approve(made, circle.town, circle.by_ana())
    assert approve(made, circle.library, circle.by_bao()).is_public is True
