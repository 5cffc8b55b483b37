"""Days and times as browsers let people choose them."""

from __future__ import annotations

from datetime import date, time

import pytest
from django import forms
from django.core.exceptions import ValidationError

from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.base.fields import (
    DayInput,
    RowField,
    TimeInput,
    as_sent,
    day_field,
    offer_rows,
)


def test_a_day_and_a_time_are_shown_as_browsers_write_them() -> None:
    assert DayInput().format_value(date(2027, 4, 6)) == "2027-04-06"
    assert TimeInput().format_value(time(9, 30, 15)) == "09:30"
    assert (DayInput.input_type, TimeInput.input_type) == ("date", "time")


@pytest.mark.parametrize(
    ("value", "sent"),
    [(time(9, 30), "09:30"), (date(2027, 4, 6), "2027-04-06"), (None, ""), (0, "0"), ("a", "a")],
)
def test_a_value_is_sent_as_a_browser_does(value: object, sent: str) -> None:
    assert as_sent(value) == sent


def test_a_day_field_reads_the_day_of_the_browser_and_no_other_writing() -> None:
    field = day_field("Jour")
    assert field.clean("2027-04-06") == date(2027, 4, 6)
    for wrong in ("06/04/2027", "2027-02-30", "0027-04-06", ""):
        with pytest.raises(ValidationError):
            field.clean(wrong)


class WhichBody(forms.Form):
    body = RowField(required=False)


def test_the_row_that_is_chosen_is_given_and_no_other_can_be() -> None:
    port, club = Body(pk=3, name="Port"), Body(pk=12, name="Club")
    found = {}
    for said in ("3", "12", "", "4", "x"):
        form = WhichBody({"body": said})
        rows = offer_rows(
            form,
            "body",
            [port, club],
            lambda body: body.name,
            first=[("", "All")],
            last=[("x", "-")],
        )
        assert rows == {"3": port, "12": club}
        found[said] = form.cleaned_data["body"] if form.is_valid() else "refused"
    assert found == {"3": port, "12": club, "": None, "4": "refused", "x": None}
    offered = form.fields["body"].choices
    assert offered == [("", "All"), ("3", "Port"), ("12", "Club"), ("x", "-")]
    assert WhichBody().fields["body"].choices == []
