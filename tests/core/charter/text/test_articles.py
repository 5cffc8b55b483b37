"""Articles, their text and their rules are found in the Markdown."""

from __future__ import annotations

import time

import pytest

from tests.core.charter.text.samples import READING, check_mistake, refused
from tourdetable.core.charter.text.loader import load


def test_articles_and_parts_come_in_their_order() -> None:
    charter = load(READING)
    assert charter.preamble == "We read, and we meet."
    assert [(a.id, a.title, a.level) for a in charter.articles] == [
        ("READ-01", "We meet every month", 2),
        ("", "Practical", 1),
        ("READ-02", "Always on Fridays", 2),
    ]


def test_the_text_of_an_article_keeps_its_inner_headings_and_loses_its_rules() -> None:
    article = load(READING).articles_by_id["READ-01"]
    assert article.text == "Not more than a month goes by.\n\n### Even in summer\n\nYes."


def test_headings_and_rules_inside_a_fence_are_only_text() -> None:
    article = load(READING).articles_by_id["READ-02"]
    assert [r.check for r in article.rules] == ["weekday"]
    assert "# Not a heading {#READ-99}" in article.text


# what is replaced, by what, the line where it shows, the key, the problem, the remedy
MISTAKES = [
    (
        "{#READ-02}",
        "{#READ-01}",
        "## Always",
        "{#READ-01}",
        "is already that of line",
        "an id of its own",
    ),
    (
        "{#READ-02}",
        "{#READ 02}",
        "## Always",
        "{#READ 02}",
        "this is not an article id",
        "`{#READ-02}`",
    ),
    (
        "## Always on Fridays {#READ-02}",
        "## {#READ-02}",
        "## {#",
        "{#READ-02}",
        "has no title",
        "a few words",
    ),
    (" {#READ-01}", "", "## We", "##", "among articles, and has no id", "We meet every month {#"),
    (
        'weight = "aim"\n```\n',
        'weight = "aim"\n',
        "unclosed",
        "```",
        "this block is not closed",
        "after it",
    ),
]


@pytest.mark.parametrize(("old", "new", "at", "key", "problem", "remedy"), MISTAKES)
def test_a_mistake_in_a_heading_or_a_fence_is_named(
    old: str, new: str, at: str, key: str, problem: str, remedy: str
) -> None:
    check_mistake(old, new, at, key, problem, remedy)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (
            READING.replace("{#READ-01}", "").replace("{#READ-02}", ""),
            "this rule stands under no article",
        ),
        (READING.split("## We", maxsplit=1)[0], "this charter has no article"),
        (
            READING + "\n- item\n\n  ```rule\n  check = 1\n  ```\n",
            "this rule stands inside a list or a quotation",
        ),
    ],
)
def test_a_rule_stands_under_an_article_at_the_margin(source: str, problem: str) -> None:
    assert problem in {str(error.problem) for error in refused(source)}


@pytest.mark.parametrize(
    "more", ["[" * 400_000, "*a _b " * 60_000, "[a](" * 100_000, "<a" * 200_000, "> " * 200_000]
)
def test_words_made_to_be_slow_are_not_looked_into(more: str) -> None:
    """Only headings and fences are looked for; the words of an article are rendered elsewhere."""
    began = time.process_time()
    assert load(READING + "\n" + more).articles
    assert time.process_time() - began < 3


def test_an_id_too_long_to_be_an_address_is_refused() -> None:
    (error,) = refused(READING + "\n## Trop long {#A" + "b" * 100 + "}\n")
    assert "at most 100 letters" in str(error.remedy)
