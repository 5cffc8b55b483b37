from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW, nothing_changes
from tests.domain.years import drafted
from tests.domain.years.drafted import begun
from tests.interface.web.areas.decisions.people import COLLEAGUE
from tests.interface.web.areas.years.desk import OTHERS, READERS, Desk
from tourdetable.domain.years.actions import subproblems as pieces
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Subproblem


@pytest.fixture
def writing(desk: Desk) -> Desk:
    desk.draft = begun(desk.room.circle, desk.by)
    return desk


@pytest.fixture
def impossible(desk: Desk) -> Desk:
    """Seven readings on Mondays or Tuesdays, which CIR-01 does not allow."""
    desk.draft = begun(desk.room.circle, desk.by, weekdays=(0, 1))
    drafted.answered(desk.now, desk.by)
    return desk


def test_the_search_begins_and_its_page_comes_again_by_itself(writing: Desk):
    answer = writing.post("draft_ask")
    assert (answer.status_code, answer.headers["Location"]) == (302, writing.url("draft"))
    page = writing.get("draft")
    progress = page.context["progress"]
    assert (writing.now.state, page.headers["Refresh"]) == (DraftState.WORKING, "3")
    assert (progress.done, progress.total, progress.begun, progress.best) == (0, 1, False, None)


def test_a_reader_may_keep_the_page_still(writing: Desk):
    writing.post("draft_ask")
    assert "Refresh" not in writing.get("draft", query="?still=1").headers


def test_how_far_the_search_is(writing: Desk):
    writing.post("draft_ask")
    piece = pieces.take(worker="here", now=NOW)
    assert piece is not None
    pieces.keep(job=piece, worker="here", now=NOW, best=40, bound=12)
    progress = writing.get("draft").context["progress"]
    assert (progress.begun, progress.best, progress.bound) == (True, 40, 12)


def test_when_it_is_over_the_page_is_the_board(writing: Desk):
    writing.post("draft_ask")
    drafted.work()
    assert len(writing.get("draft").context["page"].months) == 12


def test_a_search_is_stopped(writing: Desk):
    writing.post("draft_ask")
    answer = writing.post("draft_stop")
    assert (answer.status_code, writing.now.state, Subproblem.objects.count()) == (
        302,
        DraftState.WRITING,
        0,
    )


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
    refused = {name: 403 if name in READERS else 404 for name in OTHERS}
    url = planned.url(view)
    assert (planned.statuses(url), planned.statuses(url, planned.sent())) == (refused, refused)


def test_two_who_ask_at_once_ask_once(writing: Desk):
    first, second = writing.sent(), writing.sent()
    writing.client.post(writing.url("draft_ask"), first)
    with nothing_changes():
        answer = writing.client.post(writing.url("draft_ask"), second)
    assert (answer.status_code, answer.context["form"].conflict) == (409, writing.now)


def test_an_impossible_year_says_which_rules_clash_and_what_would_do(impossible: Desk):
    page = impossible.get("draft").context["page"]
    assert impossible.now.state == DraftState.IMPOSSIBLE
    assert "CIR-01" in {reason.clause for reason in page.rules}
    assert "weekday" in [proposal.form.initial["leaves"][0]["rule"] for proposal in page.proposals]


def test_a_draft_without_dates_leads_to_nothing_that_needs_them(impossible: Desk):
    page = impossible.get("draft").content.decode()
    assert [name for name in ("draft_compare", "draft_pdf") if impossible.url(name) in page] == []


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


def test_several_reasons_are_left_out_together(desk: Desk):
    """On days that CIR-01 does not allow, and too few for CIR-02: no rule alone would do."""
    desk.draft = begun(desk.room.circle, desk.by, weekdays=(0, 1), meetings=2)
    drafted.answered(desk.now, desk.by)
    (proposal, *_others) = desk.get("draft").context["page"].proposals
    assert len(proposal.reasons) > 1
    desk.post("draft_relax", leaves=json.dumps(proposal.form.initial["leaves"]))
    drafted.work()
    assert (desk.now.state, len(desk.now.relaxed)) == (DraftState.PLANNED, len(proposal.reasons))
    desk.post("draft_relax", leaves=json.dumps(desk.now.relaxed), restore="True")
    assert desk.now.relaxed == []


def test_members_read_why_without_names(impossible: Desk):
    impossible.post("draft_share")
    page = impossible.room.client(COLLEAGUE).get(impossible.url("draft")).context["page"]
    assert (page.proposals, page.pins) == ((), ())


def test_dates_held_are_offered_to_be_opened_when_there_is_no_year(planned: Desk):
    planned.post("draft_pin", planned.series.pk, date(2028, 1, 4), kind="lock")
    drafted.answered(planned.now, planned.by, again=True)
    answer = planned.get("draft")
    (pin,) = answer.context["page"].pins
    assert (planned.now.state, pin.on, answer.context["dates"]) == (
        DraftState.IMPOSSIBLE,
        date(2028, 1, 4),
        True,
    )
    planned.post("draft_pin", planned.series.pk, date(2028, 1, 4), kind="")
    assert planned.now.state == DraftState.WRITING
    assert len(planned.get("draft").context["page"].months) == 12


@pytest.mark.parametrize("count", [1, 3])
def test_the_conflict_costs_the_same_however_many_pins(
    impossible: Desk, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for number in range(count):
        impossible.series.pins.create(on=date(2028, 2, 1 + number), kind="forbid")
    url = impossible.url("draft")
    with django_assert_num_queries(14):
        impossible.client.get(url)
