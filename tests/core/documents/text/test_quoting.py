from __future__ import annotations

import pytest

from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.quoting import audience_of, bare, places_of, replaced
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import Audience

SOURCE = """# Lecture

La séance **ouvre à 9 h**
et finit tard.

::: present
Léa quitte la salle.
:::

- Un livre
- Un autre livre
"""


def audience(quote: str, reader: Audience = Audience.PRESENT) -> Audience | None:
    return audience_of(prune(parse(SOURCE, default=Audience.NETWORK), reader), quote)


def test_bare_words_forget_emphasis_and_spaces():
    assert bare(" *On*  a\n lu ").words == "On a lu "
    assert bare("a *b*").places == (0, 1, 3)


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("ouvre à 9 h et finit", Audience.NETWORK),
        ("Léa quitte", Audience.PRESENT),
        ("tard. Léa", Audience.PRESENT),
        ("Un livre Un autre", Audience.NETWORK),
        ("Colette", None),
        ("  ", None),
    ],
)
def test_who_may_see_what_is_quoted(quote: str, found: Audience | None):
    assert audience(quote) == found


def test_a_reader_quotes_nothing_but_their_own_reading():
    assert audience("Léa quitte", Audience.BODY) is None
    assert audience("finit tard", Audience.BODY) is Audience.NETWORK


def test_cells_and_lines_are_words_apart():
    table = parse("| a | b |\n|---|---|\n| c | d |", default=Audience.BODY)
    assert audience_of(prune(table, Audience.BODY), "c d") is Audience.BODY


def test_what_stands_twice_has_the_narrowest_audience():
    text = parse("Oui.\n\n::: present\nOui.\n:::", default=Audience.NETWORK)
    assert audience_of(prune(text, Audience.PRESENT), "Oui.") is Audience.PRESENT


def test_words_are_replaced_where_they_stand_once():
    assert replaced("On a lu *Colette*.", "Colette", "Sand") == "On a lu *Sand*."
    assert replaced(SOURCE, "finit tard", "finit tôt") == SOURCE.replace("tard", "tôt")


def test_emphasis_goes_with_the_words_that_it_bears():
    assert replaced("La séance **ouvre à 9 h** et finit.", "séance ouvre à 9 h", "séance") == (
        "La séance et finit."
    )


@pytest.mark.parametrize(
    "quote",
    [
        "livre",  # three times
        "séance ouvre",  # half of what is in bold
        "tard. Léa quitte",  # a mark stands between
        "Colette",
        "",
    ],
)
def test_nothing_is_replaced_by_guess(quote: str):
    assert replaced(SOURCE, quote, "autre") is None


def test_each_place_is_found():
    assert places_of("Oui, oui. Oui, oui.", "Oui") == [(0, 3), (10, 13)]
