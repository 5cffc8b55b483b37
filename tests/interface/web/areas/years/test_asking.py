from __future__ import annotations

import json
from typing import Any

import pytest
from django.utils.translation import override

from tests.domain.builders import nothing_changes
from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import nothing_for
from tests.interface.web.areas.years.desk import OTHERS, READERS, Desk
from tourdetable.domain.years.actions.moves import StoppedSearch
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft, Subproblem
from tourdetable.interface.web.areas.years.asking import kept_by


def test_the_search_begins_and_its_page_comes_again_by_itself(writing: Desk):
    answer = writing.post("draft_ask")
    assert (answer.status_code, answer.headers["Location"]) == (302, writing.url("draft"))
    page = writing.get("draft")
    progress = page.context["progress"]
    again = f"3; url={writing.url('draft')}"
    assert (writing.now.state, page.headers["Refresh"]) == (DraftState.WORKING, again)
    assert (progress.done, progress.total, progress.begun, progress.best) == (0, 1, False, None)


def test_a_search_is_stopped(writing: Desk):
    writing.post("draft_ask")
    answer = writing.post("draft_stop")
    assert (answer.status_code, writing.now.state, Subproblem.objects.count()) == (
        302,
        DraftState.WRITING,
        0,
    )


def test_a_search_that_is_stopped_says_which_dates_are_kept(planned: Desk):
    nothing = StoppedSearch(Draft(state=DraftState.WRITING), found=False)
    with override("fr"):
        told = [kept_by(StoppedSearch(planned.now, found)) for found in (True, False)]
        told.append(kept_by(nothing))
    assert [words.partition("\u00a0: ")[2] for words in told] == [
        "le projet garde la meilleure année connue à ce jour.",
        "le projet garde ses dates d’avant.",
        "le projet n’a pas encore de dates.",
    ]


def test_a_search_that_is_over_says_so(planned: Desk):
    with nothing_changes():
        answer = planned.post("draft_stop")
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (422, 1)


def test_a_year_without_wishes_is_not_searched(writing: Desk):
    writing.post("series_drop", writing.series.pk)
    with nothing_changes():
        answer = writing.post("draft_ask")
    assert (answer.status_code, len(answer.context["form"].non_field_errors())) == (422, 1)


def test_planning_again_needs_dates(writing: Desk):
    with nothing_changes():
        assert writing.post("draft_ask_again").status_code == 422


@pytest.mark.parametrize("view", ["draft_ask", "draft_ask_again", "draft_stop", "draft_relax"])
def test_only_those_who_prepare_the_year_ask_for_it(planned: Desk, view: str):
    planned.post("draft_share")
    refused = {name: 403 if name in READERS else nothing_for(name) for name in OTHERS}
    url = planned.url(view)
    assert (planned.statuses(url), planned.statuses(url, planned.sent())) == (refused, refused)


def test_two_who_ask_at_once_ask_once(writing: Desk):
    first, second = writing.sent(), writing.sent()
    writing.client.post(writing.url("draft_ask"), first)
    with nothing_changes():
        answer = writing.client.post(writing.url("draft_ask"), second)
    assert (answer.status_code, answer.context["form"].conflict) == (409, writing.now)


def leave_of(desk: Desk, clause: str) -> dict[str, Any]:
    """What the proposal about an article would leave out."""
    page = desk.get("draft").context["page"]
    ((found,),) = [
        p.form.initial["leaves"] for p in page.proposals if p.reasons[0].clause == clause
    ]
    said: dict[str, Any] = found
    return said


def test_leaving_a_rule_out_makes_the_year_and_is_told(impossible: Desk):
    leave = leave_of(impossible, "CIR-01")
    answer = impossible.post("draft_relax", leaves=json.dumps([leave]))
    assert (answer.status_code, impossible.now.relaxed) == (302, [leave])
    drafted.work()
    page = impossible.get("draft").context["page"]
    assert [one.reason.clause for one in page.left_out] == ["CIR-01"]
    impossible.post("draft_relax", leaves=json.dumps([leave]), restore="True")
    assert impossible.now.relaxed == []


@pytest.mark.parametrize("restore", ["", "True"])
@pytest.mark.parametrize(
    "leaves", ["", "[]", "{}", "[[]]", '[{"rule": "kindness"}]', '[{"rule": 3}]', "not json"]
)
def test_a_rule_that_is_none_is_refused(planned: Desk, leaves: str, restore: str):
    with nothing_changes():
        assert planned.post("draft_relax", leaves=leaves, restore=restore).status_code == 422
