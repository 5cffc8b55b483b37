"""What stops a form of the link."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.interface.web.areas.answers.outside import attempted
from tourdetable.interface.web.areas.referrals.forms import OutsideReceiptForm

SENT = {"gesture": "11111111-1111-4111-8111-111111111111", "version": "1", "name": ""}


def raising(error: Exception) -> None:
    raise error


def test_what_was_done_already_is_done_and_a_refusal_is_said_beside_its_field() -> None:
    form = OutsideReceiptForm(SENT)
    assert form.is_valid()
    assert attempted(form, lambda: raising(AlreadyDone()))
    assert not attempted(form, lambda: raising(ValidationError({"name": "Non."})))
    assert form.errors == {"name": ["Non."]}
