"""What those who convene a body are written when a date is asked of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.builders import NOW, draw
from tests.domain.coordination.builders import MAY, Supported, found_supported
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.coordination.actions.dates import call_for_dates, take_back_call
from tourdetable.domain.coordination.models import DatesCall
from tourdetable.interface.mail.deliver import deliver


def asked() -> Supported:
    """A date is asked of the circle, whose people have mailboxes; nothing has left yet."""
    supported = found_supported()
    for person in (supported.circle.ana, supported.circle.bao, supported.circle.chloe):
        account_of(person)
    deliver(NOW)
    said = {"until": date(2027, 6, 30), "words": "Avant l’été ?"}
    call_for_dates(body=supported.circle.body, **said, **supported.by)  # type: ignore[arg-type]  # a day and words
    return supported


def test_each_has_one_message_that_says_what_is_asked(db: None, mailoutbox: list[Any]) -> None:
    supported = asked()
    mailoutbox.clear()
    deliver(NOW)
    assert len(mailoutbox) == 3
    body = " ".join(mailoutbox[0].body.split())
    assert "une date est demandée" in mailoutbox[0].subject
    assert "30 juin 2027" in body
    assert "Avant l’été ?" in body
    assert f"/bodies/{supported.circle.body.slug}/" in body


def test_what_was_answered_or_taken_back_meanwhile_is_not_told(
    db: None, mailoutbox: list[Any]
) -> None:
    supported = asked()
    mailoutbox.clear()
    take_back_call(call=DatesCall.objects.get(), version=1, **supported.by)
    deliver(NOW)
    draw(supported.circle.body, MAY, "Lecture de mai")
    assert mailoutbox == []
