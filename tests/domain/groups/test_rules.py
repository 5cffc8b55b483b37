"""Who calls, proposes, leads and reads."""

from __future__ import annotations

from tests.domain.builders import TODAY
from tests.domain.groups.actions.test_reports import written
from tests.domain.groups.builders import STARTS, Groups, group_of
from tourdetable.domain.groups.actions.reports import give_report
from tourdetable.domain.groups.rules import (
    is_group,
    may_call,
    may_join,
    may_lead,
    may_propose,
    may_read_report,
    opens_kinds,
)


def test_whoever_composes_a_body_that_opens_groups_calls(groups: Groups) -> None:
    circle = groups.circle
    ivo, ana = circle.of(groups.ivo.person), circle.of(circle.ana)
    assert opens_kinds(ivo.charter, circle.body) == ("board",)
    assert [one.kind for one in may_call(ivo, circle.body)] == ["steward"]
    assert may_call(ana, circle.body) == ()
    assert may_propose(ana, groups.call) == may_join(ana, groups.call) == (circle.town,)
    assert is_group(ivo.charter, circle.body) is False


def test_a_group_is_led_by_its_own_offices_then_by_whoever_composes(groups: Groups) -> None:
    body, circle = group_of(groups), groups.circle
    assert is_group(circle.of(circle.ana).charter, body)
    assert [one.kind for one in may_lead(circle.of(circle.ana, STARTS), body)] == ["guide"]
    assert [one.kind for one in may_lead(circle.of(groups.ivo.person), body)] == ["steward"]
    assert may_lead(circle.of(circle.chloe), body) == ()


def test_a_draft_is_the_groups_and_what_is_given_the_networks(groups: Groups) -> None:
    body, circle = group_of(groups), groups.circle
    report, chloe = written(groups, body), circle.of(circle.chloe, STARTS)
    assert may_read_report(circle.of(circle.ana, STARTS), report)
    assert not may_read_report(chloe, report)
    given = give_report(report=report, version=1, **groups.by)
    assert may_read_report(chloe, given)
    assert not may_read_report(circle.of(circle.zoe, TODAY), given)
