from __future__ import annotations

from datetime import timedelta

import pytest

from tests.core.correspondence.clients import gmail
from tests.domain.inbox.mails import FETCHED, invited, replies, take
from tourdetable.domain.inbox.actions.forgetting import KEPT_FOR, forget_mail


@pytest.mark.django_db
def test_messages_are_forgotten_and_what_they_said_stays() -> None:
    here = invited()
    take(gmail(here.said(here.circle.ana)))
    assert forget_mail(now=FETCHED + KEPT_FOR - timedelta(days=1)) == 0
    assert forget_mail(now=FETCHED + KEPT_FOR + timedelta(days=1)) == 1
    assert len(replies()) == 1
