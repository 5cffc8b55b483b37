from __future__ import annotations

import pickle
from copy import copy, deepcopy
from datetime import date

import pytest

from tourdetable.core.words.phrase import Phrase, Title

MEETS = Phrase("%(body)s meets on %(day)s", body="Ouest", day=date(2027, 4, 6))


def test_a_phrase_says_its_english_source_with_iso_dates() -> None:
    assert str(MEETS) == "Ouest meets on 2027-04-06"


def test_a_phrase_is_said_in_another_language_with_its_dates_and_its_ids_called_by_name() -> None:
    french = {"%(body)s meets on %(day)s": "%(body)s se réunit le %(day)s"}
    said = MEETS.render(french.__getitem__, "{:%d/%m}".format, lambda place, _id: f"le {place}")
    assert said == "le body se réunit le 06/04"


def test_several_ids_are_called_by_name_one_after_the_other() -> None:
    phrase = Phrase("%(bodies)s meet", bodies=("a", "b"))
    assert str(phrase) == "a, b meet"
    assert phrase.render(str, str, lambda place, said: f"{place} {said}") == (
        "bodies a, bodies b meet"
    )


def test_phrases_are_equal_when_they_say_the_same_of_the_same() -> None:
    same = Phrase(MEETS.source, day=date(2027, 4, 6), body="Ouest")
    assert (same == MEETS, hash(same) == hash(MEETS)) == (True, True)
    assert MEETS.saying(body="Est") != MEETS


def test_a_phrase_never_changes() -> None:
    with pytest.raises(AttributeError, match="a phrase does not change: source"):
        MEETS.source = "other"


@pytest.mark.parametrize("copied", [copy, deepcopy, lambda p: pickle.loads(pickle.dumps(p))])
def test_a_copied_phrase_says_the_same(copied) -> None:
    assert copied(MEETS) == MEETS


def test_titles_are_said_as_the_reader_may_read_them() -> None:
    phrase = Phrase("“%(title)s” of %(body)s", title=Title("Secret"), body="Ouest")
    assert str(phrase.with_titles(lambda _title: "a topic")) == "“a topic” of Ouest"
