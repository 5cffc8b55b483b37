"""Where groups stand, several at once."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, OPERATOR, TODAY
from tests.domain.commitments.builders import asked_of
from tests.domain.groups.builders import ENDS, STARTS, Groups, group_of
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.decisions.actions.bodies import open_body
from tourdetable.domain.groups.actions.steps import add_step
from tourdetable.domain.groups.board import GroupState, states_of
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import charter_in_force

LATE, SOON = date(2027, 4, 2), date(2027, 4, 20)


def states(groups: Groups, *bodies: Body) -> list[GroupState]:
    network = groups.circle.network
    return states_of(network, charter_in_force(network, on=TODAY), bodies, NOW)


def test_what_is_late_what_comes_next_and_who_is_asked(groups: Groups) -> None:
    body = group_of(groups)
    for title, due in (("Lire", LATE), ("Écrire", SOON)):
        add_step(body=body, title=title, due=due, seat=None, **groups.by)
    groups.circle.body = body
    asked_of(groups.circle, None, "Ana", starts=STARTS, ends=ENDS)
    (state,) = states(groups, body)
    assert [one.title for one in state.late] == ["Lire"]
    assert [one.title for one in state.soon] == ["Écrire"]
    assert state.next is not None
    assert (state.next.title, state.quiet) == ("Écrire", False)
    assert [one.person.given_name for one in state.asked] == ["Ana"]
    assert (state.committed, state.silent) == ([], [])


def test_once_the_work_is_over_those_who_stayed_to_its_end_are_told(groups: Groups) -> None:
    body = groups.circle.body = group_of(groups)
    asked_of(groups.circle, None, "Ana", "Bao", starts=STARTS, ends=ENDS)
    Commitment.objects.filter(person=groups.circle.ana).update(state="accepted")
    network = groups.circle.network
    charter, after = charter_in_force(network, on=TODAY), NOW + timedelta(days=400)
    (state,) = states_of(network, charter, [body], after)
    assert [one.person.given_name for one in state.committed] == ["Ana"]
    assert state.asked == []


def test_as_many_queries_for_three_groups_as_for_one(groups: Groups) -> None:
    body, network = group_of(groups), groups.circle.network
    said = {"network": network, "kind": "board", "starts": TODAY, "by": OPERATOR, "now": NOW}
    others = [open_body(name=f"Bureau {n}", decision=groups.decision, **said) for n in range(3)]
    for one in (body, *others):
        for day in range(1, 9):
            step = {"title": f"Lire {day}", "due": date(2027, 4, day), "seat": None}
            add_step(body=one, **step, **groups.by)
    with CaptureQueriesContext(connection) as single:
        states(groups, body)
    with CaptureQueriesContext(connection) as several:
        found = states(groups, body, *others)
    assert len(several) == len(single)
    assert [len(one.late) for one in found] == [5, 5, 5, 5]
    assert [one.terms is None for one in found] == [False, True, True, True]
