"""JSON values as the declared types and back: whole numbers, sentences, sorted sets."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.wire.fitting import fit, written
from tourdetable.core.words.phrase import Phrase

AWAY = Phrase("%(person)s is away on %(day)s", person="Inès", day=date(2027, 3, 9))


def test_a_whole_number_is_one_however_it_is_written() -> None:
    assert fit({"Inès": 2.0}, dict[str, int]) == {"Inès": 2}
    with pytest.raises(BadInput) as refusal:
        fit({"Inès": 2.5}, dict[str, int])
    assert (refusal.value.path, refusal.value.what) == ("Inès", "2.5")


def test_a_sentence_is_read_back_equal_with_its_days() -> None:
    assert written({"why": AWAY}) == {
        "why": {
            "source": "%(person)s is away on %(day)s",
            "values": {"person": "Inès", "day": {"date": "2027-03-09"}},
        }
    }
    assert fit(written({"why": AWAY}), dict[str, Phrase]) == {"why": AWAY}


def test_a_sentence_that_was_said_is_read_as_it_was_said() -> None:
    said = written({"why": Phrase("100 %% of %(n)s", n=3)}, str)
    assert said == {"why": "100 % of 3"}
    assert str(fit(said, dict[str, Phrase])["why"]) == "100 % of 3"


def test_sets_and_keys_are_sorted_when_asked() -> None:
    found = written({"Rose": {"2027-03-09", "2027-02-02"}, "Inès": set[str]()}, sort=True)
    assert list(found.items()) == [("Inès", []), ("Rose", ["2027-02-02", "2027-03-09"])]
