from __future__ import annotations

import pytest

from tests.domain.builders import NOW
from tests.domain.inbox.mails import invited, named
from tourdetable.core.correspondence.terms import Correspondence, Nature
from tourdetable.domain.inbox.origins import addresses_of, box, is_vouched_for, origin_of
from tourdetable.domain.people.models import Account, OtherAddress

SAYS = "mx.here.example 1; dmarc=pass header.from=port.example"


def test_addresses_are_compared_as_the_network_writes_them() -> None:
    assert box("Ana@Médiathèque.example") == box("ana@xn--mdiathque-53af.example")


@pytest.mark.parametrize(
    ("said", "trusted", "found"),
    [
        (SAYS, "mx.here.example", True),
        (SAYS, "", False),
        (SAYS, "mx.other.example", False),
        (SAYS.replace("pass", "none"), "mx.here.example", False),
        ("", "mx.here.example", False),
    ],
)
def test_who_vouches(said: str, trusted: str, found: bool) -> None:
    message = Correspondence(Nature.ANSWER, "ana@port.example", senders=1, vouching=said)
    assert is_vouched_for(message, trusted) is found


@pytest.mark.django_db
def test_the_mailbox_that_agrees_is_chosen_among_several_signatures() -> None:
    here = invited()
    ana, bao = here.circle.ana, here.circle.bao
    to = (here.address(bao), here.address(ana))
    message = Correspondence(Nature.OTHER, "ana@port.example", senders=1, recipients=to)
    found = origin_of(message, named, trusted="")
    assert (found.account, found.meeting, found.proven) == (ana.account, here.meeting, True)


@pytest.mark.django_db
def test_the_other_addresses_of_its_people_are_the_mailboxs() -> None:
    ana = invited().circle.ana
    account = Account.objects.create(email="ana@home.example")
    other = OtherAddress.objects.create(person=ana, account=account)
    assert ana.account
    assert addresses_of(ana.account) == {"ana@port.example"}
    other.confirmed_at = NOW
    other.save()
    assert addresses_of(ana.account) == {"ana@port.example", "ana@home.example"}
