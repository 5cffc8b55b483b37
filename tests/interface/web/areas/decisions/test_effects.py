from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import decided, nothing_changes
from tests.interface.web.areas.decisions.people import COLLEAGUE, NEIGHBOUR, SECRETARY, Room, sent
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.networks.models import CharterException


@pytest.fixture
def decision(room: Room) -> Decision:
    return decided(room.circle, room.meeting)


def form(room: Room, **changed: Any) -> dict[str, Any]:
    said = {
        "clause": "CIR-01",
        "body": room.circle.body.pk,
        "starts": "2027-02-01",
        "ends": "2027-06-30",
    }
    return sent(room.circle.town.pk, **said | changed)


def test_whoever_records_decisions_lifts_an_article(room: Room, decision: Decision) -> None:
    client = room.client(SECRETARY)
    answer = client.post(room.url("decision_exception", decision.pk), form(room))
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        room.url("decision", decision.pk),
    )
    (lifted,) = CharterException.objects.all()
    assert (lifted.clause, lifted.body, lifted.decision) == (
        "CIR-01",
        room.circle.body,
        decision.pk,
    )
    page = client.get(room.url("decision", decision.pk)).context["page"]
    assert (page.exceptions, page.may_reopen, page.may_lift) == ([lifted], False, True)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"clause": "CIR-99"}, "clause"),
        ({"ends": "2027-01-01"}, "ends"),
        ({"ends": ""}, "ends"),
        ({"body": "0"}, "body"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(
    room: Room, decision: Decision, changed: dict[str, str], field: str
) -> None:
    client = room.client(SECRETARY)
    with nothing_changes():
        answer = client.post(room.url("decision_exception", decision.pk), form(room, **changed))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])


def test_those_who_do_not_record_decisions_are_refused(room: Room, decision: Decision) -> None:
    url = room.url("decision_exception", decision.pk)
    clients = {name: room.client(name) for name in (COLLEAGUE, NEIGHBOUR, "zoé")}
    with nothing_changes():
        answers = {
            name: client.post(url, form(room)).status_code for name, client in clients.items()
        }
    assert answers == {COLLEAGUE: 403, NEIGHBOUR: 404, "zoé": 404}


def test_a_decision_that_was_not_adopted_has_no_such_page(room: Room) -> None:
    deferred, client = decided(room.circle, room.meeting, "deferred"), room.client(SECRETARY)
    url = room.url("decision_exception", deferred.pk)
    with nothing_changes():
        assert [client.get(url).status_code, client.post(url, form(room)).status_code] == [403, 403]
    assert client.get(room.url("decision", deferred.pk)).context["page"].may_lift is False
