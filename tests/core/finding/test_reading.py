"""A file of synonyms is read whole, or refused with every mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.finding.field import SYNONYMS
from tests.paths import NEIGHBOURS
from tourdetable.core.finding.reading import LONGEST_FILE, SynonymMistakes, library, read_synonyms


def refused(text: str) -> list[str]:
    with pytest.raises(SynonymMistakes) as caught:
        read_synonyms(text, file="mots.toml", known=SYNONYMS)
    return str(caught.value).splitlines()


def test_the_words_that_come_with_the_program() -> None:
    found = library(NEIGHBOURS)
    assert (len(found.concepts) >= 150, len(found.phrases) >= 1500) == (True, True)


def test_an_operator_adds_a_file(tmp_path: Path) -> None:
    own = tmp_path / "mots.toml"
    own.write_text('[themes]\n"guichet" = ["comptoir du village"]\n', encoding="utf-8")
    ways = library(NEIGHBOURS, own).concepts["guichet"].ways
    assert (ways[0], ways[-1]) == ("guichet unique", "comptoir du village")


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        (
            '[themes]\n"navette" = "bus"\n',
            "mots.toml:2: `navette`: this is not a list of texts — write texts between quotation "
            "marks, in square brackets",
        ),
        (
            '[themes]\n"navette" = ["comptoir", "habitat"]\n',
            "mots.toml:2: `navette`: “habitat” is a way of saying “logement” already — leave it "
            "with one of them",
        ),
        (
            '[themes]\n"navette" = ["le travail"]\n',
            "mots.toml:2: `navette`: “le travail” holds small words or usual words only — add a "
            "word that tells it apart, or take it away",
        ),
        (
            '\n[near]\n"guichet" = ["logemant"]\n',
            "mots.toml:3: `guichet`: “logemant” is no notion — did you mean “logement”?",
        ),
        (
            '[near]\n"guichet" = ["tilleul"]\n',
            "mots.toml:2: `guichet`: “tilleul” is no notion — write it in `[themes]`, `[means]` "
            "or `[publics]` first",
        ),
        (
            '[clues]\n"tilleul" = ["arbre"]\n',
            "mots.toml:2: `tilleul`: “tilleul” is no notion — write it in `[themes]`, `[means]` "
            "or `[publics]` first",
        ),
        (
            "[thèmes]\n",
            "mots.toml:1: `mots.toml`: this line cannot be read (Expected ']' at the "
            'end of a table declaration) — write `"name" = ["way of saying", "another"]` on each '
            "line",
        ),
        (
            "[sujets]\n",
            "mots.toml:1: `sujets`: this table is unknown — write `common`, `[themes]`, "
            "`[means]`, `[publics]`, `[near]` or `[clues]`",
        ),
        (
            'themes = "mots"\n',
            "mots.toml:1: `themes`: this is not a table — write `common`, `[themes]`, "
            "`[means]`, `[publics]`, `[near]` or `[clues]`",
        ),
        (
            "#" * (LONGEST_FILE + 1),
            "mots.toml:1: `mots.toml`: this file has 500001 characters — write at most 500000",
        ),
    ],
)
def test_each_mistake_says_where_and_what_to_write(text: str, mistake: str) -> None:
    assert refused(text) == [mistake]


def test_all_mistakes_come_at_once_line_after_line() -> None:
    text = '[themes]\n"a b" = ["habitat"]\n"cd" = ["le"]\n'
    assert [line.split(":")[1] for line in refused(text)] == ["2", "3"]
