from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

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
    last_event,
    nothing_changes,
)
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.networks.actions.altering import change_seat, close_seat
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Seat

BY = {"by": OPERATOR, "now": NOW}
A_DAY = timedelta(days=1)
MAY = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
LIGHT = {"college": "libraries", "kind": "light", "volunteers": False}


def state(seat: Seat) -> tuple[str, str, date, date | None, list[tuple[date, date | None]]]:
    """A seat as it now is, and when it is held."""
    now = Seat.objects.get(pk=seat.pk)
    held = [(one.starts, one.ends) for one in now.mandates.order_by("starts")]
    return now.college, now.kind, now.starts, now.ends, held


def test_a_seat_that_changes_is_continued_by_another(circle: Circle) -> None:
    """What happened in March stays with the seat of March; May's duty is to be taken by others."""
    march, may = hold(circle), draw(circle.body, MAY, "Lecture de mai")
    assign_turn(meeting=may, duty="secretary", seat=circle.library, **BY)
    new = change_seat(seat=circle.library, on=TODAY, **LIGHT, **BY)
    last = TODAY - A_DAY
    assert state(circle.library) == ("libraries", "standing", FOUNDED, last, [(FOUNDED, last)])
    assert state(new) == ("libraries", "light", TODAY, None, [(TODAY, None)])
    assert (new.continues, new.institution) == (circle.library, circle.library.institution)
    came = march.attendances.filter(person=circle.bao)
    assert [row.seat for row in came] == [circle.library]
    assert list(may.turns.all()) == []
    kind, _subject, _person, _capacity, data = last_event()
    assert (kind, data["was"]["kind"], data["to"]) == ("seat.changed", "standing", new.pk)


def test_one_that_volunteers_keeps_its_turns(circle: Circle) -> None:
    may = draw(circle.body, MAY, "Lecture de mai")
    assign_turn(meeting=may, duty="secretary", seat=circle.library, **BY)
    new = change_seat(seat=circle.library, on=TODAY, **(LIGHT | {"volunteers": True}), **BY)
    assert may.turns.get().seat == new


def test_in_the_past_what_happened_since_is_the_other_s(circle: Circle) -> None:
    march = hold(circle)
    new = change_seat(seat=circle.library, on=date(2027, 3, 1), **LIGHT, **BY)
    assert march.attendances.get(person=circle.bao).seat == new


def test_from_its_first_day_the_seat_itself_changes(circle: Circle) -> None:
    new = change_seat(seat=circle.library, on=FOUNDED, **LIGHT, **BY)
    assert new.pk == circle.library.pk
    assert state(new) == ("libraries", "light", FOUNDED, None, [(FOUNDED, None)])


def test_a_mandate_to_come_goes_with_it(circle: Circle) -> None:
    later = TODAY + 30 * A_DAY
    give_mandate(seat=circle.library, person=circle.zoe, starts=later, **BY)
    new = change_seat(seat=circle.library, on=TODAY, **LIGHT, **BY)
    assert state(new)[4] == [(TODAY, None), (later, None)]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"kind": "standing"}, "nothing would change"),
        ({"on": FOUNDED - A_DAY}, "begins on"),
        ({"college": "kings"}, "“kings”"),
        ({"kind": "crown"}, "“crown”"),
    ],
)
def test_what_makes_no_sense(circle: Circle, said: dict[str, object], words: str) -> None:
    form = {"seat": circle.library, "on": TODAY, **LIGHT, **said}
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        change_seat(**form, **BY)  # type: ignore[arg-type]  # names and values are these


def test_it_changes_once(circle: Circle) -> None:
    change_seat(seat=circle.library, on=TODAY, **LIGHT, **BY)
    with nothing_changes(), pytest.raises(ValidationError, match="does not exist on that day"):
        change_seat(seat=circle.library, on=TODAY, **(LIGHT | {"kind": "invited"}), **BY)


def test_a_seat_closes_with_its_mandates_and_its_turns_are_free(circle: Circle) -> None:
    may, last = draw(circle.body, MAY, "Lecture de mai"), date(2027, 4, 30)
    assign_turn(meeting=may, duty="secretary", seat=circle.library, **BY)
    close_seat(seat=circle.library, ends=last, **BY)
    assert state(circle.library) == ("libraries", "standing", FOUNDED, last, [(FOUNDED, last)])
    assert list(may.turns.all()) == []
    assert circle.of(circle.bao, on=last).belongs is True
    assert circle.of(circle.bao, on=last + A_DAY).belongs is False


def test_not_before_what_is_known_of_it(circle: Circle) -> None:
    hold(circle)
    close = {"seat": circle.library, **BY}
    with nothing_changes(), pytest.raises(ValidationError, match="Bao Trần came to"):
        close_seat(ends=date(2027, 3, 3), **close)
    with nothing_changes(), pytest.raises(ValidationError, match="cannot end before"):
        close_seat(ends=FOUNDED - A_DAY, **close)
    end_mandate(mandate=circle.library.mandates.get(), ends=TODAY, **BY)
    give_mandate(seat=circle.library, person=circle.zoe, starts=TODAY + A_DAY, **BY)
    with nothing_changes(), pytest.raises(ValidationError, match="Zoé Ailleurs is to hold"):
        close_seat(ends=TODAY, **close)
