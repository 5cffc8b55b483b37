from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from tests.domain.builders import found_circle
from tourdetable.interface.cli import main

pytestmark = pytest.mark.django_db
KEYS = {
    "clause", "body", "verdict", "exception", "evidence", "next_break", "mend", "parameters",
}  # fmt: skip


def test_verdicts_come_as_json_in_the_contract_s_shape():
    found_circle()
    answer = CliRunner().invoke(main, ["compliance", "circle", "--on", "2027-04-06", "--json"])
    said = json.loads(answer.output)
    assert (
        answer.exit_code,
        all(set(v) >= KEYS for v in said["verdicts"]),
        bool(said["verdicts"]),
    ) == (0, True, True)


def test_verdicts_come_as_lines():
    circle = found_circle()
    answer = CliRunner().invoke(main, ["compliance", "circle", "--on", "2027-04-06"])
    lines = answer.output.splitlines()
    assert {line.split()[1] for line in lines} == {a.id for a in circle_articles(circle)}
    said = {"Tenue", "À surveiller", "Rompue", "Non concernée", "Non mesurable", "Inconnue"}
    assert {line[11:27].strip() for line in lines} <= said


def circle_articles(circle):
    return circle.of(circle.ana).charter.articles_by_id.values()


def test_an_unknown_network_is_said_with_the_known_ones():
    found_circle()
    answer = CliRunner().invoke(main, ["compliance", "cercle"])
    assert (answer.exit_code, answer.output.splitlines()[-1]) == (
        2,
        "Error: there is no network “cercle”; known: circle",
    )
