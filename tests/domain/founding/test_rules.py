from __future__ import annotations

from django.contrib.auth.models import AnonymousUser

from tourdetable.domain.founding.rules import may_operate
from tourdetable.domain.people.models import Account


def test_only_an_open_mailbox_that_runs_the_installation_may() -> None:
    accounts = (
        Account(operates=True),
        Account(),
        Account(operates=True, is_active=False),
        AnonymousUser(),
    )
    assert [may_operate(one) for one in accounts] == [True, False, False, False]
