"""Reports of a group: drafts, then given."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import MARCH, TODAY, draw, last_event, nothing_changes
from tests.domain.groups.builders import Groups, group_of
from tourdetable.domain.groups.actions.reports import give_report, write_report
from tourdetable.domain.groups.models import GroupReport
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.models import Body

NONE: dict[str, Any] = {"done": "", "remains": "", "learnt": "", "becomes": "", "meeting": None}
DONE = {**NONE, "done": "On a lu au kiosque."}


def written(groups: Groups, body: Body, version: int = 0, **more: Any) -> GroupReport:
    said = {"kind": "midway", **DONE, **more}
    return write_report(body=body, version=version, **said, **groups.by)


def test_it_is_written_then_given_and_stays(groups: Groups) -> None:
    body = group_of(groups)
    report = written(groups, body)
    assert (report.given_on, last_event()[0]) == (None, "group_report.begun")
    report = written(groups, body, 1, learnt="Le bruit.")
    assert (report.learnt, report.version) == ("Le bruit.", 2)
    report = give_report(report=report, version=2, **groups.by)
    assert (report.given_on, last_event()[0]) == (TODAY, "group_report.given")
    with nothing_changes(), pytest.raises(ValidationError):
        written(groups, body, 3)
    with nothing_changes(), pytest.raises(ValidationError):
        give_report(report=report, version=3, **groups.by)


def test_the_second_of_two_writers_is_told(groups: Groups) -> None:
    body = group_of(groups)
    written(groups, body)
    with nothing_changes(), pytest.raises(Changed):
        written(groups, body)


def test_it_says_something_and_stock_says_what_becomes_of_it(groups: Groups) -> None:
    body = group_of(groups)
    with nothing_changes(), pytest.raises(ValidationError):
        written(groups, body, **NONE)
    stock = written(groups, body, kind="stock")
    with nothing_changes(), pytest.raises(ValidationError):
        give_report(report=stock, version=1, **groups.by)


def test_it_is_presented_at_a_meeting_of_the_body_that_opened_it(groups: Groups) -> None:
    body = group_of(groups)
    june = draw(groups.circle.body, MARCH.replace(month=6, day=3), "Lecture de juin")
    assert written(groups, body, meeting=june).meeting == june
    own = draw(body, MARCH.replace(month=6, day=10), "Séance", kind="feast")
    with nothing_changes(), pytest.raises(ValidationError):
        written(groups, body, 1, meeting=own)
