from __future__ import annotations

import pickle
from copy import copy, deepcopy
from datetime import date

import pytest

from tourdetable.core.words.phrase import Numbered, Phrase, Title, ngettext_noop

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


SEATS = ngettext_noop("%(body)s has %(seats)s seat", "%(body)s has %(seats)s seats", "seats")


@pytest.mark.parametrize(
    ("seats", "said"), [(0, "Ouest has 0 seats"), (1, "Ouest has 1 seat"), (2, "Ouest has 2 seats")]
)
def test_a_number_decides_between_the_forms_of_a_sentence(seats: int, said: str) -> None:
    assert str(Phrase(SEATS, body="Ouest", seats=seats)) == said


def test_a_translator_is_told_the_number_and_both_forms() -> None:
    def french(source: str) -> str:
        assert isinstance(source, Numbered)
        assert source.plural == "%(body)s has %(seats)s seats"
        return "%(body)s a %(seats)s siège" + ("s" if source.number > 1 else "")

    told = [Phrase(SEATS, body="Ouest", seats=n).render(french, str) for n in (0, 2)]
    assert told == ["Ouest a 0 siège", "Ouest a 2 sièges"]


@pytest.mark.parametrize("copied", [copy, deepcopy, lambda p: pickle.loads(pickle.dumps(p))])
def test_a_copied_phrase_keeps_its_forms(copied) -> None:
    assert str(copied(Phrase(SEATS, body="Ouest", seats=2))) == "Ouest has 2 seats"
