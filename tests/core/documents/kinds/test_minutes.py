"""The minutes on paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader

from tests.core.documents.samples import MINUTES, NOW, PREFECTURE_SLOT, printed, written
from tourdetable.core.documents.kinds.minutes import AgendaRow, DocumentRow, MinutesDocument


def pages(doc: MinutesDocument = MINUTES) -> list[str]:
    return printed(doc.pdf(now=NOW))


def test_the_file_is_tagged_titled_dated_and_says_its_language() -> None:
    pdf = PdfReader(BytesIO(MINUTES.pdf(now=NOW)))
    root = pdf.trailer["/Root"]
    assert (root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, "fr")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Compte rendu — Séance du 7 janvier 2027"
    assert pdf.metadata.author == "Convention Cadre des centres sociaux"
    assert pdf.metadata.creation_date == NOW
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_dissensus_is_printed_with_who_holds_it_and_what_would_lift_it() -> None:
    lines = pages()[0].splitlines()
    start = lines.index("Dissensus")
    assert lines[start + 1 : start + 4] == [
        "Centre social L’Estran — « notre public ne traverse pas la cité »",
        "Ce qui le lèverait : une navette, ou une séance par site",
        "État : maintenu ; revu le 8 juin",
    ]


def test_its_absence_is_a_sentence_never_a_blank() -> None:
    lines = pages(replace(MINUTES, decisions=(PREFECTURE_SLOT,)))[0].splitlines()
    assert lines[lines.index("Dissensus") + 1] == "Aucun dissensus exprimé"


def test_a_draft_says_so_on_every_page() -> None:
    draft = pages()
    assert len(draft) == 2
    assert ["Projet, non adopté" in page for page in draft] == [True, True]


def test_adopted_minutes_say_it_once() -> None:
    adopted = pages(
        replace(MINUTES, adopted=True, state="Adopté le 25 février 2027 par l’instance")
    )
    assert "".join(adopted).count("Adopté le 25 février 2027 par l’instance") == 1


def test_pages_are_numbered_out_of_their_total() -> None:
    assert [
        page.splitlines()[-1].split("Séance du 7 janvier 2027")[-1].strip() for page in pages()
    ] == [
        "1 / 2",
        "2 / 2",
    ]


def test_a_meeting_without_a_decision_says_so() -> None:
    assert "Aucune décision n’a été prise." in pages(replace(MINUTES, decisions=()))[0].splitlines()


def test_headers_of_a_long_table_are_repeated() -> None:
    agenda = tuple(
        AgendaRow(title=f"point numéro {number}", purpose="échange") for number in range(80)
    )
    repeated = [page for page in pages(replace(MINUTES, agenda=agenda)) if "point numéro" in page]
    assert [("Visée" in page) for page in repeated] == [True] * 3


def test_empty_minutes_are_printed() -> None:
    blank = replace(
        MINUTES,
        network="",
        body="",
        title="",
        about="",
        date="",
        place="",
        state="",
        attendance=(),
        agenda=(),
    )
    assert (
        "Décisions"
        in pages(
            replace(blank, decisions=(), text=written(""), writer="", audience="", integrity="")
        )[0]
    )


def test_the_documents_of_the_meeting_come_last_with_what_each_is_and_its_point() -> None:
    documents = (
        DocumentRow(name="Bilan.pdf", about="PDF, 1,2 Mo"),
        DocumentRow(name="Carte.odt", about="ODT, 84 ko", point="Veille"),
    )
    lines = "\n".join(pages(replace(MINUTES, documents=documents))).splitlines()
    start = lines.index("Documents de la séance")
    assert [" ".join(line.split()) for line in lines[start + 1 : start + 4]] == [
        "Document Nature Point",
        "Bilan.pdf PDF, 1,2 Mo",
        "Carte.odt ODT, 84 ko Veille",
    ]


def test_a_document_whose_name_is_one_long_word_stays_in_its_column() -> None:
    long = DocumentRow(name=f"{'x' * 150}.pdf", about="PDF, 1 ko")
    lines = "\n".join(pages(replace(MINUTES, documents=(long,)))).splitlines()
    widest = max(line.count("x") for line in lines)
    assert (sum(line.count("x") for line in lines if "xxx" in line), widest < 80) == (150, True)
