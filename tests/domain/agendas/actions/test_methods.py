"""Methods of a network: added, changed, removed; refused at the line."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from tests.core.methods.samples import ECHO
from tests.domain.builders import NOW, OPERATOR, Circle, nothing_changes
from tourdetable.domain.agendas.actions.methods import (
    MOST,
    add_method,
    change_method,
    remove_method,
)
from tourdetable.domain.agendas.models import NetworkMethod
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.models import Network

SAID = {"by": OPERATOR, "now": NOW}


def added(network: Network, text: str = ECHO) -> NetworkMethod:
    return add_method(network=network, text=text, **SAID)


def last_event() -> tuple[str, str, dict[str, object]]:
    event = Event.objects.latest("pk")
    return event.kind, event.subject, event.data


def test_a_method_is_added(circle: Circle) -> None:
    row = added(circle.network)
    assert (row.code, row.text, row.version) == ("echo", ECHO.rstrip(), 1)
    assert last_event() == ("method.added", f"method:{row.pk}", {})


def test_each_mistake_is_told_at_its_line(circle: Circle) -> None:
    wrong = ECHO.replace('"go_round"', '"rond"').replace("{#example}", "{#cas}")
    with nothing_changes(), pytest.raises(ValidationError) as caught:
        added(circle.network, wrong)
    assert [one.partition(":")[0] for one in caught.value.message_dict["text"]] == [
        "Line 10, “captures”",
        "Line 28, “cas”",
        "Line 30, “example”",
    ]


@pytest.mark.parametrize("text", ["", "  \n", "x" * 100_001])
def test_what_is_no_text_is_refused(circle: Circle, text: str) -> None:
    with nothing_changes(), pytest.raises(ValidationError):
        added(circle.network, text)


def test_a_code_is_used_once(circle: Circle) -> None:
    added(circle.network)
    with nothing_changes(), pytest.raises(ValidationError):
        added(circle.network)


def test_a_network_adds_so_many_and_no_more(circle: Circle) -> None:
    NetworkMethod.objects.bulk_create(
        NetworkMethod(network=circle.network, code=f"m-{n}", text=ECHO) for n in range(MOST)
    )
    with nothing_changes(), pytest.raises(ValidationError):
        added(circle.network)


def test_it_is_changed_and_may_have_another_code(circle: Circle) -> None:
    row, text = added(circle.network), ECHO.replace('"echo"', '"echos"').rstrip()
    changed = change_method(method=row, text=text, version=1, **SAID)
    assert (changed.code, changed.text, changed.version) == ("echos", text, 2)
    assert last_event() == ("method.changed", f"method:{row.pk}", {})
    with nothing_changes(), pytest.raises(Changed):
        change_method(method=row, text=text, version=1, **SAID)


def test_it_never_takes_the_code_of_another_one(circle: Circle) -> None:
    other = ECHO.replace('"echo"', '"autre"')
    row = (added(circle.network), added(circle.network, other))[1]
    with nothing_changes(), pytest.raises(ValidationError):
        change_method(method=row, text=ECHO, version=1, **SAID)


def test_it_is_removed(circle: Circle) -> None:
    row = added(circle.network)
    pk = row.pk
    remove_method(method=row, version=1, **SAID)
    assert not NetworkMethod.objects.exists()
    assert last_event() == ("method.removed", f"method:{pk}", {})


def test_a_form_sent_twice_adds_one(circle: Circle) -> None:
    by = replace(circle.by_ana(), gesture=uuid4())
    add_method(network=circle.network, text=ECHO, by=by, now=NOW)
    with nothing_changes(), pytest.raises(AlreadyDone):
        add_method(network=circle.network, text=ECHO, by=by, now=NOW)
