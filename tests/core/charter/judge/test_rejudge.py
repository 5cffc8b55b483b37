"""The facts of a year under two texts: what is dated later holds too, and a new article is new."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.charter.cases import record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.judge.rejudge import Rejudged, rejudge
from tourdetable.core.charter.terms.verdict import State
from tourdetable.core.charter.text.loader import load

ITC = (CHARTERS / "itc.md").read_text(encoding="utf-8")
OLD = load(ITC)
ON = date(2027, 4, 6)
YEAR = {
    "bodies": ["berre itc 2026-09-22"],
    "meetings": [
        f"s{n} berre session {day}"
        for n, day in enumerate(("2026-09-29", "2026-11-24", "2027-01-19", "2027-03-16"))
    ],
}


def amended(old: str, new: str) -> str:
    assert old in ITC
    return ITC.replace(old, new, 1)


def judged_again(new: str, article: str = "ITC-14", old: str = ITC) -> Rejudged:
    """One article under two texts."""
    found = {r.clause: r for r in rejudge(load(old), load(new), record_of(YEAR), on=ON)}
    return found[article]


def test_the_past_under_a_stricter_rule_has_more_gaps() -> None:
    new = load(amended('months = { "2018-01-01" = 2 }', "months = 1"))
    (gap,) = (r for r in rejudge(OLD, new, record_of(YEAR), on=ON) if r.clause == "ITC-14")
    assert (gap.old, gap.new, gap.old_gaps, gap.new_gaps) == (State.AT_RISK, State.BROKEN, 0, 3)
    assert str(gap.words) == "Under the proposed text, 3 more gaps"
    assert [g.breach.on for g in gap.appearing] == [
        date(2026, 10, 30),
        date(2026, 12, 25),
        date(2027, 2, 20),
    ]


def test_a_laxer_rule_has_fewer_and_most_articles_the_same() -> None:
    new = load(amended('months = { "2018-01-01" = 2 }', "months = 1"))
    back = {r.clause: r for r in rejudge(new, OLD, record_of(YEAR), on=ON)}
    assert str(back["ITC-14"].words) == "Under the proposed text, 3 fewer gaps"
    assert len(back["ITC-14"].disappearing) == 3
    assert str(back["ITC-09"].words) == "Under the proposed text, no gap, as before"


DATED = 'months = { "2018-01-01" = 2, "2027-09-01" = { value = 1, source = "Décision D-14" } }'


@pytest.mark.parametrize(
    "months",
    [DATED, 'months = { "2027-09-01" = 1 }', 'months = { "2018-01-01" = 2, "2030-01-01" = 1 }'],
)
def test_a_value_dated_later_is_tried_on_the_past(months: str) -> None:
    """As the guide has it written: the past keeps its value, and the new one has its day."""
    found = judged_again(amended('months = { "2018-01-01" = 2 }', months))
    assert (found.old_gaps, found.new_gaps, found.new) == (0, 3, State.BROKEN)


def test_a_value_to_come_that_both_texts_have_is_not_tried() -> None:
    text = amended('months = { "2018-01-01" = 2 }', DATED)
    found = judged_again(text.replace("Jamais plus de deux mois", "Jamais"), old=text)
    assert (found.old_gaps, found.new_gaps, found.differs) == (0, 0, False)


def test_a_value_dated_in_the_past_holds_from_its_day() -> None:
    months = 'months = { "2018-01-01" = 2, "2027-02-01" = 1 }'
    found = judged_again(amended('months = { "2018-01-01" = 2 }', months))
    assert [gap.breach.on for gap in found.appearing] == [date(2027, 2, 20)]


BLACKOUT = """
## Respirer {#ITC-17}

Pas en novembre.

```rule
check = "blackout"
days = ["11-01..11-30"]
```
"""
BARE = "\n## Respirer {#ITC-17}\n\nOn respire.\n"
UNJUDGED = BARE + '\n```rule\ncheck = "not_measurable"\nbecause = "Cela se sent."\n```\n'


@pytest.mark.parametrize(
    ("article", "words"),
    [
        (BLACKOUT, "New article: one gap in these facts"),
        (BLACKOUT.replace("11-", "12-"), "New article: no gap in these facts"),
        (UNJUDGED, "New article: no software judges it"),
        (BARE, "New article, without any rule: nothing of it is judged"),
    ],
)
def test_a_new_article_is_never_the_same_gaps(article: str, words: str) -> None:
    found = judged_again(ITC + article, "ITC-17")
    assert (str(found.words), found.differs) == (words, True)


def test_an_article_that_goes_says_what_goes_with_it() -> None:
    found = judged_again(ITC, "ITC-17", old=ITC + BLACKOUT)
    assert str(found.words) == "Removed article: its gap would not be seen any more"


def test_an_article_that_gets_another_number_is_the_same_one() -> None:
    found = judged_again(
        amended("{#ITC-14}", "{#ITC-18}").replace('"ITC-14"', '"ITC-18"'), "ITC-18"
    )
    assert (found.old, found.differs) == (State.AT_RISK, False)


def test_two_seasons_are_compared_on_the_days_that_both_count() -> None:
    """A season that begins in January does not make the gaps of autumn disappear."""
    months = amended('months = { "2018-01-01" = 2 }', "months = 1")
    later = months.replace("season = { month = 9", "season = { month = 1")
    found = judged_again(later, old=months)
    assert (found.old_gaps, found.new_gaps, found.appearing) == (2, 2, ())


def test_as_many_gaps_are_not_always_the_same_ones() -> None:
    text = ITC + BLACKOUT
    found = judged_again(text.replace("11-", "01-"), "ITC-17", old=text)
    assert str(found.words) == "Under the proposed text, as many gaps, but not the same ones"
