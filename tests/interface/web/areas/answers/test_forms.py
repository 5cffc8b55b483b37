"""The form of a link: what it offers, and what it says again when it is refused."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import QueryDict

from tests.domain.builders import Circle
from tests.domain.notices.convened import convened
from tourdetable.interface.web.areas.answers.forms import LinkForm


def form(circle: Circle, data: Any = None, partners: tuple[str, ...] = ()) -> LinkForm:
    meeting = convened(circle)
    return LinkForm(data, meeting=meeting, seats=[circle.library], partners=partners, initial={})


def test_it_offers_what_one_may_answer(circle: Circle) -> None:
    codes = [code for code, _words in form(circle).fields["answer"].choices]
    assert codes == ["attend", "remote", "excused", "tentative"]


def test_a_refusal_keeps_what_was_written_for_the_time_that_is_shown(circle: Circle) -> None:
    sent = QueryDict("answer=attend&reason=Oui&asked_for=20260101T0900-20260101T1000&seat=0")
    bound = form(circle, sent)
    assert not bound.is_valid()
    bound.refuse(ValidationError("Non."))
    assert bound.data["asked_for"] == bound.meeting.time_code
    assert (bound.data["answer"], bound.data["reason"]) == ("attend", "Oui")
    assert "Non." in bound.non_field_errors()
