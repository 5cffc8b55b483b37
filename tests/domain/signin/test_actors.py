from __future__ import annotations

from tourdetable.domain.people.models import Account, Person
from tourdetable.domain.signin.actors import MailboxHolder


def test_who_shares_a_mailbox_acts_for_it_until_they_say_who_they_are() -> None:
    account, ana = Account(pk=7), Person(pk=3)
    by = [MailboxHolder(account), MailboxHolder(account, ana)]
    assert [(one.person_id, one.capacity) for one in by] == [(None, "account:7"), (3, "account:7")]
