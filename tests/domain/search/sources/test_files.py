from __future__ import annotations

import pytest

from tests.domain.builders import NOW
from tourdetable.domain.files.models import StoredFile, StoredText
from tourdetable.domain.search.sources.files import texts_of

pytestmark = pytest.mark.django_db


def test_the_words_of_documents_that_were_read() -> None:
    said = {"size": 1, "media_type": "text/plain", "stored_at": NOW}
    one, other = (StoredFile.objects.create(digest=mark * 64, **said) for mark in "ab")
    StoredText.objects.create(stored=one, text="Venez.", reader=1)
    assert texts_of([one.pk, other.pk, None]) == {one.pk: "Venez."}
