from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    draw,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.years.planned import drafted, planned, table_of, year
from tourdetable.core.planner.terms.plan import PlannedMeeting
from tourdetable.core.planner.wire import instance_json, plan_json
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.networks.actions.founding import found_network
from tourdetable.domain.years.actions.asking import ask, ask_again, to_plan
from tourdetable.domain.years.actions.drafts import share
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.queries import held_meetings


def test_asking_cuts_the_year_in_pieces_and_answers_at_once(circle: Circle) -> None:
    table_of(circle.network, "circle", "bourg", {"towns Bourg": ("Eva",)})
    draft = drafted(circle.network, 2028)
    draft.series.update(own_day=False)
    actor = circle.by_ana()
    asked = ask(draft=draft, version=draft.version, by=actor, now=NOW)
    assert (asked.state, asked.version) == (DraftState.WORKING, draft.version + 1)
    rows = list(asked.subproblems.values_list("number", "asked", "done", "before"))
    assert rows == [(1, asked.version, False, None), (2, asked.version, False, None)]
    names = [body["id"] for piece in asked.subproblems.all() for body in piece.instance["bodies"]]
    assert sorted(names) == sorted(str(s.planner_id) for s in draft.series.all())
    said = {"year": 2028, "again": False}
    assert last_event()[0::4] == ("programme.draft_asked", said)


def test_asking_twice_with_one_form_asks_once(circle: Circle) -> None:
    draft, actor = drafted(circle.network, 2028), once_sent(circle.by_ana())
    ask(draft=draft, version=draft.version, by=actor, now=NOW)
    with nothing_changes(), pytest.raises(AlreadyDone):
        ask(draft=draft, version=draft.version, by=actor, now=NOW)


def test_asking_for_what_somebody_changed_is_refused(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    share(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    with nothing_changes(), pytest.raises(Changed):
        ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def test_asking_for_no_meeting_is_refused(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    draft.series.update(meetings=0)
    with nothing_changes(), pytest.raises(ValidationError):
        ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def test_a_network_without_body_has_nothing_to_plan(db: None, circle: Circle) -> None:
    text = circle.network.charters.get().text
    network = found_network(
        slug="void", name="Void", charter=text, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )
    draft = drafted(network, 2028)
    with nothing_changes(), pytest.raises(ValidationError):
        ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def test_asking_forgets_the_meetings_of_bodies_that_are_gone(circle: Circle) -> None:
    feast = draw(circle.body, datetime(2028, 6, 22, 15, tzinfo=NOW.tzinfo), "Fête", "feast")
    draft = drafted(circle.network, 2028)
    draft.series.filter(kind="feast").delete()
    draft.series.update(meetings=8)
    draft = planned(draft)
    name = str(draft.series.get().planner_id)
    assert {m.body for m in year(draft)[1].meetings} == {name, f"held:{circle.body.pk}:feast"}
    cancel_meeting(meeting=feast, reason="Pluie", version=1, by=OPERATOR, now=NOW, confirmed=True)
    asked = ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    assert {m.body for m in year(asked)[1].meetings} == {name}


def test_asking_again_says_what_there_was_of_days_to_come(circle: Circle) -> None:
    draft = planned(drafted(circle.network, 2028))
    series = draft.series.get()
    dates = [m.date for m in year(draft)[1].meetings]
    later = datetime.combine(dates[0], NOW.time(), NOW.tzinfo)
    asked = ask_again(draft=draft, version=draft.version, by=OPERATOR, now=later)
    before = plan_json.read_plan(asked.subproblems.get().before)
    assert [(m.body, m.date) for m in before.meetings] == [
        (str(series.planner_id), day) for day in dates[1:]
    ]


def test_there_is_nothing_to_mend_before_a_first_year(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    with nothing_changes(), pytest.raises(ValidationError):
        ask_again(draft=draft, version=draft.version, by=OPERATOR, now=NOW)


def test_meetings_of_the_calendar_are_no_piece_and_stay(circle: Circle) -> None:
    draw(circle.body, datetime(2028, 6, 22, 15, tzinfo=NOW.tzinfo), "Fête", "feast")
    draft = drafted(circle.network, 2028)
    draft.series.filter(kind="feast").delete()
    draft.series.update(own_day=False)
    asked = ask(draft=draft, version=draft.version, by=OPERATOR, now=NOW)
    instance = instance_json.read_instance(asked.instance)
    held = f"held:{circle.body.pk}:feast"
    assert [[b.id for b in piece.bodies] for piece in to_plan(instance)] == [
        [str(draft.series.get().planner_id)]
    ]
    assert held_meetings(instance) == [PlannedMeeting(held, date(2028, 6, 22), "PM")]
