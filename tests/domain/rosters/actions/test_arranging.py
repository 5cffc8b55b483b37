"""An import is begun, settled and given up without a trace in the network."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import NOW, OPERATOR, Circle, found_circle
from tests.domain.rosters.files import begun, confirmed, csv, everything, told
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.rosters.actions import arranging
from tourdetable.domain.rosters.models import RosterImport
from tourdetable.domain.rosters.options import options_of

pytestmark = pytest.mark.django_db
GOOD = "Cercle du port;Caf;Communes;Martin Aline;a@caf.fr;;"
DOUBTFUL = "Cercle du port;Ville du Port;;Ruis Ana;;;"
BY = {"by": OPERATOR, "now": NOW}


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def test_nothing_is_written_before_it_is_confirmed(circle: Circle) -> None:
    before = everything()
    roster = begun(circle, csv(GOOD, DOUBTFUL))
    settled = arranging.settle(
        roster=roster,
        version=roster.version,
        settled={"person:3:ana ruis": str(circle.ana.pk)},
        **BY,
    )
    assert [state for _n, state, _says in told(settled)] == ["created", "same"]
    arranging.drop(roster=settled, version=settled.version, **BY)
    assert everything() == before


def test_the_same_file_of_the_same_person_is_the_same_import(circle: Circle) -> None:
    first, second = begun(circle, csv(GOOD)), begun(circle, csv(GOOD))
    assert (first.pk, second.version) == (second.pk, first.version + 1)


def test_two_who_change_it_at_once_do_not_overwrite_each_other(circle: Circle) -> None:
    roster = begun(circle, csv(GOOD))
    said = {"roster": roster, "version": roster.version, "settled": {}}
    arranging.settle(**said, **BY)
    with pytest.raises(Changed):
        arranging.settle(**said, **BY)


def test_an_answer_may_be_somebody_new(circle: Circle) -> None:
    roster = begun(circle, csv(DOUBTFUL))
    settled = {"person:2:ana ruis": "new"}
    done = arranging.settle(roster=roster, version=roster.version, settled=settled, **BY)
    assert [state for _n, state, _says in told(done)] == ["created"]


def test_the_good_lines_are_taken_only_if_it_is_said(circle: Circle) -> None:
    roster = begun(circle, csv(GOOD, DOUBTFUL))
    with pytest.raises(ValidationError):
        confirmed(roster, take_good=False)
    assert confirmed(roster).total == 1
    with pytest.raises(ValidationError):
        arranging.drop(roster=roster, version=roster.version + 1, **BY)


def test_there_may_be_nothing_to_write(circle: Circle) -> None:
    with pytest.raises(ValidationError):
        confirmed(begun(circle, csv("Cercle du port;Ville du Port;;Ruiz Ana;;;")))


def test_whoever_composes_nothing_imports_nothing(circle: Circle) -> None:
    with pytest.raises(PermissionDenied):
        begun(circle, csv(GOOD), by=Actor(circle.ana, seat=circle.town))
    assert not RosterImport.objects.exists()


def test_another_sheet_is_read_afresh_and_an_unknown_one_refused(circle: Circle) -> None:
    roster = begun(circle, csv(GOOD))
    options = replace(options_of(roster.choices), order="given")
    said = {"columns": roster.columns, "options": options, "heading_row": 0, **BY}
    kept = arranging.arrange(roster=roster, version=roster.version, sheet=0, **said)
    assert options_of(kept.choices).order == "given"
    with pytest.raises(ValidationError):
        arranging.arrange(roster=kept, version=kept.version, sheet=3, **said)
