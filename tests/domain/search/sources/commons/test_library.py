from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.builders import NOW, Circle
from tests.domain.library.builders import brought
from tests.domain.search.people import bring_up, found
from tests.domain.search.sources.commons.people import neighbour_of
from tourdetable.domain.library.actions import bringing, keeping
from tourdetable.domain.search.actions.background import read_document
from tourdetable.domain.search.models import SearchEntry
from tourdetable.domain.search.sources.commons.library import EntriesSource


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("body", [True, False, False]),
        ("network", [True, True, False]),
        ("partners", [True, True, False]),
        ("public", [True, True, True]),
    ],
)
def test_it_is_found_by_its_audience(circle: Circle, audience: str, expected: list[bool]) -> None:
    neighbour = neighbour_of(circle)
    brought(circle, said={"audience": audience, "text": "Horaires d’été"})
    readers = (circle.ana, neighbour, None)
    assert [found(circle, one, "été") != [] for one in readers] == expected


def test_whoever_keeps_it_finds_it_and_nobody_once_it_is_retired(circle: Circle) -> None:
    entry = brought(circle, said={"audience": "public"})
    assert found(circle, None, "guichet") == ["Fermeture du guichet"]
    known = {"by": circle.by_bao(), "now": NOW}
    keeping.retire(entry=entry, words="Rouvert", version=entry.version, **known)
    assert found(circle, None, "guichet") == found(circle, circle.bao, "guichet") == []


@pytest.mark.parametrize(
    ("attribution", "expected"),
    [("named", [True, True]), ("institution", [True, False]), ("college", [False, False])],
)
def test_who_brought_it_is_told_as_it_says(
    circle: Circle, attribution: str, expected: list[bool]
) -> None:
    brought(circle, said={"attribution": attribution})
    bring_up(circle)
    entry = SearchEntry.objects.get(source=EntriesSource.code)
    assert [name in entry.text for name in ("Médiathèque", "Bao")] == expected


def test_the_words_of_its_document_are_found(circle: Circle) -> None:
    tool = brought(circle, "Grille", kind="tool")
    sent = bringing.SentFile(BytesIO(b"Dix questions."), "grille.txt")
    said = {"title": "Grille", "said": {}, "tags": [], "version": 1, "sent": sent}
    bringing.say_more(entry=tool, **said, by=circle.by_bao(), now=NOW)
    assert found(circle, circle.ana, "questions") == []
    assert read_document()
    assert found(circle, circle.ana, "questions") == ["Grille"]
