from __future__ import annotations

from tourdetable.core.discretion.clues import ClueKind
from tourdetable.core.words.attribution import Attribution
from tourdetable.domain.experience.enums import PUBLISHED_FOR
from tourdetable.domain.experience.sheets import DOCUMENT, LINES, TAGS, TEXTS
from tourdetable.interface.web.areas.experience import words


def test_everything_that_is_shown_has_its_words() -> None:
    assert set(words.LABELS) == {*LINES, *TEXTS, "tier", TAGS, DOCUMENT}
    assert set(words.WHY) == set(ClueKind)
    assert set(words.AUDIENCES) == set(words.READERS) == set(PUBLISHED_FOR)
    assert set(words.ATTRIBUTIONS) == set(Attribution)
    assert [*words.FIELDS, "readers", "check"] == list(words.STEPS)
