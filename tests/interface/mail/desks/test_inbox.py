"""The message that tells whoever convenes that somebody proposes another time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.core.correspondence.clients import counter
from tests.domain.inbox.mails import FETCHED, invited, steward, take
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.interface.mail.deliver import deliver


@pytest.mark.django_db
def test_it_says_both_times_and_where_to_take_it_up(mailoutbox: list[Any]) -> None:
    here = invited()
    steward(here)
    deliver(FETCHED)
    mailoutbox.clear()
    new = here.meeting.starts_at + timedelta(days=1)
    said = here.said(here.circle.ana, status="TENTATIVE")
    mail = take(counter(said, new, ends=new + timedelta(hours=1)))
    deliver(FETCHED)
    (message,) = mailoutbox
    assert [one.rpartition(" ")[2] for one in message.to] == ["<zoe@ailleurs.example>"]
    assert message.subject.startswith("Autre moment proposé")
    body = " ".join(message.body.split())
    assert "Ana Ruiz propose un autre moment" in body
    assert "vendredi 7 mai 2027" in body
    assert f"next=/circle/inbox/{mail.pk}/" in body


@pytest.mark.django_db
def test_it_is_not_told_once_somebody_has_dealt_with_it(mailoutbox: list[Any]) -> None:
    here = invited()
    steward(here)
    deliver(FETCHED)
    mailoutbox.clear()
    new = here.meeting.starts_at + timedelta(days=1)
    take(counter(here.said(here.circle.ana), new, ends=new + timedelta(hours=1)))
    ReceivedMail.objects.update(state="read")
    deliver(FETCHED)
    assert mailoutbox == []
