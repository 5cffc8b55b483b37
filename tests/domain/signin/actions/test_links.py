"""A link lets in once, for a quarter of an hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.people.actions import mailbox
from tourdetable.domain.people.models import Account
from tourdetable.domain.signin.actions.links import (
    forget_links,
    let_in,
    make_link,
    put_off,
    use_link,
)
from tourdetable.domain.signin.models import SignInLink
from tourdetable.domain.signin.queries import link_of

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 4, 6, 7, tzinfo=UTC)
LATER = timedelta(minutes=14)


@pytest.fixture
def ana(db: None) -> Account:
    return mailbox("ana@port.example")


def test_a_link_lets_in_once(ana: Account) -> None:
    token = make_link(account=ana, now=NOW, wanted="/circle/")
    found = link_of(token, now=NOW + LATER)
    assert found
    assert (found.account, found.wanted, found.by_operator) == (ana, "/circle/", False)
    assert [use_link(token=token, now=NOW + LATER) for _time in range(2)] == [True, False]
    assert link_of(token, now=NOW + LATER) is None


def test_what_is_kept_opens_nothing(ana: Account) -> None:
    token = make_link(account=ana, now=NOW)
    kept = SignInLink.objects.get()
    assert token not in str(vars(kept))
    assert link_of(kept.digest, now=NOW) is None


def test_an_address_too_long_leads_home(ana: Account) -> None:
    make_link(account=ana, now=NOW, wanted="/" + "a" * 500)
    assert SignInLink.objects.get().wanted == ""


def test_it_ends_after_a_quarter_of_an_hour_unless_it_is_sent_again(ana: Account) -> None:
    token, other = (make_link(account=ana, now=NOW) for _time in range(2))
    put_off(token=token, now=NOW + LATER)
    later = NOW + 2 * LATER
    assert (use_link(token=other, now=later), use_link(token=token, now=later)) == (False, True)


def test_what_has_ended_is_not_put_off(ana: Account) -> None:
    token = make_link(account=ana, now=NOW)
    put_off(token=token, now=NOW + 2 * LATER)
    assert not use_link(token=token, now=NOW + 2 * LATER)


def test_one_link_leaves_the_others_of_a_shared_mailbox(ana: Account) -> None:
    token, colleague = (make_link(account=ana, now=NOW) for _time in range(2))
    assert [use_link(token=one, now=NOW) for one in (token, colleague)] == [True, True]


def test_the_operator_lets_somebody_in_and_the_journal_says_so(ana: Account) -> None:
    token = let_in(account=ana, by=Operator(), now=NOW)
    found = link_of(token, now=NOW)
    assert found
    assert (found.account, found.by_operator) == (ana, True)
    event = Event.objects.get()
    assert (event.kind, event.network, event.subject, event.capacity, event.data) == (
        "let_in",
        "",
        f"account:{ana.pk}",
        "operator",
        {},
    )


def test_old_links_are_forgotten(ana: Account) -> None:
    make_link(account=ana, now=NOW)
    kept = make_link(account=ana, now=NOW + timedelta(days=1))
    forget_links(now=NOW + timedelta(days=1, minutes=16))
    assert [link_of(kept, now=NOW + timedelta(days=1))] == list(SignInLink.objects.all())
