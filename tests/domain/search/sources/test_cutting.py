from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.words.audience import Audience
from tourdetable.domain.search.sources.cutting import MarkedText

TEXT = """Bonjour.

::: body
- un
- ::: present
  secret
  :::
:::

::: public from 2027-05-01
Plus tard.
:::

::: network from 2027-06-01
Encore après.
:::
"""


@pytest.mark.parametrize(
    ("audience", "day", "words"),
    [
        (Audience.PRESENT, 1, "Bonjour. un secret Plus tard. Encore après."),
        (Audience.BODY, 1, "Bonjour. un Plus tard. Encore après."),
        (Audience.NETWORK, 1, "Bonjour."),
        (Audience.PUBLIC, 1, ""),
        (Audience.PUBLIC, 31, "Plus tard."),
    ],
)
def test_each_reader_has_their_words_on_a_day(audience: Audience, day: int, words: str) -> None:
    on = date(2027, 4, 1) if day == 1 else date(2027, 5, day)
    text = MarkedText.of(TEXT, Audience.NETWORK, on)
    assert " ".join(text.read_by(audience).split()) == words


def test_the_next_day_on_which_more_is_read() -> None:
    days = [date(2027, month, 1) for month in (4, 5, 6)]
    opens = [MarkedText.of(TEXT, Audience.NETWORK, day).opens_on for day in days]
    assert opens == [date(2027, 5, 1), date(2027, 6, 1), None]


def test_words_shown_apart_are_told_apart() -> None:
    text = MarkedText.of(
        "| a | b |\n|---|---|\n| c | d |\n\ne\\\nf", Audience.BODY, date(2027, 4, 1)
    )
    assert text.read_by(Audience.BODY).split() == list("abcdef")
