"""The link of a commitment is its person's, and nobody makes another."""

from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.commitments.builders import asked_of
from tourdetable.domain.commitments.tokens import commitment_of, token_of
from tourdetable.domain.people.actions import mailbox


def test_it_opens_until_the_address_changes(circle: Circle) -> None:
    ana, bao = asked_of(circle, None, "Ana", "Bao")
    token = token_of(ana)
    assert commitment_of(token) == ana
    assert commitment_of(token.replace(f"{ana.pk}-", f"{bao.pk}-", 1)) is None
    assert commitment_of("nothing") is None
    ana.person.account = mailbox("ana@port.example")
    ana.person.save()
    assert commitment_of(token) is None
