"""Writing a diagnosis together."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, found_circle, nothing_changes
from tests.domain.convention.builders import BY, ENTRIES, asked, diagnosis_of
from tourdetable.domain.convention.actions.diagnosing import (
    DiagnosisDetails,
    EntryDraft,
    begin_diagnosis,
    bring_entry,
    describe_diagnosis,
    remove_entry,
)
from tourdetable.domain.journal.models import Event

pytestmark = pytest.mark.django_db

FIGURE = ENTRIES[0]


def test_what_is_brought_names_its_seat_and_the_journal_says_no_word_of_it() -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    rows = made.entries.values_list("kind", "seat__institution__name")
    assert list(rows) == [
        ("figure", "Ville du Port"),
        ("facility", "Médiathèque"),
        ("issue", "Ville du Port"),
        ("source", "Médiathèque"),
    ]
    told = Event.objects.filter(kind="diagnosis.entry_brought").order_by("pk")[0]
    assert sorted(told.data) == ["entry", "entry_kind"]


@pytest.mark.parametrize(
    "draft",
    [
        replace(FIGURE, value=""),
        replace(FIGURE, source=""),
        replace(FIGURE, year=None),
        replace(FIGURE, year=2099),
        EntryDraft("issue", "  "),
        EntryDraft("rumour", "On dit."),
        EntryDraft("source", "Site", address="javascript:alert(1)"),
        FIGURE,
    ],
)
def test_a_figure_has_its_source_and_year_and_nothing_is_brought_twice(draft: EntryDraft) -> None:
    circle = found_circle()
    made = diagnosis_of(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        bring_entry(diagnosis=made, draft=draft, by=circle.by_ana(), now=NOW)


def test_what_partners_read_changes_no_more() -> None:
    circle = found_circle()
    made = asked(circle)
    entry = made.entries.order_by("pk")[0]
    details = DiagnosisDetails("Autre", "Nord")
    with nothing_changes(), pytest.raises(ValidationError):
        bring_entry(diagnosis=made, draft=EntryDraft("issue", "Le vent."), **BY)
    with nothing_changes(), pytest.raises(ValidationError):
        remove_entry(entry=entry, **BY)
    with nothing_changes(), pytest.raises(ValidationError):
        describe_diagnosis(diagnosis=made, details=details, version=made.version, **BY)


def test_a_diagnosis_is_begun_once_for_a_body_of_its_network() -> None:
    circle = found_circle()
    diagnosis_of(circle)
    away = found_circle(slug="away")
    for details in (
        DiagnosisDetails("Les îles", "Nord"),
        DiagnosisDetails("La côte", ""),
        DiagnosisDetails("La côte", "Nord", body=away.body),
    ):
        with nothing_changes(), pytest.raises(ValidationError):
            begin_diagnosis(network=circle.network, details=details, **BY)
