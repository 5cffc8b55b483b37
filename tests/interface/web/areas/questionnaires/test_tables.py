from __future__ import annotations

import csv
import io

from tests.domain.questionnaires.builders import answered_by
from tests.interface.web.areas.decisions.people import SECRETARY, Room


def test_what_is_hidden_on_the_page_is_hidden_in_the_spreadsheet(room: Room) -> None:
    row = answered_by(room.circle, "1" + "5" * 6 + "4" * 9)
    client = room.client(SECRETARY)
    page = client.get(room.url("questionnaire_results", row.pk)).content.decode()
    assert "masqué" in page
    sheet = client.get(room.url("questionnaire_results_csv", row.pk))
    lines = list(csv.reader(io.StringIO(sheet.content.decode("utf-8-sig")), delimiter=";"))
    first = [line for line in lines[1:] if line[0] == lines[1][0]]
    counts = {line[1]: line[4] for line in first}
    assert (counts["Plutôt"], counts["Tout à fait"], counts["Pas du tout"]) == ("9", "", "") or (
        counts["Pas du tout"] == ""
    )
    assert {line[3] for line in first} == {"16"}


def test_colleges_are_called_by_their_names(room: Room) -> None:
    row = answered_by(room.circle, "5" * 6 + "4" * 6, breakdown="college")
    page = room.client(SECRETARY).get(room.url("questionnaire_results", row.pk)).content.decode()
    assert "Tout le monde" in page
