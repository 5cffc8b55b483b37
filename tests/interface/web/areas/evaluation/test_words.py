"""Figures in words, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from tests.domain.evaluation.indicators.year import ITC
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS
from tourdetable.domain.evaluation.indicators.terms import Sums, Unit
from tourdetable.interface.web.areas.evaluation.words import (
    change_words,
    fact_words,
    group_words,
    period_words,
    value_words,
)

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(autouse=True)
def in_french():
    with translation.override("fr"):
        yield


def test_a_value_is_said_by_its_unit():
    assert value_words(Sums(5, 8, 8), Unit.PERCENT) == f"62,5{NBSP}%"
    assert value_words(Sums(25, 2, 2), Unit.DAYS) == "12,5 jours"
    assert value_words(Sums(1, 1, 1), Unit.HOURS) == "1 heure"
    assert value_words(Sums(12, 12, 12), Unit.NUMBER) == "12"


def test_why_there_is_none_is_said():
    assert value_words(None, Unit.PERCENT) == "caché"
    assert value_words(Sums(0, 0, 0), Unit.PERCENT) == "rien à compter"


def test_a_change_is_in_points_or_in_its_unit():
    presence, delay = INDICATORS["presence"], INDICATORS["minutes_delay"]
    assert change_words(presence, Sums(3, 4, 4), Sums(1, 2, 2)) == "+25 points"
    assert change_words(delay, Sums(6, 2, 2), Sums(10, 2, 2)) == "\N{MINUS SIGN}2 jours"
    assert change_words(delay, Sums(6, 2, 2), Sums(3, 1, 1)) == "sans changement"
    assert change_words(delay, Sums(6, 2, 2), Sums(0, 0, 0)) == ""


def test_facts_and_groups_are_called_as_people_call_them():
    assert [fact_words(kind) for kind in ("meeting", "work")] == ["réunion", "livrable"]
    assert group_words(INDICATORS["turns"], "facilitation", ITC) == ""
    assert group_words(INDICATORS["decisions"], "consensus", ITC) == "consensus"
    assert group_words(INDICATORS["follow_up"], "12", ITC) == ""


def test_a_period_is_said_from_day_to_day():
    said = period_words(date(2026, 9, 1), date(2027, 8, 31))
    assert said.replace(NBSP, " ") == "Du 1er septembre 2026 au 31 août 2027"
