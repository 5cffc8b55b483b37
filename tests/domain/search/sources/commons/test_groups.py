from __future__ import annotations

import pytest

from tests.domain.builders import NOW
from tests.domain.groups.builders import Groups, draft, found_groups, group_of
from tests.domain.search.people import found
from tourdetable.domain.groups.actions.reports import give_report, write_report
from tourdetable.domain.groups.actions.terms import write_terms
from tourdetable.domain.search.queries import Sieve
from tourdetable.domain.tags.actions import named


@pytest.fixture
def groups(db: None) -> Groups:
    return found_groups()


def test_terms_are_found_as_they_are_today_by_members(groups: Groups) -> None:
    circle, group = groups.circle, group_of(groups, why="Le soleil")
    assert found(circle, circle.chloe, "soleil") == ["Où lire ?"]
    said = {"draft": draft(why="La pluie"), "version": 1}
    write_terms(body=group, **said, **groups.by)
    assert found(circle, circle.chloe, "soleil") == []
    assert found(circle, circle.chloe, "pluie") == ["Où lire ?"]
    assert found(circle, None, "pluie") == found(circle, circle.zoe, "pluie") == []


def test_terms_and_calls_are_found_under_their_tags(groups: Groups) -> None:
    circle = groups.circle
    groups.call.tags.set(named(circle.network, ["Plein air"]))
    group_of(groups, tags=["Plein air"])
    under = Sieve(("terms", "theme_call"), tag="plein air")
    assert found(circle, circle.chloe, "lire", under) == ["Où lire ?", "Lire au port"]
    assert found(circle, circle.chloe, "plein air", Sieve(("terms",))) == ["Où lire ?"]


def test_a_report_is_found_once_it_is_given(groups: Groups) -> None:
    circle, group = groups.circle, group_of(groups)
    said = {"done": "Trois bancs", "remains": "", "learnt": "", "becomes": "", "meeting": None}
    known = {"by": circle.by_bao(), "now": NOW}
    report = write_report(body=group, kind="midway", version=0, **said, **known)
    assert found(circle, circle.bao, "bancs") == []
    give_report(report=report, version=report.version, **known)
    assert found(circle, circle.chloe, "bancs") == ["Lire dehors"]
    assert found(circle, None, "bancs") == []


def test_a_call_of_what_gathers_the_network_is_found_by_all_its_members(groups: Groups) -> None:
    circle = groups.circle
    assert found(circle, circle.chloe, "que lire en 2027") == ["Lire au port"]
    assert found(circle, None, "que lire en 2027") == []
