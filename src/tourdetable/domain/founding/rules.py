"""Who may found networks, close them and say who runs the installation."""

from __future__ import annotations

from typing import Any

from tourdetable.domain.people.models import Account


def may_operate(account: Any) -> bool:
    """Whether a mailbox that has signed in runs this installation. It reads nothing in the
    networks by this."""
    return isinstance(account, Account) and account.is_active and account.operates
