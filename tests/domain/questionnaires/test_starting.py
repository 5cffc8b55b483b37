from __future__ import annotations

from tourdetable.domain.questionnaires.starting import COLD, HOT, STARTS


def test_questions_come_in_the_language_of_the_network_and_in_english() -> None:
    four = list(STARTS[HOT])[3]
    french, english = four.said("fr"), four.said("en")
    assert english["text"] == french["text_en"] == str(four.text)
    assert french["text"] != french["text_en"]
    assert len(french["choices"].splitlines()) == len(french["choices_en"].splitlines()) == 3
    assert "text_en" not in english


def test_one_is_short_and_the_other_looks_back() -> None:
    assert [len(list(STARTS[one])) for one in (HOT, COLD)] == [5, 7]
