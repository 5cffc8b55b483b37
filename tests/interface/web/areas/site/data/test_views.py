from __future__ import annotations

import csv
import io
import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import CHARTER, draw, found_circle, hold
from tests.domain.deliverables.builders import out
from tests.domain.site.builders import MAY, opened, said_to_all
from tests.interface.web.areas.decisions.people import Room, furnish
from tests.interface.web.areas.site.data.table_schema import faults, problems
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.site.data.tables import TABLES

PUBLIC = '\n[public]\ntext = true\nbodies = ["circle"]\n'
CANARY = "CANARI"


@pytest.fixture
def shown(clock: None, db: None) -> Room:
    """A circle whose charter shows its bodies, with something in each table."""
    text = CHARTER.replace("\n[[body_kinds]]", f"{PUBLIC}\n[[body_kinds]]", 1)
    circle = found_circle(text)
    room = furnish(circle, hold(circle))
    said_to_all(circle, meeting=room.meeting)
    Decision.objects.update(text=CANARY, why=CANARY)
    opened(circle)
    out(circle, hold(circle, MAY.replace(month=2, day=4), "Lecture de février"), audience="public")
    Meeting.objects.update(purpose=CANARY, asks=CANARY)
    return room


def rows(room: Room, name: str) -> list[list[str]]:
    sent = Client().get(room.url("open_data_file", name)).content.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(sent), delimiter=";"))


def schema(room: Room, name: str) -> dict[str, object]:
    found: dict[str, object] = Client().get(room.url("open_data_schema", name)).json()
    return found


@pytest.mark.parametrize("name", TABLES)
def test_each_table_is_what_its_schema_says(shown: Room, name: str) -> None:
    said, found = schema(shown, name), rows(shown, name)
    assert (faults(said), problems(said, found)) == ([], [])
    assert len(found) > 1
    (licence,) = said["licenses"]  # type: ignore[misc]  # a list
    assert licence["name"] == "etalab-2.0"


def test_the_checks_of_this_test_bite(shown: Room) -> None:
    said, found = schema(shown, "calendrier"), rows(shown, "calendrier")
    spoilt = [found[0], [*found[1][:4], "demain", *found[1][5:]], found[1], found[1]]
    assert problems(said, spoilt) == ["row 2, debut: 'demain'", "the key is there twice"]


def test_nobody_is_named_and_nothing_confidential_comes_out(shown: Room) -> None:
    every = "\n".join(";".join(row) for name in TABLES for row in rows(shown, name))
    told = ("Ana", "Ruiz", "Bao", "Dora", "Lou", CANARY, "Lecture de mars", "Lire Colette")
    assert [word for word in told if word in every] == []


@pytest.mark.parametrize("title", ["=1+1", "+33 1", "-2", "@SUM(A1)", "\t=1", "＝1", "|calc"])
def test_no_cell_is_ever_a_formula(shown: Room, title: str) -> None:
    Body.objects.update(territory=title)
    (cell,) = {row[3] for row in rows(shown, "instances")[1:]}
    assert cell == f"'{title.strip()}"


def test_all_of_it_is_one_package(shown: Room) -> None:
    said = Client().get(shown.url("open_data_package"))
    found = json.loads(said.content)
    assert [one["name"] for one in found["resources"]] == list(TABLES)
    assert {Client().get(one["path"]).status_code for one in found["resources"]} == {200}
    assert said["Access-Control-Allow-Origin"] == "*"


def test_many_rows_cost_no_more_queries_than_few(shown: Room) -> None:
    counted = []
    rows(shown, "calendrier")
    for some in (1, 6):
        for number in range(some):
            day = MAY + timedelta(weeks=some + number)
            draw(shown.circle.body, day, f"Fête {some} {number}", kind="feast")
        with CaptureQueriesContext(connection) as seen:
            rows(shown, "calendrier")
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_a_charter_that_shows_no_body_gives_none(room: Room) -> None:
    assert [len(rows(room, name)) for name in ("instances", "composition")] == [1, 1]
    assert Client().get(room.url("open_data_file", "membres")).status_code == 302
