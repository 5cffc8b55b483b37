"""The message that invites somebody to join: to one person, with the link that is theirs."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parseaddr
from typing import Any

import pytest

from tests.domain.builders import CHARTER, NOW, OPERATOR, TODAY, Circle
from tests.domain.joining.invited import (
    LATER,
    by_gaelle,
    invited,
    link_of,
    proposed,
    with_steward,
)
from tests.domain.notices.convened import SHARED, many
from tests.interface.mail.sink import Sink
from tourdetable.domain.joining.actions.invitations import send_again, withdraw
from tourdetable.domain.joining.actions.proposals import Seating, accept_proposal
from tourdetable.domain.joining.tokens import token_of
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Mandate, Network
from tourdetable.domain.notices.actions import collect, take
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.notices.queries import sendings_refused
from tourdetable.domain.people.actions import NewInstitution, NewPerson
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.letters import letters

ENGLISH = CHARTER.replace('language = "fr"', 'language = "en"')


@pytest.fixture
def circle(db: None) -> Circle:
    return with_steward(ENGLISH)


def test_the_message_says_who_invites_to_what_and_what_is_asked(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    Network.objects.update(purpose="Lire ensemble, d’un quai à l’autre.")
    invited(circle, circle.ana)
    deliver(NOW)
    (mail,) = mailoutbox
    assert mail.subject == "Cercle: your place is ready, Ana Ruiz"
    assert mail.to == ["Ana Ruiz <ana@port.example>"]
    assert mail.extra_headers["Auto-Submitted"] == "auto-generated"
    assert mail.reply_to == ["=?utf-8?q?Ga=C3=ABlle_Partout?= <gaelle@port.example>"]
    assert (
        mail.body
        == f"""\
Hello Ana Ruiz,

Gaëlle Partout (Intendance) invites you to join “Cercle”.

Lire ensemble, d’un quai à l’autre.

YOUR PLACE

- the seat “Ville du Port”, in “Cercle du port”

WHAT IS ASKED OF YOU

Open this link by Thursday 6 May 2027. It is yours alone: do not pass it
on.
http://127.0.0.1:8000/join/{token_of(link_of(circle.ana))}/

You will read what the network asks of its members, check how your name
is written, and be in. The page “My table” then says what awaits you:
meetings to answer, minutes to read.

What anybody may read of this network:
http://127.0.0.1:8000/circle/

WHY YOU

You were given this place in the network. If it is a mistake, do
nothing: without you the link opens nothing.

Sent on behalf of Gaëlle Partout (Intendance). If you answer this
message, they will receive it.

--
Cercle
"""
    )


def test_in_the_language_of_the_network(db: None, mailoutbox: list[Any]) -> None:
    circle = with_steward()
    Mandate.objects.filter(person=circle.ana).update(starts=TODAY + timedelta(days=30))
    invited(circle, circle.ana, circle.dora)
    deliver(NOW)
    ana, dora = sorted(mailoutbox, key=lambda mail: mail.to)
    assert ana.subject == "Cercle\u00a0: votre place est prête, Ana Ruiz"
    lines = ana.body.replace("\u00a0", " ").splitlines()
    at = lines.index("VOTRE PLACE")
    assert " ".join(" ".join(lines[at + 2 : at + 4]).split()) == (
        "- le siège « Ville du Port », dans « Cercle du port » à partir du jeudi 6 mai 2027"
    )
    assert "- Référence" in dora.body.splitlines()


def test_whoever_shares_a_mailbox_has_a_message_of_their_own(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    invited(circle, circle.bao, circle.chloe)
    for _round in range(2):
        deliver(NOW)
    bao, chloe = sorted(mailoutbox, key=lambda mail: mail.body)
    assert [SHARED in mail.to[0] for mail in (bao, chloe)] == [True, True]
    assert [mail.body.splitlines()[0] for mail in (bao, chloe)] == [
        "Hello Bao Trần,",
        "Hello Chloé Émery,",
    ]
    assert bao.extra_headers["Message-ID"] != chloe.extra_headers["Message-ID"]


def test_what_a_member_wrote_of_whoever_they_proposed(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    who, which = NewPerson("Inès", "d’Arc", "Ines@Mission.example"), NewInstitution("Mission")
    seating = Seating(TODAY, who, which=which, college="towns")
    said = {"version": 1, "by": by_gaelle(), "now": NOW}
    accept_proposal(invitation=proposed(circle), seating=seating, **said)
    deliver(NOW)
    (mail,) = mailoutbox
    assert parseaddr(mail.to[0])[1] == "ines@mission.example"
    assert "Ana Ruiz proposed you: Elle suit les jeunes du port." in mail.body.splitlines()


def left(circle: Circle, change: str) -> None:
    """What makes a message that waits tell nothing true any more."""
    link = link_of(circle.ana)
    if change == "withdrawn":
        withdraw(invitation=link, version=1, by=by_gaelle(), now=NOW)
    elif change == "closed":
        Network.objects.update(closed_on=TODAY)
    else:
        mandate = Mandate.objects.get(person=circle.ana)
        end_mandate(mandate=mandate, ends=TODAY - timedelta(days=1), by=OPERATOR, now=NOW)


@pytest.mark.parametrize("change", ["withdrawn", "closed", "ended"])
def test_what_is_no_longer_true_does_not_leave(
    circle: Circle, change: str, mailoutbox: list[Any]
) -> None:
    invited(circle, circle.ana)
    left(circle, change)
    deliver(NOW)
    assert mailoutbox == []


def test_sent_again_before_it_left_it_leaves_once(circle: Circle, mailoutbox: list[Any]) -> None:
    invited(circle, circle.ana)
    collect(now=NOW)
    send_again(invitation=link_of(circle.ana), version=1, by=by_gaelle(), now=NOW)
    deliver(NOW)
    (mail,) = mailoutbox
    assert token_of(link_of(circle.ana)) in mail.body


def test_however_long_mail_was_down_it_leaves_while_its_link_opens(
    circle: Circle, mailoutbox: list[Any]
) -> None:
    invited(circle, circle.ana)
    deliver(NOW + timedelta(days=20))
    assert len(mailoutbox) == 1


def test_an_address_that_is_refused_is_known(circle: Circle, sink: Sink) -> None:
    sink.refuses = {"ana@port.example": 550}
    invited(circle, circle.ana, circle.bao)
    deliver(NOW)
    assert sink.addresses() == [SHARED]
    assert list(sendings_refused("circle")) == [link_of(circle.ana).sending_id]
    assert Notice.objects.get(person=circle.ana).error == "smtp_550"


def test_as_many_queries_for_three_as_for_thirty(
    circle: Circle, django_assert_num_queries: Any
) -> None:
    invited(circle, *many(circle, 30))
    collect(now=NOW)
    parcels = take(worker="one", now=NOW, parcels=40)
    for number in (3, 30):
        with django_assert_num_queries(7):
            found, _overtaken = letters(parcels[:number], now=NOW)
        assert len(found) == number
    assert letters(parcels[:1], now=LATER)[0] == []
