"""A partner without a seat is written to, with a link that opens."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.domain.builders import NOW, TODAY, found_circle
from tests.domain.convention.builders import BY, diagnosis_of, invited
from tourdetable.domain.convention.actions.approving import put_to_partners
from tourdetable.domain.convention.models import DiagnosisMessage
from tourdetable.domain.convention.tokens import token_of
from tourdetable.interface.mail.deliver import Delivered, deliver


@pytest.mark.django_db
def test_it_is_called_on_then_asked_to_approve_each_time_by_a_link(mailoutbox: list[Any]) -> None:
    circle = found_circle()
    circle.network.contact = "club@port.example"
    circle.network.save()
    made = diagnosis_of(circle)
    row = invited(made)
    first = token_of(row)
    assert deliver(NOW) == Delivered(sent=1)
    who = [circle.town.institution, row.institution]
    put_to_partners(diagnosis=made, institutions=who, version=made.version + 1, **BY)
    row.refresh_from_db()
    assert deliver(NOW) == Delivered(sent=1)
    called, put = mailoutbox
    assert (called.to, called.reply_to) == (["roy@cap.example"], ["club@port.example"])
    assert [first in one.body for one in (called, put)] == [True, False]
    assert token_of(row) in put.body


@pytest.mark.django_db
def test_a_link_that_opens_nothing_does_not_leave(mailoutbox: list[Any]) -> None:
    invited(diagnosis_of(found_circle()), until=TODAY)
    deliver(NOW + timedelta(days=1))
    assert (mailoutbox, DiagnosisMessage.objects.get().state) == ([], "overtaken")
