"""What stored documents say, for whoever looks for words: read once for each content, then kept."""

from __future__ import annotations

from tourdetable.domain.files.actions import read_text
from tourdetable.domain.files.models import StoredFile, StoredText

READER = 1
"""The version of what reads words: a later one reads all of them again, as they are asked for."""


def text_of(stored: StoredFile) -> str:
    """The words of a document; none when they cannot be read. The first time, some seconds: it is
    for what indexes, not for pages."""
    return words_of(stored).text


def words_of(stored: StoredFile) -> StoredText:
    """The same, with why they are not all there."""
    kept = StoredText.objects.filter(stored=stored, reader=READER).first()
    return kept or read_text(stored=stored, reader=READER)
