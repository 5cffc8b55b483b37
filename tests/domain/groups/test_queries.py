"""Calls, terms and reports, as each may read them."""

from __future__ import annotations

from tests.domain.builders import MARCH, TODAY, draw
from tests.domain.groups.actions.test_reports import written
from tests.domain.groups.builders import STARTS, Groups, draft, group_of, joined, proposed
from tourdetable.domain.groups.actions.reports import give_report
from tourdetable.domain.groups.actions.terms import write_terms
from tourdetable.domain.groups.queries import (
    answers_to,
    calls_seen_by,
    groups_of,
    over,
    presenting,
    reports_of,
    reports_seen_by,
    sees_topics_of,
    steps_of,
    terms_by_body,
    terms_of,
    terms_seen_by,
)
from tourdetable.domain.topics.actions.supporting import support


def test_calls_are_seen_by_all_members_where_the_network_gathers(groups: Groups) -> None:
    circle = groups.circle
    assert list(calls_seen_by(circle.of(circle.ana))) == [groups.call]
    assert sees_topics_of(circle.of(circle.ana), groups.call)
    assert list(calls_seen_by(circle.of(groups.ivo.person))) == [groups.call]


def test_answers_come_with_their_support_the_most_supported_first(groups: Groups) -> None:
    circle = groups.circle
    proposed(groups)
    night = proposed(groups, title="Lire la nuit")
    support(topic=night.topic, by=circle.by_ana(), now=MARCH)
    joined(night, circle.by_chloe())
    found = [(str(one.topic), one.supported) for one in answers_to(groups.call)]  # type: ignore[attr-defined]  # the query annotates it
    assert found == [("Lire la nuit", 1), ("Lire dehors", 0)]
    first = answers_to(groups.call)[0]
    assert [one.seat for one in first.joinings.all()] == [circle.school, circle.library]


def test_a_group_is_one_by_its_kind_or_by_its_terms(groups: Groups) -> None:
    body, circle = group_of(groups), groups.circle
    charter = circle.of(circle.ana).charter
    assert list(groups_of(circle.network, charter)) == [body]
    assert over([body, circle.body], TODAY) == ([body, circle.body], [])
    body.ends = STARTS
    assert over([body], STARTS.replace(month=5)) == ([], [body])


def test_the_latest_terms_are_in_force(groups: Groups) -> None:
    body, circle = group_of(groups), groups.circle
    write_terms(body=body, version=1, draft=draft(why="Pour lire."), **groups.by)
    terms = terms_of(body)
    assert terms is not None
    assert (terms.number, terms_by_body([body.pk])) == (2, {body.pk: terms})
    assert list(terms_seen_by(circle.of(circle.chloe))) == [terms]
    assert list(steps_of(body)) == []


def test_reports_that_are_given_are_for_all(groups: Groups) -> None:
    body, circle = group_of(groups), groups.circle
    june = draw(circle.body, MARCH.replace(month=6, day=3), "Lecture de juin")
    assert list(presenting(body)) == [june]
    report, chloe = written(groups, body), circle.of(circle.chloe)
    assert list(reports_seen_by(circle.of(circle.ana, STARTS))) == [report]
    assert list(reports_seen_by(circle.of(groups.ivo.person))) == [report]
    assert list(reports_seen_by(chloe)) == []
    give_report(report=report, version=1, **groups.by)
    assert list(reports_seen_by(chloe)) == [report]
    assert list(reports_of(body)) == ["midway"]
