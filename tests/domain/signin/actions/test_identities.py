"""An identity opens the mailbox of its address, and of no other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from allauth.socialaccount.models import SocialAccount

from tourdetable.domain.journal.models import Event
from tourdetable.domain.people.actions import mailbox, register_person
from tourdetable.domain.people.models import Account, OtherAddress, Person
from tourdetable.domain.signin.actions.identities import ProvedIdentity, recognise

pytestmark = pytest.mark.django_db

NOW = datetime(2027, 4, 6, 7, tzinfo=UTC)


@pytest.fixture
def ana(db: None) -> Person:
    return register_person(given_name="Ana", family_name="Ruiz", email="ana@port.example")


def seen(subject: str, email: str, provider: str = "oidc") -> Account | None:
    return recognise(identity=ProvedIdentity(provider, subject, email), now=NOW)


def kept() -> list[tuple[str, str, str, dict[str, str]]]:
    rows = SocialAccount.objects.select_related("user").order_by("pk")
    return [(row.provider, row.uid, row.user.email, row.extra_data) for row in rows]


def test_several_identities_of_one_mailbox(ana: Person) -> None:
    for provider, subject in (("oidc", "1"), ("oidc", "2"), ("proconnect", "1"), ("oidc", "1")):
        assert seen(subject, "Ana@Port.example", provider) == ana.account
    said = ("ana@port.example", {"email": "Ana@Port.example"})
    assert kept() == [
        ("oidc", "1", *said),
        ("oidc", "2", *said),
        ("proconnect", "1", *said),
    ]
    assert [event.data for event in Event.objects.all()] == [
        {"provider": "oidc"},
        {"provider": "oidc"},
        {"provider": "proconnect"},
    ]


def test_the_same_subject_elsewhere_is_somebody_else(ana: Person) -> None:
    bao = register_person(given_name="Bao", family_name="Tran", email="bao@port.example")
    found = [seen("1", "ana@port.example"), seen("1", "bao@port.example", "proconnect")]
    assert found == [ana.account, bao.account]


def test_nothing_is_made_of_whoever_is_not_known(ana: Person) -> None:
    mailbox("vide@port.example")
    assert [seen("1", "nobody@port.example"), seen("2", "vide@port.example")] == [None, None]
    assert (kept(), Account.objects.count(), Event.objects.count()) == ([], 2, 0)


def test_another_address_that_is_confirmed_opens_too(ana: Person) -> None:
    other = mailbox("accueil@port.example")
    row = OtherAddress.objects.create(person=ana, account=other)
    assert seen("1", other.email) is None
    row.confirmed_at = NOW
    row.save()
    assert seen("1", other.email) == other


def test_whoever_runs_the_installation_is_known_without_a_name() -> None:
    operator = Account.objects.create(email="exploitant@port.example", operates=True)
    assert seen("1", operator.email) == operator
