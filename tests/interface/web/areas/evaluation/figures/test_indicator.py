"""A figure opens on its facts, and is found again by hand from the file of them."""

from __future__ import annotations

import csv
from io import StringIO

from tests.domain.builders import APRIL, hold
from tests.domain.evaluation.builders import Evaluating, begun, frozen, given, with_more_seats
from tests.interface.web.areas.evaluation.visitors import client_of, page, url
from tourdetable.domain.people.models import Person


def facts(scene: Evaluating, code: str, person: Person | None = None) -> list[dict[str, str]]:
    """The lines of the file."""
    found = client_of(person or scene.eva).get(url("evaluation_facts", 1, code))
    assert found.status_code == 200
    text = found.content.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def number(said: str) -> float:
    return float(said.replace(",", "."))


def test_it_says_how_it_is_made_and_which_articles_it_informs(scene: Evaluating):
    frozen(scene)
    shown = page(scene.eva, "evaluation_indicator", 1, "regularity")
    assert "Attentes dans la limite ÷ attentes" in shown
    assert "/charter/articles/CIR-02/" in shown or "CIR-02" in shown


def test_its_value_is_the_sums_of_its_file(scene: Evaluating):
    with_more_seats(scene)
    hold(scene.circle, APRIL, "Lecture d’avril")
    frozen(scene)
    rows = facts(scene, "presence")
    counts = sum(number(row["Compte pour"]) for row in rows)
    of = sum(number(row["Sur"]) for row in rows)
    assert (counts, of) == (6, 12)
    assert "50\N{NO-BREAK SPACE}%" in page(scene.eva, "evaluation_indicator", 1, "presence")


def test_titles_and_days_are_for_those_who_sit_there(scene: Evaluating):
    given(scene)
    (row,) = facts(scene, "meetings_held")
    assert (row["Comment il s’appelle"], row["Jour, ou mois"]) == ("", "mars 2027")
    (row,) = facts(scene, "meetings_held", scene.circle.ana)
    assert (row["Comment il s’appelle"], row["Jour, ou mois"]) == ("Lecture de mars", "04/03/2027")
    assert "Lecture de mars" not in page(scene.eva, "evaluation_indicator", 1, "meetings_held")
    assert "Lecture de mars" in page(scene.circle.ana, "evaluation_indicator", 1, "meetings_held")


def test_a_figure_about_fewer_than_five_seats_is_not_told(scene: Evaluating):
    frozen(scene)
    shown = page(scene.eva, "evaluation_indicator", 1, "presence")
    assert "moins de cinq sièges" in shown
    assert facts(scene, "presence") == []


def test_what_changed_since_is_told_and_the_figure_stays(scene: Evaluating):
    frozen(scene)
    hold(scene.circle, APRIL, "Lecture d’avril")
    shown = page(scene.eva, "evaluation_indicator", 1, "meetings_held")
    assert "Enregistré depuis" in shown
    assert len(facts(scene, "meetings_held")) == 1


def test_before_it_is_frozen_it_follows_what_is_recorded(scene: Evaluating):
    begun(scene)
    hold(scene.circle)
    assert len(facts(scene, "meetings_held")) == 1


def test_an_indicator_that_nobody_knows_is_not_found(scene: Evaluating):
    frozen(scene)
    assert client_of(scene.eva).get(url("evaluation_indicator", 1, "x")).status_code == 404
