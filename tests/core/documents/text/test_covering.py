"""Words that are covered are gone, wherever a document says them."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.core.documents.samples import MINUTES, NOW
from tests.effort import examples
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.covering import WordsCovered, covered
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience

BOX = "[occulté]"


def read(text: str, *phrases: str) -> tuple[str, int]:
    document = prune(parse(text, default=Audience.PUBLIC), Audience.PUBLIC)
    left, number = covered(document, WordsCovered(phrases, BOX))
    return to_html(left), number


@pytest.mark.parametrize(
    ("text", "phrase", "left"),
    [
        ("Jeanne Dupont parle.", "jeanne dupont", "<p>[occulté] parle.</p>"),
        ("Jeanne **Dupont** parle.", "Jeanne Dupont", "<p>[occulté]<strong></strong> parle.</p>"),
        ("JEANNE\u00a0DUPONT", "Jeanne Dupont", "<p>[occulté]</p>"),
        ("Jeanne\nDupont", "Jeanne Dupont", "<p>[occulté]<br></p>"),
        ("Jean-Noël", "jean noel", "<p>[occulté]</p>"),
        ("l\u2019Haÿ", "L'HAY", "<p>[occulté]</p>"),
        ("e\u0301cole", "école", "<p>[occulté]</p>"),
        ("Appeler le 06.12 34-5678.", "0612345678", "<p>Appeler le [occulté].</p>"),
        ("`Dupont`", "dupont", "<p><code>[occulté]</code></p>"),
        ("Sœur Anne", "soeur anne", "<p>[occulté]</p>"),
        ("Soeur Anne", "Sœur Anne", "<p>[occulté]</p>"),
        ("- a\n- Dupont", "dupont", "<ul><li>a</li><li>[occulté]</li></ul>"),
        ("Dupontel reste.", "Dupont", "<p>Dupontel reste.</p>"),
        ("[ici](https://a.fr/dupont)", "Dupont", "<p>ici</p>"),
        ("dupont@a.fr", "dupont", "<p>[occulté]@a.fr</p>"),
    ],
)
def test_a_phrase_is_covered_however_it_is_written(text: str, phrase: str, left: str) -> None:
    assert read(text, phrase)[0] == left


def test_the_longest_phrase_is_covered_first_and_each_time_is_counted() -> None:
    said = read("Jeanne Dupont et Dupont.", "Dupont", "Jeanne Dupont", " ", "")
    assert said == ("<p>[occulté] et [occulté].</p>", 2)


@settings(max_examples=examples(200), deadline=None)
@given(st.text(alphabet="ab*_`[]()|\n -éß’", max_size=60), st.sampled_from(["zq", "Zq éa", "z-q"]))
def test_whatever_stands_around_it(around: str, phrase: str) -> None:
    left, _number = read(f"{around} {phrase} {around}", phrase)
    assert phrase not in left


def test_it_is_gone_from_the_file_and_from_what_describes_it() -> None:
    said = replace(MINUTES, about="Séance chez Jeanne Dupont", place="12, rue Dupont")
    left, _number = covered(said, WordsCovered(("Jeanne Dupont", "rue Dupont"), BOX))
    pdf = PdfReader(BytesIO(left.pdf(now=NOW)))
    words = "".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata)
    xmp = pdf.xmp_metadata
    assert "Dupont" not in words + str(xmp.rdf_root.toxml() if xmp else "")
    assert BOX in str(pdf.metadata)
