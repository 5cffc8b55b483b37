"""The link of somebody who joined."""

from __future__ import annotations

import pytest

from tests.domain.rounds.builders import Led
from tourdetable.domain.networks.models import Network
from tourdetable.domain.rounds.models import InTheRoom
from tourdetable.domain.rounds.tokens import joined_by, token_of

pytestmark = pytest.mark.django_db


def test_another_draw_closes_the_former_link() -> None:
    one = Led().join()
    token = token_of(one)
    assert joined_by(token) == one
    InTheRoom.objects.update(nonce="another")
    assert joined_by(token) is None


def test_the_link_of_a_network_that_is_closed_opens_nothing() -> None:
    led = Led()
    one = led.join()
    Network.objects.update(closed_on="2027-04-01")
    assert [joined_by(token) for token in (token_of(one), "", "1", "x.y.z")] == [None] * 4
