"""Why there is no year, and what would allow one."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.conf import settings
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import NOW
from tests.domain.years import drafted
from tests.domain.years.drafted import begun
from tests.interface.web.areas.decisions.people import COLLEAGUE
from tests.interface.web.areas.years.desk import Desk, found_desk
from tourdetable.core.words.phrase import Phrase
from tourdetable.domain.years.actions import asking, subproblems
from tourdetable.domain.years.enums import DraftState

STOPPED = Phrase(subproblems.LOST, count=3)


def test_an_impossible_year_says_which_rules_clash_and_what_would_do(impossible: Desk):
    page = impossible.get("draft").context["page"]
    assert impossible.now.state == DraftState.IMPOSSIBLE
    assert "CIR-01" in {reason.clause for reason in page.rules}
    assert page.figures == ("Jours qui restent pour Cercle du port\u00a0: aucun.",)
    assert "weekday" in [proposal.form.initial["leaves"][0]["rule"] for proposal in page.proposals]


def test_a_draft_without_dates_leads_to_nothing_that_needs_them(impossible: Desk):
    page = impossible.get("draft").content.decode()
    assert [name for name in ("draft_compare", "draft_pdf") if impossible.url(name) in page] == []


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
    assert (page.proposals, page.pins, page.figures) == ([], [], ())


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
    with django_assert_num_queries(12):
        impossible.client.get(url)


@pytest.mark.parametrize(("draft", "kept"), [("writing", False), ("planned", True)])
def test_a_search_that_failed_says_why_what_is_kept_and_what_to_do(
    clock: None, db: None, draft: str, kept: bool
):
    desk = found_desk(draft)
    asking.ask(draft=desk.now, version=desk.now.version, by=desk.by, now=NOW)
    job = subproblems.take(worker="one", now=NOW)
    assert job is not None
    subproblems.fail(job=job, worker="one", why=STOPPED)
    answer = desk.get("draft")
    page, text = answer.context["page"], answer.content.decode()
    assert (desk.now.state, answer.context["dates"], page.retry) == (
        DraftState.FAILED,
        kept,
        "draft_ask",
    )
    assert page.error == "Le calcul s’est arrêté 3 fois sans rien dire."
    assert [page.error in text, "Rien n’est perdu" in text] == [True, True]
    assert ("les dates que le projet avait avant" in text) == kept
    desk.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    assert str(STOPPED) in desk.get("draft").content.decode()
    desk.post(page.retry)
    drafted.work()
    assert desk.now.state == DraftState.PLANNED


def test_rules_that_clashed_before_are_not_told_of_a_search_that_failed(impossible: Desk):
    asking.ask(draft=impossible.now, version=impossible.now.version, by=impossible.by, now=NOW)
    job = subproblems.take(worker="one", now=NOW)
    assert job is not None
    subproblems.fail(job=job, worker="one", why=STOPPED)
    assert impossible.get("draft").context["page"].rules == ()
