"""What an agreement and its diagnoses ask, on the tables of those who compose and of partners."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from tests.domain.builders import MARCH, NOW, Circle, draw, found_circle
from tests.domain.convention.builders import BY, asked, diagnosis_of, signed
from tests.interface.web.areas.decisions.people import furnish, steward
from tourdetable.domain.convention.actions.calling import call_on
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.home.subjects.agreed import ENDING, asked_to_approve
from tourdetable.interface.web.areas.home.table import MyTable

pytestmark = pytest.mark.django_db


def ending(person: Person) -> list[str]:
    """What somebody reads of the agreement that ends."""
    with translation.override("fr"):
        groups = MyTable(person, now=NOW).matters
        found = [m.what for one in groups if one.topic == str(ENDING) for m in one.matters]
        return [words.replace("\u00a0", " ") for words in found]


def lined_up(circle: Circle, person: Person) -> list[tuple[str, str]]:
    """The diagnoses that somebody is asked to approve, and for whom."""
    return [(one.diagnosis.title, str(one.seat)) for one in MyTable(person, now=NOW).approvals]


def test_whoever_composes_reads_a_season_ahead_that_the_agreement_ends() -> None:
    circle = found_circle()
    composer = steward(furnish(circle, draw(circle.body, MARCH)))
    signed(circle, last=date(2027, 12, 31))
    assert ending(composer) == ["« Convention 2024-2027 » prend fin le vendredi 31 décembre 2027"]
    assert ending(circle.bao) == []


def test_partners_read_the_diagnosis_that_waits_for_them_once_they_are_called_on() -> None:
    circle = found_circle()
    draft = diagnosis_of(circle, title="Le cap")
    assert lined_up(circle, circle.ana) == []
    who = {"institutions": [circle.town.institution], "version": draft.version, **BY}
    call_on(diagnosis=draft, **who)
    assert lined_up(circle, circle.ana) == []
    draft.entries.filter(seat=circle.town).delete()
    assert lined_up(circle, circle.ana) == [("Le cap", str(circle.town))]
    draft.delete()
    asked(circle)
    assert "answer" in str(asked_to_approve().query)
    assert lined_up(circle, circle.ana) == [("Les îles", str(circle.town))]
    assert lined_up(circle, circle.zoe) == []
