from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.builders import APRIL, NOW, Circle, draw
from tests.domain.search.people import found, place_of
from tourdetable.core.finding.asking import SoughtWords
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach, take_away
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.search.actions.background import read_document
from tourdetable.domain.search.queries import readers, search


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


def given(circle: Circle, name: str, audience: Audience, kind: str = "feast") -> Attachment:
    meeting = draw(circle.body, APRIL, "Avril", kind=kind)
    content = BytesIO(f"Aller vers {name}".encode())
    said = {"name": f"{name}.txt", "audience": audience, "by": circle.by_ana(), "now": NOW}
    return attach(meeting=meeting, content=content, **said)


def test_documents_are_found_by_their_audience(circle: Circle) -> None:
    given(circle, "corps", Audience.BODY)
    given(circle, "reseau", Audience.NETWORK)
    given(circle, "tous", Audience.PUBLIC)
    given(circle, "dedans", Audience.PUBLIC, kind="reading")
    assert len(found(circle, circle.ana, "txt")) == 4
    assert found(circle, None, "txt") == ["tous.txt"]


def test_a_document_taken_away_is_found_no_more(circle: Circle) -> None:
    document = given(circle, "corps", Audience.BODY)
    assert found(circle, circle.ana, "corps") == ["corps.txt"]
    take_away(attachment=document, version=document.version, by=circle.by_ana(), now=NOW)
    assert found(circle, circle.ana, "corps") == []


def test_their_words_are_found_once_they_are_read(circle: Circle) -> None:
    given(circle, "corps", Audience.BODY)
    assert found(circle, circle.ana, "aller vers") == []
    assert [read_document(), read_document()] == [True, False]
    assert search(SoughtWords.of("aller"), readers([place_of(circle, circle.ana)])).ids == ()
    assert found(circle, circle.ana, "aller vers") == ["corps.txt"]
    assert found(circle, circle.zoe, "aller vers") == []
