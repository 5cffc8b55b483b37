"""All indicators: each says what it is, and each network has those that say something there."""

from __future__ import annotations

from tests.domain.evaluation.indicators.year import CLUB, ITC, evaluated
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.shapes import fact_shapes
from tourdetable.domain.evaluation.indicators.catalogue import INDICATORS, figures, indicators_of


def test_each_says_how_it_is_made_and_reads_what_exists():
    for one in INDICATORS.values():
        assert all((one.name, one.definition, one.formula, one.source, one.limits))
        assert set(one.checks) <= set(CHECKS)
        assert set(one.reads) <= set(fact_shapes())


def test_each_network_has_its_own():
    itc, club = ({one.code for one in indicators_of(charter)} for charter in (ITC, CLUB))
    assert itc - club == {"regularity", "assiduity"}
    assert club - itc == {"agreed_days", "dated_ahead"}


def test_all_are_counted_at_once():
    found = figures(evaluated())
    assert set(found) == {one.code for one in indicators_of(ITC)}
    assert found["initiative"] is None
