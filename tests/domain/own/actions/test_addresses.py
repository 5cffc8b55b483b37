"""Several addresses: one receives mail, each opens the same person once it is shown to be read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import NOW, Circle, last_event, nothing_changes, once_sent
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.own.actions.addresses import (
    MOST,
    add_address,
    choose_mail,
    confirm_address,
    remove_address,
)
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account, OtherAddress, Person, Session
from tourdetable.domain.people.queries import persons_at

HOME, WORK = "ana@maison.example", "accueil@port.example"


@pytest.fixture
def ana(circle: Circle) -> Person:
    """Ana and Bao share the mailbox of the town."""
    for person in (circle.ana, circle.bao):
        person.account = mailbox(WORK)
        person.save()
    return circle.ana


def by(person: Person) -> dict[str, Any]:
    return {"by": once_sent(Actor(person)), "now": NOW}


def added(person: Person, email: str = HOME) -> OtherAddress:
    return add_address(person=person, email=email, **by(person))


def confirmed(person: Person, email: str = HOME) -> OtherAddress:
    return confirm_address(address=added(person, email), **by(person))


def chosen(address: OtherAddress) -> Person:
    person = Person.objects.get(pk=address.person_id)
    return choose_mail(address=address, version=person.version, **by(person))


def who(email: str) -> list[str]:
    """Who signs in with an address."""
    return [person.given_name for person in persons_at(mailbox(email).pk)]


def test_it_opens_nothing_before_it_is_shown_to_be_read(ana: Person) -> None:
    address = added(ana, f"  {HOME.upper()} ")
    assert (address.account.email, who(HOME)) == (HOME, [])
    confirm_address(address=address, **by(ana))
    assert (who(HOME), who(WORK)) == (["Ana"], ["Ana", "Bao"])
    assert last_event()[0] == "person.address_confirmed"
    assert HOME not in str(last_event())


def test_one_leaves_the_shared_mailbox_to_one_s_colleagues(ana: Person) -> None:
    person = chosen(confirmed(ana))
    assert person.account
    assert (person.account.email, who(WORK), who(HOME)) == (HOME, ["Ana", "Bao"], ["Ana"])
    shared = person.other_addresses.get()
    remove_address(address=shared, sessions=[], **by(ana))
    assert (who(WORK), who(HOME)) == (["Bao"], ["Ana"])


def test_the_mailbox_of_somebody_else_is_shared_knowingly(circle: Circle, ana: Person) -> None:
    circle.chloe.account = mailbox("chloe@mole.example")
    circle.chloe.save()
    address = added(ana, "chloe@mole.example")
    assert who("chloe@mole.example") == ["Chloé"]
    confirm_address(address=address, **by(ana))
    assert who("chloe@mole.example") == ["Chloé", "Ana"]


@pytest.mark.parametrize("email", [WORK, HOME])
def test_the_same_address_is_not_added_twice(ana: Person, email: str) -> None:
    confirmed(ana)
    with nothing_changes(), pytest.raises(ValidationError, match="already one of yours"):
        added(ana, email)


def test_one_that_waits_is_asked_again(ana: Person) -> None:
    assert added(ana) == added(ana)


def test_the_list_has_an_end(ana: Person) -> None:
    for number in range(MOST):
        added(ana, f"ana{number}@maison.example")
    with nothing_changes(), pytest.raises(ValidationError, match="five other addresses"):
        added(ana)


def test_mail_only_goes_where_it_is_read(ana: Person) -> None:
    address = added(ana)
    with nothing_changes(), pytest.raises(ValidationError, match="First type the code"):
        chosen(address)


def test_two_tabs_choose_once(ana: Person) -> None:
    address, version = confirmed(ana), ana.version
    choose_mail(address=address, version=version, **by(ana))
    with nothing_changes(), pytest.raises(Changed):
        choose_mail(address=address, version=version, **by(ana))


def test_the_last_one_stays(circle: Circle) -> None:
    """Somebody who was written to nowhere, and reads one mailbox."""
    only = OtherAddress.objects.create(person=circle.chloe, account=mailbox(HOME), confirmed_at=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match="only address"):
        remove_address(address=only, sessions=[], **by(circle.chloe))


def test_what_is_removed_is_forgotten_and_its_sessions_end(ana: Person) -> None:
    address = confirmed(ana)
    kept, ended = (
        Session.objects.create(
            session_key=key, session_data="…", expire_date=NOW, account=mailbox(email)
        )
        for key, email in (("kept", WORK), ("ended", HOME))
    )
    remove_address(address=address, sessions=[kept, ended], **by(ana))
    assert list(Session.objects.all()) == [kept]
    assert not Account.objects.filter(email=HOME).exists()
    with pytest.raises(ValidationError, match="no longer one of yours"):
        confirm_address(address=address, **by(ana))


@pytest.mark.parametrize(
    "gesture",
    [
        lambda address, other: add_address(person=address.person, email="x@y.example", **by(other)),
        lambda address, other: confirm_address(address=address, **by(other)),
        lambda address, other: choose_mail(address=address, version=1, **by(other)),
        lambda address, other: remove_address(address=address, sessions=[], **by(other)),
    ],
)
def test_nobody_touches_the_addresses_of_somebody_else(
    circle: Circle, ana: Person, gesture: Callable[[OtherAddress, Person], Any]
) -> None:
    address = confirmed(ana)
    with nothing_changes(), pytest.raises(PermissionDenied):
        gesture(address, circle.bao)
