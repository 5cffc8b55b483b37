"""Commands say their sentences in French, unless the environment or an option says English."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.words.phrase import Phrase
from tourdetable.interface.cli.sentences import for_json, tongue

MEND = Phrase("Hold a meeting of %(body)s by %(day)s", body="Berre", day=date(2026, 11, 1))


@pytest.mark.parametrize(
    ("lang", "environment", "said"),
    [
        (None, "C.UTF-8", "Tenir une séance d’ici au 1er\xa0novembre 2026 (Berre)"),
        (None, "", "Tenir une séance d’ici au 1er\xa0novembre 2026 (Berre)"),
        (None, "en_GB.UTF-8", "Hold a meeting of Berre by 1 November 2026"),
        ("fr", "en_GB.UTF-8", "Tenir une séance d’ici au 1er\xa0novembre 2026 (Berre)"),
        ("en", "fr_FR.UTF-8", "Hold a meeting of Berre by 1 November 2026"),
    ],
)
def test_french_comes_first(
    monkeypatch: pytest.MonkeyPatch, lang: str | None, environment: str, said: str
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", environment)
    assert tongue(lang).say(MEND) == said


def test_programs_read_the_same_words_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert for_json(None).say(MEND) == "Hold a meeting of Berre by 2026-11-01"
    assert for_json("fr").say(MEND) == "Tenir une séance d’ici au 2026-11-01 (Berre)"


def test_nothing_is_said_of_nothing() -> None:
    assert tongue("fr").say(None) == ""
