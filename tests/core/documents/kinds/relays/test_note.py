"""A note of one page, on the paper of an institution."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.core.documents.samples import NOW, printed, written
from tests.domain.founding.test_logos import png
from tourdetable.core.documents.formats.letterhead import Letterhead
from tourdetable.core.documents.kinds.relays.note import RelayedDecision, RelayNote

SQUARE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
SIGNED = Letterhead(name="Caf", lines=("1 rue du Port",))


def said(number: int = 2) -> dict[str, Any]:
    """What all relays say, with so many decisions."""
    title = "Ouvrir une permanence d’accès aux droits au centre social"
    return {
        "network": "Convention",
        "title": "Ce qui s’est dit et décidé",
        "about": "ITC du Port, séance n° 5",
        "institution": "Caf",
        "letterhead": SIGNED,
        "labels": {
            "decisions": "Ce qui a été décidé",
            "tasks": "Ce qui nous revient",
            "passages": "Ce qui nous concerne",
            "next": "Prochaine date",
            "dissensus": "Dissensus :",
        },
        "source": "D’après le compte rendu",
        "decisions": tuple(
            RelayedDecision(
                reference=f"D-{n}", title=title, outcome="consensus", dissents=("Ville : trop tôt",)
            )
            for n in range(number)
        ),
        "tasks": ("Prêter une salle",),
        "next": "Jeudi 6 mai 2027",
    }


def test_it_says_all_that_is_kept() -> None:
    note = RelayNote(**said(), text=written("La Caf vient."), reserved="À usage interne")
    (page,) = printed(note.pdf(now=NOW))
    told = " ".join(page.split())
    for words in ("Caf", "1 rue du Port", "D-1", "Ville : trop tôt", "La Caf vient.", "6 mai"):
        assert words in told
    assert ("À usage interne" in told, note.heading) == (
        True,
        "Ce qui s’est dit et décidé — ITC du Port, séance n° 5",
    )


def test_letters_get_smaller_until_it_holds_on_a_page() -> None:
    assert [len(printed(RelayNote(**said(n)).pdf(now=NOW))) for n in (2, 18, 60)] == [1, 1, 4]


@pytest.mark.parametrize("logo", [b"", png(), SQUARE])
def test_it_is_tagged_with_its_image_and_the_same_each_time(logo: bytes) -> None:
    note = RelayNote(**said() | {"letterhead": replace(SIGNED, logo=logo)})
    first = note.pdf(now=NOW)
    root = PdfReader(BytesIO(first)).trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "fr")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert note.pdf(now=NOW) == first
