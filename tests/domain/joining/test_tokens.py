from __future__ import annotations

from tests.domain.builders import NOW, Circle
from tests.domain.joining.invited import by_gaelle, invited, link_of
from tourdetable.domain.joining.actions.invitations import send_again
from tourdetable.domain.joining.tokens import SALT, invitation_of, token_of
from tourdetable.domain.people.models import Person


def test_a_link_finds_its_invitation_and_holds_nothing_of_the_person(circle: Circle) -> None:
    invited(circle, circle.ana)
    link = link_of(circle.ana)
    token = token_of(link)
    assert invitation_of(token) == (link, True)
    assert [word for word in ("ana", "ruiz", "port", SALT) if word in token.lower()] == []


def test_a_former_link_is_known_for_what_it_is(circle: Circle) -> None:
    invited(circle, circle.ana)
    link = link_of(circle.ana)
    former = token_of(link)
    send_again(invitation=link, version=1, by=by_gaelle(), now=NOW)
    assert invitation_of(former) == (link, False)


def test_what_is_forged_finds_nothing(circle: Circle) -> None:
    invited(circle, circle.ana, circle.bao)
    ana, bao = token_of(link_of(circle.ana)), token_of(link_of(circle.bao))
    other = f"{bao.partition('.')[0]}.{ana.partition('.')[2]}"
    assert [invitation_of(token) for token in ("", "1", "a.b.c", ana + "x", other)] == [None] * 5


def test_a_link_opens_nothing_once_its_mailbox_is_no_longer_theirs(circle: Circle) -> None:
    invited(circle, circle.ana, circle.bao)
    link, bao = link_of(circle.ana), link_of(circle.bao)
    token = token_of(link)
    assert bao.person
    Person.objects.filter(pk=circle.ana.pk).update(account=bao.person.account_id)
    assert invitation_of(token) is None
    assert invitation_of(token_of(link_of(circle.ana))) == (link, True)
