"""A kind of paper document is a dataclass and a template: the rest is common."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.core.documents.samples import MINUTES, NOW, RECORD
from tourdetable.core.documents.formats.pdf import TEMPLATES
from tourdetable.core.documents.kinds.base import INK_BLUE, PaperDocument
from tourdetable.core.documents.kinds.charter import CharterDocument
from tourdetable.core.documents.kinds.decision_record import DecisionRecordDocument
from tourdetable.core.documents.kinds.minutes import MinutesDocument
from tourdetable.core.documents.kinds.poster import PosterDocument
from tourdetable.core.documents.kinds.relay_note import RelayNote
from tourdetable.core.documents.kinds.sign_in_sheet import SignInSheet


def test_every_kind_has_its_template() -> None:
    kinds = {
        "charter": CharterDocument,
        "decision_record": DecisionRecordDocument,
        "minutes": MinutesDocument,
        "poster": PosterDocument,
        "relay_note": RelayNote,
        "sign_in_sheet": SignInSheet,
    }
    found = {*PaperDocument.__subclasses__(), *DecisionRecordDocument.__subclasses__()}
    assert found == {*kinds.values()}
    for name, kind in kinds.items():
        assert kind.template == name
        assert (TEMPLATES / f"{name}.typ").is_file()


def test_the_file_is_titled_after_its_document_and_what_it_is_about() -> None:
    charter = CharterDocument(network="Club", title="Charte", subtitle="Version 1")
    assert charter.heading == "Charte — Club"
    assert MINUTES.heading == f"{MINUTES.title} — {MINUTES.about}"
    assert RECORD.heading == f"{RECORD.title} — {RECORD.about}"


def test_a_document_is_french_and_blue_until_it_is_said_otherwise() -> None:
    charter = CharterDocument(network="Club", title="Charte", subtitle="Version 1")
    assert (charter.lang, charter.accent) == ("fr", INK_BLUE)


@pytest.mark.parametrize("document", [MINUTES, RECORD])
def test_a_pdf_is_tagged_titled_and_dated(document: PaperDocument) -> None:
    pdf = PdfReader(BytesIO(document.pdf(now=NOW)))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == document.heading
    assert pdf.metadata.creation_date == NOW
