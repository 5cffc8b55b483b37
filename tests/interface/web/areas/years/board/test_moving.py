from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.domain.builders import nothing_changes
from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import nothing_for
from tests.interface.web.areas.years.desk import OTHERS, READERS, Desk
from tourdetable.domain.years.models import Pin
from tourdetable.interface.web.areas.years.board.meeting import DraftMeeting

DAY = timedelta(days=1)


def page_of(desk: Desk, on: date) -> DraftMeeting:
    place: DraftMeeting = desk.get("draft_meeting", desk.series.pk, on).context["place"]
    return place


def test_moving_there_shows_at_once_what_breaks(planned: Desk):
    on = planned.day(2)
    answer = planned.post("draft_move", planned.series.pk, on, when=f"{on - DAY}/AM")
    there = planned.url("draft_meeting", planned.series.pk, on - DAY)
    assert (answer.status_code, answer.headers["Location"]) == (302, there)
    page = planned.client.get(there).context["place"]
    assert [reason.clause for reason in page.broken] == ["CIR-01"]


def test_a_date_that_is_held_may_be_left_for_a_free_one(planned: Desk):
    on = planned.day(2)
    planned.post("draft_move", planned.series.pk, on, when=f"{on - DAY}/AM")
    page = page_of(planned, on - DAY)
    assert on in [other.on for other in page.others.free]
    assert "lock" not in {reason.clause for other in page.others.near for reason in other.broken}


def test_any_day_may_be_written(planned: Desk):
    on = planned.day(1)
    answer = planned.post("draft_move", planned.series.pk, on, day=str(on + 7 * DAY))
    assert (answer.status_code, planned.day(1)) == (302, on + 7 * DAY)


def test_a_day_written_by_hand_says_what_is_off_and_asks_once(planned: Desk):
    """Christmas: the draft stands where it was until one confirms."""
    on, christmas = planned.day(2), date(planned.day(2).year, 12, 25)
    with nothing_changes():
        asked = planned.post("draft_move", planned.series.pk, on, day=str(christmas))
    form = asked.context["form"]
    assert (asked.status_code, "holiday" in form.cautions) == (422, True)
    assert "Noël" in " ".join(form.caution_words)
    fields = {"day": str(christmas), "confirmed": form.fingerprint()}
    done = planned.post("draft_move", planned.series.pk, on, **fields)
    assert done.status_code == 302


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"when": "x/AM"},
        {"day": "2028-13-01"},
        {"day": "2029-01-04"},
        {"when": "/"},
        {"part": "NIGHT"},
    ],
)
def test_what_is_no_day_is_refused_beside_its_field(planned: Desk, said: dict[str, str]):
    on, pk = planned.day(2), planned.series.pk
    with nothing_changes():
        answer = planned.post("draft_move", pk, on, **said)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) <= {"day", "part"}


def test_a_date_is_held_then_open_again(planned: Desk):
    on, pk = planned.day(2), planned.series.pk
    answer = planned.post("draft_pin", pk, on, kind="lock")
    assert answer.headers["Location"] == planned.url("draft_meeting", pk, on)
    assert list(Pin.objects.values_list("on", "kind")) == [(on, "lock")]
    planned.post("draft_pin", pk, on, kind="")
    assert not Pin.objects.exists()


def test_a_date_ruled_out_is_told_on_its_page_and_leaves_when_the_year_is_planned_again(
    planned: Desk,
):
    on, pk = planned.day(2), planned.series.pk
    planned.post("draft_pin", pk, on, kind="forbid")
    assert [bool(reason.words) for reason in page_of(planned, on).broken] == [True]
    planned.post("draft_ask_again")
    drafted.work()
    assert planned.get("draft_meeting", pk, on).status_code == 404


@pytest.mark.parametrize("kind", ["maybe", "LOCK"])
def test_a_pin_that_is_no_pin_is_refused(planned: Desk, kind: str):
    on, pk = planned.day(2), planned.series.pk
    with nothing_changes():
        assert planned.post("draft_pin", pk, on, kind=kind).status_code == 422


def test_a_move_on_an_old_page_changes_nothing(planned: Desk):
    on, pk = planned.day(2), planned.series.pk
    said = planned.sent(when=f"{on + 7 * DAY}/AM")
    planned.post("draft_pin", pk, on, kind="lock")
    with nothing_changes():
        answer = planned.client.post(planned.url("draft_move", pk, on), said)
    assert (answer.status_code, answer.context["form"].conflict) == (409, planned.now)


def test_a_move_sent_twice_is_made_once(planned: Desk):
    on, pk = planned.day(2), planned.series.pk
    said, url = planned.sent(when=f"{on + 7 * DAY}/AM"), planned.url("draft_move", pk, on)
    planned.client.post(url, said)
    with nothing_changes():
        assert planned.client.post(url, said).status_code == 404
    assert planned.day(2) == on + 7 * DAY


@pytest.mark.parametrize("view", ["draft_move", "draft_pin"])
def test_only_those_who_prepare_the_year_change_it(planned: Desk, view: str):
    planned.post("draft_share")
    url = planned.url(view, planned.series.pk, planned.day(2))
    refused = {name: 403 if name in READERS else nothing_for(name) for name in OTHERS}
    assert (planned.statuses(url), planned.statuses(url, planned.sent(kind="lock"))) == (
        refused,
        refused,
    )
