"""`[[competences]]`: what is read, and what is refused with its line, its key and a remedy."""

from __future__ import annotations

import pytest

from tests.core.charter.text.samples import READING, check_mistake, refused
from tourdetable.core.charter.terms.competence import Competence, CompetenceScope, EffectKind
from tourdetable.core.charter.text.loader import load

END = "+++\nWe read"
LIFT = '[[competences]]\neffect = "lift_article"\nbodies = ["circle"]\n'


def read(tables: str) -> tuple[Competence, ...]:
    return load(READING.replace(END, tables + END)).competences


def test_a_competence_is_read() -> None:
    said = LIFT + 'scope = "own"\narticles = ["READ-01", "READ-02"]\n'
    lift, own = EffectKind.LIFT_ARTICLE, CompetenceScope.OWN
    assert read(said) == (Competence(lift, ("circle",), own, ("READ-01", "READ-02")),)


def test_it_is_over_the_whole_network_and_all_articles_unless_it_says_otherwise() -> None:
    assert read(LIFT) == (Competence(EffectKind.LIFT_ARTICLE, ("circle",)),)


def test_a_kind_of_body_gathers_the_network() -> None:
    charter = load(READING.replace("holders = 1", "holders = 1\ngathers_network = true"))
    amend = EffectKind.AMEND_TEXT
    assert charter.vocabulary.body_kinds["circle"].gathers_network
    assert (charter.competences, charter.competent(amend)) == (
        (),
        (Competence(amend, ("circle",)),),
    )


# the tables, the line where the mistake shows, the key, the problem, the remedy
MISTAKES = [
    ('[[competences]]\nbodies = ["circle"]\n', "[[competences]]", "effect", "missing", "e.g."),
    (
        '[[competences]]\neffect = "lift_rule"\nbodies = ["circle"]\n',
        "effect",
        "effect",
        "unknown effect `lift_rule`",
        "did you mean `lift_article`?",
    ),
    (LIFT.replace('bodies = ["circle"]\n', ""), "[[competences]]", "bodies", "missing", "write"),
    (
        LIFT.replace("circle", "circel"),
        'bodies = ["circel"]',
        "bodies",
        "unknown body kind `circel`",
        "did you mean `circle`?",
    ),
    (LIFT + 'scope = "all"\n', 'scope = "all"', "scope", "unknown scope", "`network`"),
    (
        LIFT + 'articles = ["READ-03"]\n',
        "articles",
        "articles",
        "unknown article `READ-03`",
        "`READ-0",
    ),
    (LIFT + 'articles = "READ-01"\n', "articles", "articles", "not a list", "write `articles"),
    (LIFT + "articles = [1]\n", "articles", "articles", "not a list", "write `articles"),
    (LIFT + "articles = []\n", "articles", "articles", "the list is empty", "at least one"),
    (
        LIFT.replace("lift_article", "amend_text") + 'articles = ["READ-01"]\n',
        "articles",
        "articles",
        "about no article in particular",
        'write `effect = "lift_article"`',
    ),
    (
        LIFT.replace("lift_article", "publish_year") + 'scope = "own"\n',
        'scope = "own"',
        "scope",
        "always changes the whole network",
        'write `scope = "network"`',
    ),
    (LIFT + "over = 1\n", "over", "over", "unknown key", "write one of"),
]


@pytest.mark.parametrize(("tables", "at", "key", "problem", "remedy"), MISTAKES)
def test_what_does_not_fit_is_refused(
    tables: str, at: str, key: str, problem: str, remedy: str
) -> None:
    check_mistake(END, tables + END, at, key, problem, remedy)


def test_the_same_competence_twice_is_refused_on_its_second_line() -> None:
    (error,) = refused(READING.replace(END, LIFT + LIFT + END))
    last = READING.replace(END, LIFT + LIFT + END).splitlines().index("We read, and we meet.")
    assert (error.line, error.key) == (last - 1, "bodies")
    assert "given twice to `circle`" in str(error.problem)


def test_an_article_that_nothing_judges_cannot_be_lifted() -> None:
    rule = 'check = "not_measurable"\nbecause = "It is felt."'
    text = READING.replace(
        'check = "weekday"\nweekdays = ["friday"]\nweight = "aim"', rule
    ).replace(END, LIFT + 'articles = ["READ-01", "READ-02"]\n' + END)
    (error,) = refused(text)
    assert "no software judges the article `READ-02`" in str(error.problem)
    assert text.splitlines()[error.line - 1].startswith("articles")
