"""The step that closes a body; which decision may is in `decisions/test_bodies`."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    draw,
    hold,
    nothing_changes,
)
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.actions.closing import close_body, close_seat, must_be_closable
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Body, Mandate, Seat
from tourdetable.domain.networks.queries import charter_in_force

JUNE = date(2027, 6, 30)
MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)


def sister(circle: Circle, kind: str) -> Body:
    said = {"kind": kind, "name": "Ailleurs", "slug": kind, "starts": FOUNDED}
    return install_body(network=circle.network, by=OPERATOR, now=NOW, **said)  # type: ignore[arg-type]  # names and values are these


def test_what_ends_sooner_keeps_its_own_day(circle: Circle):
    sister(circle, "circle")
    mandate, sooner = Mandate.objects.get(person=circle.ana), date(2027, 5, 1)
    Mandate.objects.filter(pk=mandate.pk).update(ends=sooner)
    charter = charter_in_force(circle.network, on=TODAY)
    said = {"decision": 7, "charter": charter, "by": OPERATOR, "now": NOW}
    assert close_body(body=circle.body, ends=JUNE, **said).ends == JUNE  # type: ignore[arg-type]  # idem: names and values are these
    assert set(Mandate.objects.values_list("ends", flat=True)) == {sooner, JUNE}


def test_the_last_body_that_gathers_all_stays_another_may_go(circle: Circle):
    charter, board = charter_in_force(circle.network, on=TODAY), sister(circle, "board")
    must_be_closable(board, JUNE, charter, today=TODAY)
    with nothing_changes(), pytest.raises(ValidationError, match="gathers the whole network"):
        must_be_closable(circle.body, JUNE, charter, today=TODAY)


def state(seat: Seat) -> tuple[str, str, date, date | None, list[tuple[date, date | None]]]:
    """A seat as it now is, and when it is held."""
    now = Seat.objects.get(pk=seat.pk)
    held = [(one.starts, one.ends) for one in now.mandates.order_by("starts")]
    return now.college, now.kind, now.starts, now.ends, held


def test_a_seat_closes_with_its_mandates_and_its_turns_are_free(circle: Circle) -> None:
    may, last = draw(circle.body, MAY, "Lecture de mai"), date(2027, 4, 30)
    assign_turn(meeting=may, duty="secretary", seat=circle.library, by=OPERATOR, now=NOW)
    close_seat(seat=circle.library, ends=last, by=OPERATOR, now=NOW)
    assert state(circle.library) == ("libraries", "standing", FOUNDED, last, [(FOUNDED, last)])
    assert list(may.turns.all()) == []
    assert circle.of(circle.bao, on=last).belongs is True
    assert circle.of(circle.bao, on=last + timedelta(days=1)).belongs is False


def test_what_the_seats_of_a_closed_body_were_to_do_is_free(circle: Circle) -> None:
    sister(circle, "circle")
    may, last = draw(circle.body, MAY, "Lecture de mai"), date(2027, 4, 30)
    assign_turn(meeting=may, duty="secretary", seat=circle.library, by=OPERATOR, now=NOW)
    said: dict[str, Any] = {"decision": 7, "charter": charter_in_force(circle.network, on=TODAY)}
    close_body(body=circle.body, ends=last, **said, by=OPERATOR, now=NOW)
    assert list(may.turns.all()) == []


def test_not_before_what_is_known_of_it(circle: Circle) -> None:
    hold(circle)
    close = {"seat": circle.library, "by": OPERATOR, "now": NOW}
    with nothing_changes(), pytest.raises(ValidationError, match="Bao Trần came to"):
        close_seat(ends=date(2027, 3, 3), **close)
    with nothing_changes(), pytest.raises(ValidationError, match="cannot end before"):
        close_seat(ends=FOUNDED - timedelta(days=1), **close)
    end_mandate(mandate=circle.library.mandates.get(), ends=TODAY, by=OPERATOR, now=NOW)
    give_mandate(
        seat=circle.library,
        person=circle.zoe,
        starts=TODAY + timedelta(days=1),
        by=OPERATOR,
        now=NOW,
    )
    with nothing_changes(), pytest.raises(ValidationError, match="Zoé Ailleurs is to hold"):
        close_seat(ends=TODAY, **close)
