"""Asking a body for a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import NOW, TODAY, draw, last_event, nothing_changes
from tests.domain.coordination.builders import MAY, Supported
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.coordination.actions.dates import (
    call_for_dates,
    take_back_call,
    told_of_dates,
)
from tourdetable.domain.coordination.models import DatesCall
from tourdetable.domain.networks.models import Body, Mandate, Office

JUNE = date(2027, 6, 30)


def test_a_date_is_asked_and_none_is_drawn(supported: Supported) -> None:
    body = supported.circle.body
    call = call_for_dates(body=body, until=JUNE, words="Avant l’été ?", **supported.by)
    assert (call.words, call.asked_on, body.meetings.count()) == ("Avant l’été ?", TODAY, 0)
    assert last_event()[0] == "dates.called"
    taken = take_back_call(call=call, version=1, **supported.by)
    assert (taken.taken_back_on, last_event()[0]) == (TODAY, "dates.taken_back")


def test_what_is_there_or_asked_already_is_not_asked(supported: Supported) -> None:
    body = supported.circle.body
    with nothing_changes(), pytest.raises(ValidationError, match="day to come"):
        call_for_dates(body=body, until=TODAY, **supported.by)
    call_for_dates(body=body, until=JUNE, **supported.by)
    with nothing_changes(), pytest.raises(ValidationError, match="asked of it"):
        call_for_dates(body=body, until=JUNE, **supported.by)
    draw(body, MAY, "Lecture de mai")
    with nothing_changes(), pytest.raises(ValidationError, match="already meets"):
        call_for_dates(body=body, until=JUNE, **supported.by)
    assert DatesCall.objects.get().until == JUNE


def test_a_body_where_nobody_sits_is_not_asked(supported: Supported) -> None:
    body = supported.circle.body
    call = call_for_dates(body=body, until=JUNE, **supported.by)
    assert told_of_dates(call, supported.actor, NOW) == 0
    account_of(supported.circle.ana)
    assert told_of_dates(call, supported.actor, NOW) == 1
    take_back_call(call=call, version=1, **supported.by)
    for rows in (Mandate.objects, Office.objects.exclude(body=None)):
        rows.update(ends=TODAY - timedelta(days=1))
    with nothing_changes(), pytest.raises(ValidationError, match="nobody would be asked"):
        call_for_dates(body=body, until=JUNE, **supported.by)


def test_a_body_that_ends_before_is_not_asked(supported: Supported) -> None:
    body = supported.circle.body
    Body.objects.filter(pk=body.pk).update(ends=date(2027, 5, 1))
    with nothing_changes(), pytest.raises(ValidationError, match="ends on"):
        call_for_dates(body=body, until=JUNE, by=supported.actor, now=NOW)
