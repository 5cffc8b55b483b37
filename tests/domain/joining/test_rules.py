from __future__ import annotations

from tests.domain.builders import NOW, Circle
from tests.domain.joining.invited import gaelle, invited, link_of, proposed
from tourdetable.domain.joining import rules
from tourdetable.domain.joining.enums import Void


def test_whoever_composes_invites(circle: Circle) -> None:
    able = {
        person.given_name: len(rules.may_invite(circle.of(person)))
        for person in (circle.ana, circle.dora, gaelle())
    }
    assert able == {"Ana": 0, "Dora": 0, "Gaëlle": 1}
    assert rules.composed(circle.of(gaelle()), [circle.body]) is None
    assert rules.composed(circle.of(circle.ana), [circle.body]) == []


def test_members_propose_where_they_sit(circle: Circle) -> None:
    assert rules.may_propose(circle.of(circle.ana), circle.body) == (circle.town,)
    assert rules.may_propose(circle.of(circle.dora), circle.body) == ()


def test_a_proposal_is_its_author_s_and_of_those_who_answer(circle: Circle) -> None:
    row, people = proposed(circle), (circle.ana, circle.bao, circle.dora, gaelle())
    read = [rules.may_read(circle.of(person), row) for person in people]
    taken = [rules.may_take_back(circle.of(person), row) for person in people]
    answered = [bool(rules.may_answer(circle.of(person), row)) for person in people]
    assert read == [True, False, False, True]
    assert taken == [True, False, False, False]
    assert answered == [False, False, False, True]


def test_a_link_opens_until_it_does_not(circle: Circle) -> None:
    invited(circle, circle.ana)
    link = link_of(circle.ana)
    assert rules.void(link, seated=True, now=NOW) is None
    assert rules.void(link, seated=False, now=NOW) is Void.ENDED
