"""What is asked, by its forms."""

from __future__ import annotations

from datetime import date

from tourdetable.interface.web.areas.referrals.forms import OutsideAnswerForm, day_hoped_for


def test_an_answer_has_its_reasons_and_a_day_that_is_hoped_for_is_counted() -> None:
    form = OutsideAnswerForm({"reply": "passed_on", "reasons": "", "version": "x"})
    assert sorted(form.errors) == ["gesture", "reasons", "reply", "version"]
    assert day_hoped_for(date(2027, 4, 6), 60) == date(2027, 6, 5)
