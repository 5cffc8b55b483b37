"""Who supports bodies, who reads their journal."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY
from tests.domain.coordination.builders import Supported, noted
from tourdetable.domain.coordination import rules
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.queries import charter_in_force


def test_an_office_of_the_whole_network_that_convenes_supports_its_bodies(
    supported: Supported,
) -> None:
    circle = supported.circle
    ivo, dora = circle.of(supported.ivo.person), circle.of(circle.dora)
    assert rules.may_support(ivo) == (supported.ivo,)
    assert rules.supports(ivo, circle.body) == (supported.ivo,)
    assert rules.may_support(dora) == rules.supports(dora, circle.body) == ()


def test_a_note_is_read_by_those_concerned_alone(supported: Supported) -> None:
    circle = supported.circle
    of_body, of_seat = noted(supported), noted(supported, seat=circle.library)
    readers = {
        person.given_name: [rules.may_read_note(circle.of(person), n) for n in (of_body, of_seat)]
        for person in (supported.ivo.person, circle.bao, circle.ana, circle.dora, circle.zoe)
    }
    assert readers == {
        "Ivo": [True, True],
        "Bao": [True, True],
        "Ana": [True, False],
        "Dora": [True, False],
        "Zoé": [False, False],
    }


def test_an_office_supports_the_kinds_of_bodies_that_it_names(supported: Supported) -> None:
    charter = charter_in_force(supported.circle.network, on=TODAY)
    offices = charter.vocabulary.offices
    of_boards = replace(offices["steward"], bodies=("board",))
    narrow = replace(charter.vocabulary, offices={**offices, "steward": of_boards})
    text = replace(charter, vocabulary=narrow)
    assert rules.kinds_supported(charter, [supported.ivo]) is None
    assert rules.kinds_supported(text, [supported.ivo]) == {"board"}
    dates, body = OutreachKind.DATES, supported.circle.body
    assert rules.may_reach(charter, supported.ivo, dates, body)
    assert not rules.may_reach(text, supported.ivo, dates, body)
    assert not rules.may_reach(text, supported.circle.lead, dates, body)


def test_an_office_of_the_network_that_convenes_nothing_supports_nobody(
    supported: Supported,
) -> None:
    circle = supported.circle
    said = {"network": circle.network, "kind": "lead", "person": circle.zoe, "starts": FOUNDED}
    give_office(**said, body=circle.body, confirmed=True, by=OPERATOR, now=NOW)
    assert rules.may_support(circle.of(circle.zoe)) == ()
    assert rules.concerned(circle.of(circle.zoe), circle.body)
