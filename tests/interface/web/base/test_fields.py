"""Days and times as browsers let people choose them."""

from __future__ import annotations

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError

from tourdetable.interface.web.base.fields import DayInput, TimeInput, as_sent, day_field


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
