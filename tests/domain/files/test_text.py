from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.builders import NOW
from tourdetable.domain.files import storage, text
from tourdetable.domain.files.actions import keep
from tourdetable.domain.files.models import StoredFile, StoredText
from tourdetable.domain.files.text import text_of, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored(settings: Settings, tmp_path: Path) -> StoredFile:
    settings.FILES = tmp_path
    return keep(content=BytesIO(b"Aller vers"), now=NOW)


def test_the_words_of_a_document_are_read_once(stored: StoredFile) -> None:
    assert text_of(stored) == "Aller vers"
    storage.path_of(stored.digest).unlink()
    assert text_of(stored) == "Aller vers"


def test_a_later_reader_reads_them_again(
    stored: StoredFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert text_of(stored) == "Aller vers"
    storage.path_of(stored.digest).unlink()
    monkeypatch.setattr(text, "READER", 2)
    assert (words_of(stored).text, words_of(stored).unread) == ("", "lost")
    assert StoredText.objects.count() == 1
