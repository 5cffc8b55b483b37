"""Phrases are kept whole, and said later."""

from __future__ import annotations

from datetime import date

from django.utils import translation

from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.rosters.phrases import kept, phrase_of, spoken

PHRASE = Phrase(
    "first day: %(why)s", why=Phrase("%(n)d, %(day)s, %(x)s", n=2, day=date(2026, 3, 1), x="y")
)


def test_a_phrase_is_the_same_once_kept() -> None:
    assert phrase_of(kept(PHRASE)) == PHRASE


def test_it_is_said_in_the_language_of_the_reader() -> None:
    with translation.override("fr"):
        assert spoken(kept(PHRASE)) == "premier jour\u00a0: 2, 1er\u00a0mars 2026, y"
