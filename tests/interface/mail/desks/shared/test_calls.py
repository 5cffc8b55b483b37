"""What members are written of a call for themes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.groups.builders import FEBRUARY, Groups, found_groups
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.groups.actions.announcing import announce_calls
from tourdetable.interface.mail.deliver import deliver


def announced(mailoutbox: list[Any]) -> Groups:
    """The call opened in February; Ana and Bao have mailboxes."""
    groups = found_groups()
    for person in (groups.circle.ana, groups.circle.bao):
        account_of(person)
    deliver(FEBRUARY)
    mailoutbox.clear()
    announce_calls(now=FEBRUARY)
    return groups


def test_each_is_told_what_is_asked_and_until_when(db: None, mailoutbox: list[Any]) -> None:
    groups = announced(mailoutbox)
    deliver(FEBRUARY)
    assert len(mailoutbox) == 2
    told = mailoutbox[0].body
    assert "Que lire en 2027" in told
    assert "31 mars 2027" in told.replace("\xa0", " ").replace("\n", " ")
    assert f"/groups/calls/{groups.call.pk}/" in told


def test_nothing_is_said_once_it_is_closed(db: None, mailoutbox: list[Any]) -> None:
    announced(mailoutbox)
    deliver(FEBRUARY + timedelta(days=60))
    assert mailoutbox == []
