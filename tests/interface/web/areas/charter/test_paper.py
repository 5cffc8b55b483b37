from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from tests.interface.web.areas.decisions.people import COLLEAGUE, Room


def test_the_charter_is_a_file_with_its_states(room: Room) -> None:
    answer = room.client(COLLEAGUE).get(room.url("charter_pdf"))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
    assert "charte-du-cercle-de-lecture-2027-04-06.pdf" in answer.headers["Content-Disposition"]
    words = "\n".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert [part in words for part in ("CIR-02", "Cercle du port", "2027.1", "mardi 6")] == [
        True
    ] * 4


def test_a_past_day_is_printed_as_of_that_day(room: Room) -> None:
    answer = room.client(COLLEAGUE).get(room.url("charter_pdf"), {"on": "2027-02-01"})
    assert "2027-02-01.pdf" in answer.headers["Content-Disposition"]
