"""A link stops what it says, for whom it says, and nothing else."""

from __future__ import annotations

import pytest

from tests.domain.builders import Circle
from tourdetable.domain.notices.enums import NoticeFamily
from tourdetable.domain.notices.tokens import LETTERS, stop_token, stoppable
from tourdetable.domain.people.actions import mailbox

SOME = (NoticeFamily.MEETINGS, NoticeFamily.MINUTES)


def test_it_says_whose_what_and_where(circle: Circle):
    token = stop_token(circle.network, [circle.chloe, circle.bao], SOME)
    found = stoppable(token)
    assert found is not None
    assert (found.network, found.persons) == (circle.network, (circle.bao, circle.chloe))
    assert found.families == SOME


def test_each_family_has_a_letter_of_its_own():
    assert set(LETTERS) == set(NoticeFamily)
    assert len(set(LETTERS.values())) == len(LETTERS)


@pytest.mark.parametrize("wrong", ["", "nothing", "1-m-2", "1-m-2-", "a-m-2-b", "1--²-b", "1-m-9é"])
def test_what_is_no_link_stops_nothing(circle: Circle, wrong: str):
    assert stoppable(wrong) is None


def test_a_changed_one_stops_nothing(circle: Circle):
    token = stop_token(circle.network, [circle.ana], SOME)
    number, about, people, mark = token.split("-")
    for forged in (
        f"{number}-x-{people}-{mark}",
        f"{number}-{about}-{circle.bao.pk}-{mark}",
        f"999-{about}-{people}-{mark}",
        token[:-1],
    ):
        assert stoppable(forged) is None


def test_once_the_address_has_changed_it_stops_nothing(circle: Circle):
    token = stop_token(circle.network, [circle.ana], SOME)
    circle.ana.account = mailbox("ana@ailleurs.example")
    circle.ana.save()
    assert stoppable(token) is None
