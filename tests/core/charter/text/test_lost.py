"""Nothing that looks like a rule or an article is lost in silence; what is right is left alone."""

from __future__ import annotations

import pytest

from tests.core.charter.text.malformed import CHANGE, EXAMPLES, SOUND, Example
from tests.core.charter.text.samples import refused
from tests.core.charter.text.translated import untranslated
from tourdetable.core.charter.text.loader import load

NAMES = [f"{nth} {example.new.strip()[:30]!r}" for nth, example in enumerate(EXAMPLES)]


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_what_is_mistyped_is_refused_where_it_is_with_what_to_write(example: Example) -> None:
    assert SOUND.count(example.old) >= 1
    text = SOUND.replace(example.old, example.new, 1)
    error = refused(text)[0]
    lines = text.replace("\r", "\n").split("\n")
    line = next(n for n, words in enumerate(lines, 1) if words.startswith(example.line.rstrip()))
    assert (error.line, error.column) == (line, example.column)
    assert example.problem in str(error.problem)
    assert example.remedy in str(error.remedy)


@pytest.mark.parametrize("example", EXAMPLES, ids=NAMES)
def test_each_mistake_is_told_whole_in_french(example: Example) -> None:
    for error in refused(SOUND.replace(example.old, example.new, 1)):
        assert untranslated(error.problem, error.remedy) == []


def test_the_small_charter_is_sound() -> None:
    assert [len(article.rules) for article in load(SOUND).articles_by_id.values()] == [1, 1]


def test_tildes_open_a_rule_as_well() -> None:
    text = SOUND.replace("```rule", "~~~rule").replace("```\n", "~~~\n")
    assert [len(article.rules) for article in load(text).articles_by_id.values()] == [1, 1]


@pytest.mark.parametrize(
    "prose",
    [
        "```text\nUn exemple : `check`.\n```",
        '````text\n```rule\ncheck = "weekday"\n```\n````',
        '~~~markdown\n## Un article {#CC-99}\n\n```rule\ncheck = "weekday"\n```\n~~~',
        "```toml\n[minutes]\nseats = 3\n```",
        "Voir l’article CC-01 (et {#CC-02} aussi), selon la règle du conseil.",
        "### Et l’été (2027)",
        'Écrivez `check = "weekday"` dans une règle.',
        "Une famille 👩\u200d👩\u200d👧 et l’article 5\u00a0: « tout va bien\u202f».",
    ],
)
def test_what_is_only_text_is_left_alone(prose: str) -> None:
    article = load(SOUND.replace("On s’écoute.", prose)).articles_by_id["CC-02"]
    assert article.text == prose


def test_a_second_front_matter_is_not_prose() -> None:
    (error,) = refused(SOUND + "\n+++\n")
    assert str(error.problem) == "a second front matter seems to begin or end here"


def test_what_a_lost_article_is_missing_to_is_not_told_beside_it() -> None:
    lost = SOUND.replace("[[duties]]", CHANGE.replace("CC-99", "CC-02") + "\n[[duties]]")
    (error,) = refused(lost.replace("## Écouter {#CC-02}", "##Écouter {#CC-02}"))
    assert error.key == "##Écouter {#CC-02}"
