from __future__ import annotations

from tests.domain.experience.builders import published
from tests.interface.web.areas.decisions.people import Room
from tests.interface.web.areas.experience.told import drafted


def test_the_sheet_is_given_in_three_formats(room: Room) -> None:
    report = published(room.circle, audience="public")
    client = room.client("anonymous")
    pdf = client.get(room.url("experience_sheet_pdf", report.pk))
    assert pdf.content[:5] == b"%PDF-"
    kinds = [
        client.get(room.url("experience_sheet_office", report.pk, kind)).content[:2]
        for kind in ("odt", "docx")
    ]
    assert kinds == [b"PK", b"PK"]
    assert 'filename="lire-la-nuit.pdf"' in pdf["Content-Disposition"]


def test_a_draft_is_given_to_those_who_write_it(room: Room) -> None:
    url = room.url("experience_sheet_pdf", drafted(room).pk)
    assert [room.client(who).get(url).status_code for who in ("bao", "ana")] == [200, 404]
