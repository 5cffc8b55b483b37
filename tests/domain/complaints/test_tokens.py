from __future__ import annotations

from tests.domain.builders import Circle
from tests.domain.complaints.desk import complained
from tests.forging import forged
from tourdetable.domain.complaints.tokens import follow_token, followed
from tourdetable.domain.networks.actors import Actor


def test_a_link_opens_one_complaint_and_a_forged_one_none(site: tuple[Circle, Actor]) -> None:
    one, other = complained(), complained()
    assert followed(follow_token(one)) == one
    nonce = follow_token(one).partition("-")[2]
    wrong = ["", "1", forged(follow_token(one)), f"{other.pk}-{nonce}"]
    assert [followed(token) for token in wrong] == [None] * 4
