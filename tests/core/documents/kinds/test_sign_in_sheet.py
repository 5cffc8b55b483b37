"""The sheet that is signed in the room."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader

from tests.core.documents.samples import NOW, printed
from tourdetable.core.documents.kinds.sign_in_sheet import (
    SignatureGroup,
    SignatureRow,
    SignInSheet,
)


def sheet(number: int) -> SignInSheet:
    rows = tuple(SignatureRow(seat=f"Siège {n}", person=f"Personne {n}") for n in range(number))
    return SignInSheet(
        network="Convention",
        title="Feuille d’émargement",
        about="ITC du Port – Séance n° 5",
        under="jeudi 15 avril 2027",
        words="Chaque personne signe pour elle-même.",
        columns=("Siège", "Personne", "Salle", "Heures", "Signature"),
        groups=(SignatureGroup(name="Centres sociaux", rows=rows),),
        others="Autres personnes présentes",
    )


def test_everybody_once_and_the_heading_of_the_table_on_each_page() -> None:
    pages = printed(sheet(40).pdf(now=NOW))
    assert len(pages) > 1
    words = " ".join(pages)
    assert [n for n in range(40) if words.count(f"Personne {n}\n") != 1] == []
    assert all("Signature" in page for page in pages)
    assert "Autres personnes présentes" in words


def test_it_is_tagged_and_the_same_each_time() -> None:
    first = sheet(2).pdf(now=NOW)
    root = PdfReader(BytesIO(first)).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "fr")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert sheet(2).pdf(now=NOW) == first
