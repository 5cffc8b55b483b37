"""The report of an evaluation on paper."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from tests.core.documents.every_kind import EVALUATION
from tests.core.documents.samples import NOW, printed
from tourdetable.core.documents.formats.office.documents import OfficeFormat


def test_it_says_what_is_evaluated_then_figures_words_and_comments():
    page = "\n".join(printed(EVALUATION.pdf(now=NOW)))
    order = [
        "Instance d’évaluation",
        "Deux ans d’instances",
        "Rapport en cours",
        "Les chiffres",
        "sièges venus ÷ sièges attendus",
        "On vient",
        "80 %",
        "La moitié vient de loin.",
    ]
    found = [page.find(words) for words in order]
    assert -1 not in found
    assert found == sorted(found)


def test_a_drawing_has_its_words_in_a_word_processor():
    odt = EVALUATION.office(OfficeFormat.ODT, now=NOW)
    content = ZipFile(BytesIO(odt)).read("content.xml").decode()
    assert content.count("<svg:title>Deux années, en barres</svg:title>") == 1
