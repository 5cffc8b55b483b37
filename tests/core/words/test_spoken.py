"""The codes of the languages are those of the languages themselves, in their order."""

from __future__ import annotations

from tourdetable.core.words.language import LANGUAGES
from tourdetable.core.words.spoken import SPOKEN


def test_each_language_has_its_code() -> None:
    assert tuple(LANGUAGES) == SPOKEN
