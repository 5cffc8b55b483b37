"""Who acts on the ways into an account: whoever has signed in there."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from tourdetable.domain.people.models import Account, Person


@dataclass(frozen=True)
class MailboxHolder:
    """Whoever has signed in with a mailbox: the person, when those who share it have said who."""

    account: Account
    person: Person | None = None
    gesture: UUID | None = None

    @property
    def person_id(self) -> int | None:
        return self.person.pk if self.person else None

    @property
    def capacity(self) -> str:
        return f"account:{self.account.pk}"
