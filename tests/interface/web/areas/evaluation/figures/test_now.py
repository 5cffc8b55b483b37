"""Indicators over days that one chooses."""

from __future__ import annotations

import csv
import io

from tests.domain.builders import hold
from tests.domain.evaluation.builders import Evaluating, with_more_seats
from tests.interface.web.areas.evaluation.visitors import client_of, page, url

DAYS = "?first=2027-03-01&last=2027-03-31"


def table(scene: Evaluating, query: str) -> dict[str, list[str]]:
    """The spreadsheet, by indicator."""
    sheet = client_of(scene.eva).get(url("indicators_csv") + query)
    rows = csv.reader(io.StringIO(sheet.content.decode("utf-8-sig")), delimiter=";")
    return {row[0]: row[2:5] for row in rows}


def test_figures_are_those_of_the_season_or_of_the_days_of_the_address(scene: Evaluating):
    with_more_seats(scene)
    hold(scene.circle)
    assert table(scene, "")["Réunions tenues"] == ["1", "1", "1"]
    assert table(scene, "?first=2027-01-01&last=2027-01-31")["Réunions tenues"][0] == "0"
    shown = client_of(scene.eva).get(url("indicators") + DAYS).content.decode()
    assert "n’existait à la période précédente" in shown


def test_days_that_hold_nothing_are_said_and_the_season_is_shown(scene: Evaluating):
    for query in ("?first=2027-03-31&last=2027-03-01", "?first=demain&last=2027-03-01"):
        answer = client_of(scene.eva).get(url("indicators") + query)
        assert 'role="alert"' in answer.content.decode()


def test_over_no_days_that_one_chooses_is_what_seats_did_told(scene: Evaluating):
    with_more_seats(scene)
    hold(scene.circle)
    for days in ("", DAYS, "?body=port"):
        assert "Sièges qui ont pris un tour" not in table(scene, days)
    assert client_of(scene.eva).get(url("indicator", "turns") + DAYS).status_code == 404
    shown = client_of(scene.eva).get(url("indicators")).content.decode()
    assert "ne se lit que dans les évaluations" in shown


def test_a_body_is_told_as_it_is_beside_the_others(scene: Evaluating):
    with_more_seats(scene)
    hold(scene.circle)
    small = f"?body={scene.board.slug}"
    assert table(scene, small)["Réunions tenues"][0] == "0"
    shown = client_of(scene.eva).get(url("indicator", "meetings_held") + "?body=port")
    assert "Lecture" in shown.content.decode()
    facts = client_of(scene.eva).get(url("indicator_facts", "meetings_held") + small)
    assert len(facts.content.decode().splitlines()) == 1


def test_strangers_sign_in_first(scene: Evaluating):
    assert client_of(None).get(url("indicators")).status_code == 302
    assert "Indicateurs" in page(scene.circle.ana, "indicators")
