"""What is frozen is read again as it was; what changed since is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib import import_module

from django.utils import translation

from tests.domain.evaluation.indicators.year import ITC
from tourdetable.domain.evaluation.freezing import (
    frozen,
    indicator_kept,
    later,
    line_kept,
    line_read,
    read,
    said_of,
    summed,
)
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.seats import PRESENCE
from tourdetable.domain.evaluation.indicators.terms import FactLine, IndicatorFigure
from tourdetable.domain.evaluation.models import FrozenFigure

MARCH = FactLine(
    "meeting", "1", date(2027, 3, 4), "2", 3, 6, "reading", "Lecture", frozenset("abcdef")
)


def test_a_line_keeps_how_many_seats_it_is_about_and_not_which():
    found = line_read(line_kept(MARCH))
    assert (found.seats, found.who) == (6, frozenset())
    assert replace(found, who=MARCH.who, about=0) == MARCH


def test_a_figure_is_read_with_its_sums():
    figure = IndicatorFigure.of([MARCH])
    row = FrozenFigure(**frozen(figure))
    assert summed(row) == figure.total
    found = read(row)
    assert found is not None
    assert (found.total, found.seats) == (figure.total, 6)


def test_a_figure_of_which_nothing_is_told_has_no_sum():
    row = FrozenFigure(told=False, **frozen(IndicatorFigure.of([MARCH])))
    assert (summed(row), summed(FrozenFigure(**frozen(None)))) == (None, None)


def test_what_an_indicator_was_is_kept_in_the_words_of_each_language():
    said = said_of(PRESENCE, ITC)
    said["words"]["fr"]["name"] = "Présence d’alors"
    with translation.override("fr"):
        kept = indicator_kept(FrozenFigure(indicator="presence", said=said))
    assert (kept.name, kept.unit, kept.by) == ("Présence d’alors", PRESENCE.unit, PRESENCE.by)
    with translation.override("en"):
        former = indicator_kept(FrozenFigure(indicator="no_more", said=said))
    assert (former.name, said["articles"]) == (PRESENCE.name, PRESENCE.articles(ITC))


def test_what_nobody_kept_stays_unknown():
    assert read(FrozenFigure(**frozen(None))) is None


def test_later_changes_are_added_gone_or_said_otherwise():
    april = replace(MARCH, id="2")
    renamed, corrected = replace(MARCH, title="Autre"), replace(MARCH, counts=4)
    assert not later([MARCH], [renamed])
    found = later([MARCH], [corrected, april])
    assert (found.added, found.gone, found.changed) == ((april,), (), (corrected,))
    assert later([MARCH], []).gone == (MARCH,)


def test_what_was_frozen_before_words_were_kept_is_read_in_those_of_today():
    before = import_module("tourdetable.domain.evaluation.migrations.0003_surveys")
    for code, now in INDICATORS.items():
        unit, by, seats = before.KINDS[code]
        said = {"unit": unit, "by": by, "seats": seats, "words": {}, "articles": []}
        kept = indicator_kept(FrozenFigure(indicator=code, said=said))
        said_now = (str(now.name), str(now.formula), now.unit, now.by, now.seats)
        assert (kept.name, kept.formula, kept.unit, kept.by, kept.seats) == said_now
