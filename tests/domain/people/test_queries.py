from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tourdetable.domain.people.actions import mailbox, register_person
from tourdetable.domain.people.models import Account, OtherAddress, Person, Session
from tourdetable.domain.people.queries import persons_at, signed_in

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 4, 6, 7, tzinfo=UTC)


def opened(key: str, account: Account | None, *, lasts: timedelta = timedelta(days=1)) -> Session:
    return Session.objects.create(
        session_key=key, session_data="…", expire_date=NOW + lasts, account=account
    )


def sharing(account: Account, *names: str) -> list[Person]:
    people = [register_person(given_name=name, family_name="Môle") for name in names]
    Person.objects.filter(pk__in=[person.pk for person in people]).update(account=account)
    return people


@pytest.mark.parametrize("names", [(), ("Ana",), ("Ana", "Bao", "Chloé")])
def test_the_session_comes_with_its_account_and_who_shares_it(names: tuple[str, ...]) -> None:
    account, other = mailbox("accueil@port.example"), mailbox("mairie@port.example")
    people = sharing(account, *names)
    sharing(other, "Zoé")
    session = opened("key", account)
    opened("other", other)
    with CaptureQueriesContext(connection) as asked:
        found = signed_in("key", now=NOW)
        assert found
        assert (found.session, found.account, found.persons) == (session, account, (*people,))
    assert len(asked) == 1


def test_a_browser_where_nobody_has_signed_in() -> None:
    opened("key", None)
    found = signed_in("key", now=NOW)
    assert found
    assert (found.account, found.persons) == (None, ())


def test_a_session_that_ends_now_has_ended() -> None:
    opened("key", mailbox("ana@port.example"), lasts=timedelta())
    assert signed_in("key", now=NOW) is None
    assert signed_in("no such key", now=NOW) is None


def test_it_goes_with_its_account() -> None:
    opened("key", mailbox("ana@port.example"))
    Account.objects.all().delete()
    assert not Session.objects.exists()


def test_django_reads_it_too() -> None:
    session = opened("key", None)
    assert session.get_decoded() == {}


def test_another_address_counts_once_it_is_confirmed() -> None:
    home, shared = mailbox("ana@port.example"), mailbox("accueil@port.example")
    ana, gone = sharing(home, "Ana", "Ange")
    bao, chloe = sharing(shared, "Bao", "Chloé")
    gone.merged_into = ana
    gone.save()
    for person, confirmed_at in ((ana, NOW), (bao, NOW), (gone, NOW)):
        OtherAddress.objects.create(person=person, account=shared, confirmed_at=confirmed_at)
    OtherAddress.objects.create(person=chloe, account=home)
    for account, expected in ((home, (ana,)), (shared, (ana, bao, chloe))):
        opened(account.email, account)
        found = signed_in(account.email, now=NOW)
        assert found
        assert (found.persons, tuple(persons_at(account.pk))) == (expected, expected)
