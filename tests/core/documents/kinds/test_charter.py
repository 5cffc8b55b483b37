"""The charter on paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from tests.core.documents.samples import NOW, printed
from tourdetable.core.documents.kinds.charter import ArticleBlock, CharterDocument, StateRow
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience

BROKEN = StateRow(
    state="Rompu",
    body="ITC Pays d’Arles",
    words="Aucune séance depuis deux mois",
    mend="En tenir une",
)
CHARTER = CharterDocument(
    network="Convention Cadre",
    title="Règlement des instances",
    subtitle="Version 2026.1, jugée le mardi 6 avril 2027",
    summary="Rompu : 1 article",
    preamble=parse("Pour *concerter*.", default=Audience.PUBLIC),
    articles=(
        ArticleBlock(number="", title="Se voir", level=2),
        ArticleBlock(
            number="ITC-14",
            title="Tous les deux mois",
            level=3,
            text=parse(
                "Chaque instance tient un calendrier.\n\n- régulier\n- connu",
                default=Audience.PUBLIC,
            ),
            states=(BROKEN,),
        ),
    ),
)


def told(doc: CharterDocument) -> str:
    return "\n".join(printed(doc.pdf(now=NOW)))


def test_each_article_is_read_with_its_state() -> None:
    page = told(CHARTER)
    order = [
        "Règlement des instances",
        "Rompu : 1 article",
        "Se voir",
        "ITC-14",
        "calendrier",
        "Pays d’Arles",
        "En tenir une",
    ]
    found = [page.find(words) for words in order]
    assert -1 not in found
    assert found == sorted(found)


def test_the_file_is_tagged_and_titled() -> None:
    pdf = PdfReader(BytesIO(CHARTER.pdf(now=NOW)))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Règlement des instances — Convention Cadre"


def test_a_charter_without_articles_is_printed() -> None:
    assert "Règlement des instances" in told(replace(CHARTER, articles=(), summary=""))
