"""Every body at a glance."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import FOUNDED, NOW, OPERATOR, draw
from tests.domain.coordination.builders import FEBRUARY, LATE, MAY, lived, noted
from tests.interface.web.areas.coordination.people import Desk
from tourdetable.core.charter.terms.verdict import SEVERITY
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.coordination.table import KEYS, AskedOfSupport, of_verdict

KNOWN = ("dont on sait qui les a faites", "que les réunions demandaient")


def boards(desk: Desk, *names: str) -> None:
    """Boards that have never met."""
    for name in names:
        said = {"network": desk.circle.network, "kind": "board", "name": name, "by": OPERATOR}
        install_body(**said, slug=name.lower().replace(" ", "-"), starts=FOUNDED, now=NOW)


def test_a_row_says_what_a_body_needs_and_does_by_itself(desk: Desk) -> None:
    lived(desk.supported, FEBRUARY, called_by=desk.supported.actor)
    noted(desk.supported, agreed="Dire la suite.", due=LATE)
    page = desk.read(desk.ivo, "coordination")
    assert "1 suite convenue en retard" in page
    assert "Aucune réunion en vue" in page
    assert "3 sièges, 3 incomplets" in page
    assert "50 %" in page
    assert "50 % de ce que l’on sait (2 sur 3)" in page
    assert "au moins 1 siège sur 3 s’en charge" in page
    assert "<small>rompu : CIR-02, et 2 autres</small>" in page
    assert "1 instance, dont 1 à aider." in page


def test_it_is_sorted_and_filtered_by_its_address(desk: Desk) -> None:
    boards(desk, "Bureau du bas", "Atelier")
    draw(desk.circle.body, MAY, "Lecture de mai")
    by_name = desk.read(desk.ivo, "coordination", asked="?sort=name")
    assert by_name.index("Atelier") < by_name.index("Bureau du bas") < by_name.index("Cercle du")
    by_date = desk.read(desk.ivo, "coordination", asked="?sort=next")
    assert by_date.index("Cercle du port") < by_date.index("Atelier")
    some = desk.read(desk.ivo, "coordination", asked="?kind=board&show=meeting&name=bas")
    assert "Bureau du bas" in some
    assert "Atelier" not in some
    none = desk.read(desk.ivo, "coordination", asked="?name=lune")
    assert "Aucune instance ici" in none


def test_it_is_for_whoever_supports_the_bodies(desk: Desk) -> None:
    people = (desk.ivo, desk.circle.ana, desk.circle.dora, desk.circle.zoe)
    assert [desk.status(one, "coordination") for one in people] == [200, 403, 403, 404]
    network = desk.read(desk.ivo, "network")
    assert desk.url("coordination") in network
    assert desk.url("coordination") not in desk.read(desk.circle.ana, "network")


def test_all_rows_found_are_taken_away(desk: Desk) -> None:
    boards(desk, "Atelier")
    Body.objects.filter(slug="atelier").update(territory="=1+1")
    lived(desk.supported, FEBRUARY, called_by=desk.circle.by_ana())
    client, url = desk.client(desk.ivo), desk.url("coordination_table", "csv")
    answer = client.get(f"{url}?sort=name")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert [row["Instance"] for row in rows] == ["Atelier", "Cercle du port"]
    assert rows[0]["Territoire"] == "'=1+1"
    assert rows[1]["Par elle-même, en pourcentage"] == "100"
    assert rows[1]["Dernière réunion"] == "04/02/2027"
    assert rows[1]["Ce qui demande de l’aide"].startswith("rompu\u00a0: ")
    assert [rows[1][f"Choses {what}"] for what in KNOWN] == ["2", "3"]
    ods = client.get(desk.url("coordination_table", "ods"))
    assert ods.headers["Content-Type"] == "application/vnd.oasis.opendocument.spreadsheet"
    assert desk.status(desk.ivo, "coordination_table", "exe") == 404


def test_it_weighs_and_costs_the_same_for_few_bodies_and_many(desk: Desk) -> None:
    client, url, counts = desk.client(desk.ivo), desk.url("coordination"), []
    for several in (("Un",), [f"Bureau {n}" for n in range(40)]):
        boards(desk, *several)
        client.get(url)
        with CaptureQueriesContext(connection) as seen:
            page = client.get(url)
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert len(page.content) < 150_000
    assert page.content.decode().count('name="body"') == 25


def test_what_the_address_does_not_know_is_left_out() -> None:
    asked = AskedOfSupport.of(QueryDict("sort=colour&show=all&name=port&kind=board"))
    assert asked.said == {"name": "port", "kind": "board"}
    assert set(KEYS) >= {"need", "name", "next"}
    assert of_verdict(None) == (len(SEVERITY), date.max)
