"""The sheet that is signed."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from django.test import Client

from tests.core.documents.samples import printed
from tests.domain.guests.builders import to_meeting
from tests.interface.web.areas.meetings.people import Port

NAMES = ["Bao Trần", "Ana Ruiz", "Aurélien L’Hôte", "Chloé Émery", "Inès Quai"]


def test_as_pdf(port: Port, ana: Client) -> None:
    to_meeting(port.circle, port.meeting)
    port.circle.school.mandates.update(ends=port.circle.school.starts)
    answer = ana.get(port.url("meeting_sheet_pdf"))
    name = f"circle-emargement-2027-04-15-{port.meeting.pk}.pdf"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert b"<pdfuaid:part>1</pdfuaid:part>" in answer.content
    words = " ".join("\n".join(printed(answer.content)).split())
    expected = [name for name in NAMES if name != "Chloé Émery"] + [
        "siège vacant",
        "Lecture d’avril",
    ]
    assert [name for name in expected if name not in words] == []
    assert "Chloé" not in words


def test_as_odt(port: Port, ana: Client) -> None:
    to_meeting(port.circle, port.meeting)
    answer = ana.get(port.url("meeting_sheet_office", port.meeting.pk, "odt"))
    with ZipFile(BytesIO(answer.content)) as file:
        words = file.read("content.xml").decode()
    assert [name for name in NAMES if name.split(" ")[0] not in words] == []
    assert words.count("<table:table ") == 4
