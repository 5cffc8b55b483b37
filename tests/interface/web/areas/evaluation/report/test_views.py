"""The report: a page, a PDF and files of word processors that say the same."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.core.documents.samples import printed
from tests.domain.evaluation.builders import (
    Evaluating,
    begun,
    frozen,
    with_more_seats,
    written,
)
from tests.interface.web.areas.evaluation.visitors import client_of, page, url


def test_it_is_assembled_from_words_and_figures(scene: Evaluating):
    with_more_seats(scene)
    frozen(scene)
    shown = page(scene.eva, "evaluation_report", 1)
    order = [
        "Comment elle a été conduite",
        "Par entretiens.",
        "On lit trop peu.",
        "Réunions tenues",
    ]
    places = [shown.find(words) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    assert shown.count('role="img"') > 5


def test_headings_that_are_written_follow_that_of_their_section(scene: Evaluating):
    written(scene, begun(scene), findings="# Ce qui tient")
    assert "<h3>Ce qui tient</h3>" in page(scene.eva, "evaluation_report", 1)


def test_no_drawing_has_the_key_of_another(scene: Evaluating):
    frozen(scene)
    shown = page(scene.eva, "evaluation_report", 1)
    keys = [part.split('"')[0] for part in shown.split(' id="')[1:]]
    assert len(keys) == len(set(keys))


def test_papers_say_the_same(scene: Evaluating):
    frozen(scene)
    client = client_of(scene.eva)
    pdf = "\n".join(printed(client.get(url("evaluation_report_pdf", 1)).content))
    odt = client.get(url("evaluation_report_office", 1, "odt")).content
    content = ZipFile(BytesIO(odt)).read("content.xml").decode()
    for words in ("On lit trop peu.", "Cercle"):
        assert words in pdf
        assert words in content


def test_a_page_costs_as_much_whatever_was_frozen(scene: Evaluating):
    frozen(scene)
    client = client_of(scene.eva)
    client.get(url("evaluation_report", 1))
    with CaptureQueriesContext(
        connection,
    ) as found:
        client.get(url("evaluation_report", 1))
    assert len(found) < 25
