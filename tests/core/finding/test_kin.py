"""Words that keep the same company."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.paths import NEIGHBOURS
from tourdetable.core.finding.kin import (
    FOREIGN,
    SIGNS,
    USUAL,
    Kinship,
    KinWord,
    Lexicon,
    alike,
    kinship,
    lexicon,
)
from tourdetable.core.finding.roots import root_of, rooted

WHOLE = (1 << SIGNS) - 1
HALF = (1 << SIGNS // 2) - 1
BUS, VAN = HALF, HALF ^ 0b1111
FEW = Lexicon({"navet": (0.9, BUS), "minibus": (0.9, VAN), "tilleul": (0.8, WHOLE ^ HALF)})


def words(text: str, common: frozenset[str] = frozenset()) -> dict[str, KinWord]:
    return FEW.words_of(rooted(text), common)


def test_the_more_signs_two_words_share_the_nearer_they_are() -> None:
    assert [alike(apart) for apart in (0, SIGNS // 2, SIGNS)] == [1.0, 0.0, -1.0]


def test_a_text_is_the_words_that_the_lexicon_knows_those_of_institutions_for_less() -> None:
    assert words("Des navettes inouïes") == {"navet": KinWord("navettes", BUS, 0.9)}
    assert words("La navette", frozenset({"navet"}))["navet"].weight == 0.9 * USUAL


def test_what_is_said_otherwise_is_near_and_told() -> None:
    found = kinship(words("La navette"), words("Un minibus"))
    assert (found.score > 0.9, found.pairs) == (True, (("navette", "minibus"),))


def test_what_else_is_said_makes_farther() -> None:
    assert kinship(words("La navette"), words("Un tilleul")) == Kinship(FOREIGN)


def test_words_that_both_hold_are_not_compared() -> None:
    assert kinship(words("La navette, un tilleul"), words("Navettes : un minibus")).score < 0.0
    assert kinship(words("La navette"), words("Les navettes")) == Kinship()


def test_a_file_that_is_not_there_is_an_empty_lexicon(tmp_path: Path) -> None:
    assert lexicon(tmp_path / "mots.tsv.gz") == Lexicon()
    file = tmp_path / "peu.tsv.gz"
    file.write_bytes(gzip.compress(b"# head\nnavet\t90\tff\tminibus bus\n"))
    assert lexicon(file).known == {"navet": (0.9, 255)}
    assert (lexicon(file).beside("navet"), lexicon(file).beside("x")) == (["minibus", "bus"], [])


@pytest.mark.parametrize(("word", "near"), [("loyer", "locataire"), ("navette", "autocar")])
def test_the_words_of_french_that_come_with_the_program(word: str, near: str) -> None:
    assert root_of(near) in lexicon(NEIGHBOURS / "mots.tsv.gz").beside(root_of(word))
