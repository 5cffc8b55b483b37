"""What everybody is told of a text that is proposed for the charter, or adopted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.domain.builders import CHARTER, NOW, Circle
from tests.domain.notices.convened import SHARED, light_seat, many
from tests.interface.mail.stopped import but_link
from tourdetable.domain.networks.actions.charters import (
    adopt_charter,
    propose_charter,
    withdraw_proposal,
)
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import CharterProposal
from tourdetable.domain.notices.actions import collect, take
from tourdetable.domain.notices.models import Notice
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.desks.texts import TextLetter
from tourdetable.interface.mail.letters import letters

AUTUMN = date(2027, 9, 1)
ANA, DORA = "ana@port.example", "dora@port.example"


def proposed(circle: Circle, language: str = "en") -> CharterProposal:
    """Ana proposes that three months may pass between two readings."""
    text = CHARTER.replace("2027.1", "2027.2").replace("months = 2", "months = 3")
    text = text.replace('language = "fr"', f'language = "{language}"')
    said = {"network": circle.network, "text": text, "in_force_from": AUTUMN}
    return propose_charter(**said, by=Actor(circle.ana), now=NOW)


def adopted(circle: Circle) -> CharterProposal:
    proposal = proposed(circle)
    adopt_charter(proposal=proposal, decision=1, by=Actor(circle.ana), now=NOW)
    return proposal


def written() -> dict[str, TextLetter]:
    """The letters of what is due, by address."""
    collect(now=NOW)
    found, _overtaken = letters(take(worker="one", now=NOW, parcels=50), now=NOW)
    return {letter.account.email: letter for letter in found if isinstance(letter, TextLetter)}


def test_every_member_but_who_proposed_it_is_told_of_a_text(circle: Circle) -> None:
    light_seat(circle)
    proposal = proposed(circle)
    found = written()
    assert sorted(found) == sorted([DORA, "elie@region.example", SHARED])
    assert {(letter.proposal, letter.kind) for letter in found.values()} == {(proposal, "proposal")}
    assert [str(one.person) for one in found[SHARED].members] == ["Bao Trần", "Chloé Émery"]


def test_nobody_is_told_twice(circle: Circle, mailoutbox: list[Any]) -> None:
    proposed(circle)
    for _round in range(2):
        deliver(NOW)
    assert (len(mailoutbox), Notice.objects.count()) == (2, 3)


def test_a_text_that_was_taken_back_is_nobodys_news(circle: Circle) -> None:
    withdraw_proposal(proposal=proposed(circle), by=Actor(circle.ana), now=NOW)
    assert written() == {}


def test_once_adopted_that_is_told_instead(circle: Circle) -> None:
    proposal = adopted(circle)
    found = written()
    assert {address: (one.kind, one.proposal) for address, one in found.items()} == {
        DORA: ("charter", proposal),
        SHARED: ("charter", proposal),
    }


def test_whoever_left_is_written_to_no_more(circle: Circle) -> None:
    proposed(circle)
    collect(now=NOW)
    circle.lead.ends = NOW.date() - timedelta(days=1)
    circle.lead.save()
    assert sorted(written()) == [SHARED]


def test_as_many_queries_for_three_as_for_thirty(
    circle: Circle, django_assert_num_queries: Any
) -> None:
    many(circle, 30)
    proposed(circle)
    collect(now=NOW)
    parcels = take(worker="one", now=NOW, parcels=40)
    for number in (3, 30):
        with django_assert_num_queries(6):
            found, _overtaken = letters(parcels[:number], now=NOW)
        assert len(found) == number


def test_the_message_of_a_text_that_is_proposed(circle: Circle, mailoutbox: list[Any]) -> None:
    proposal = proposed(circle)
    deliver(NOW)
    (mail,) = [mail for mail in mailoutbox if SHARED in mail.to[0]]
    assert mail.subject == "Cercle: a new text is proposed for the charter (2027.2)"
    assert mail.extra_headers["References"].startswith(f"<text-{proposal.pk}.circle@")
    assert (
        but_link(mail.body)
        == f"""\
Hello Bao Trần, Chloé Émery,

A new text is proposed for the charter of “Cercle”: version 2027.2. It
would come into force on Wednesday 1 September 2027.

Nothing is decided: the text in force stays until a decision adopts
another. May adopt it: Cercle.

WHAT IS ASKED OF YOU

Read what it changes, article by article, before it is put to decision:
http://127.0.0.1:8000/signin/?next=/circle/charter/proposals/{proposal.pk}/

WHY YOU

Bao Trần holds the seat “Médiathèque” (Cercle du port).
Chloé Émery holds the seat “École du Môle” (Cercle du port).

Sent on behalf of Ana Ruiz. If you answer this message, they will
receive it.

--
Cercle
"""
    )


def test_the_message_of_a_text_that_is_adopted(circle: Circle, mailoutbox: list[Any]) -> None:
    proposal = adopted(circle)
    deliver(NOW)
    (mail,) = [mail for mail in mailoutbox if DORA in mail.to[0]]
    assert mail.subject == "Cercle: the charter changes (2027.2)"
    assert (
        but_link(mail.body)
        == f"""\
Hello Dora Weiss,

A decision has adopted a new text for the charter of “Cercle”: version
2027.2, in force from Wednesday 1 September 2027.

Until the day before, the former text holds.

Read what changes, article by article:
http://127.0.0.1:8000/signin/?next=/circle/charter/proposals/{proposal.pk}/

WHY YOU

Dora Weiss has an office in this network: Référence.

Sent on behalf of Ana Ruiz. If you answer this message, they will
receive it.

--
Cercle
"""
    )
