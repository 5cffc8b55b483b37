from __future__ import annotations

import pytest

from tests.domain.builders import NOW, Circle
from tests.domain.experience.builders import addressed, called, proposed, published
from tourdetable.domain.experience import rules
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.networks.actors import Actor


def test_any_member_proposes_for_their_seats_or_else_their_office(circle: Circle) -> None:
    assert rules.may_propose(circle.of(circle.bao)) == (circle.library,)
    assert rules.may_propose(circle.of(circle.dora)) == (circle.lead,)
    assert rules.may_propose(circle.of(circle.zoe)) == ()


def test_whoever_prepares_the_body_calls(circle: Circle) -> None:
    assert rules.may_call(circle.of(circle.dora), circle.body, now=NOW) == (circle.lead,)
    assert rules.may_call(circle.of(circle.bao), circle.body, now=NOW) == ()
    assert rules.may_call(circle.of(circle.dora), None, now=NOW) == ()


def test_those_of_the_body_answer_a_call(circle: Circle) -> None:
    call = called(circle)
    assert rules.answers_call(circle.of(circle.bao), call) == (circle.library,)
    assert rules.answers_call(circle.of(circle.dora), call) == (circle.lead,)
    call.body = None
    assert rules.answers_call(circle.of(circle.bao), call) == (circle.library,)


def test_the_holders_of_its_seat_and_those_invited_write_it(circle: Circle) -> None:
    report = proposed(circle)
    assert rules.carrying(circle.of(circle.bao), report, ()) == (circle.library,)
    assert rules.carrying(circle.of(circle.ana), report, ()) == ()
    assert rules.carrying(circle.of(circle.ana), report, {circle.ana.pk}) == (circle.town,)
    alone = proposed(circle, by=Actor(circle.dora, office=circle.lead))
    assert rules.carrying(circle.of(circle.dora), alone, ()) == (circle.lead,)


@pytest.mark.parametrize(
    ("audience", "member", "anybody"),
    [
        ("body", True, False),
        ("network", True, False),
        ("partners", True, False),
        ("public", True, True),
    ],
)
def test_it_is_read_as_far_as_it_goes(
    circle: Circle, audience: str, member: bool, anybody: bool
) -> None:
    report = published(circle, audience=audience)
    assert rules.may_read(circle.of(circle.ana), report) is member
    assert rules.may_read(None, report) is anybody


def test_a_draft_is_read_by_nobody_else(circle: Circle) -> None:
    report = addressed(circle, proposed(circle), audience="public")
    assert not rules.may_read(circle.of(circle.ana), report)
    assert not rules.may_read(None, report)


def test_what_stays_in_a_body_is_for_those_who_sit_there(circle: Circle) -> None:
    report = published(circle, audience="body")
    ExperienceReport.objects.update(body=None)
    report.refresh_from_db()
    assert not rules.may_read(circle.of(circle.ana), report)


def test_a_second_pair_of_eyes_is_of_another_institution(circle: Circle) -> None:
    report = proposed(circle)
    assert rules.may_read_again(circle.town, report)
    assert not rules.may_read_again(circle.library, report)
    circle.town.kind = "light"
    assert not rules.may_read_again(circle.town, report)
