"""The link of a guest."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.guests.builders import LAST, MAY, for_a_time, to_meeting
from tourdetable.domain.guests.actions import withdraw
from tourdetable.domain.guests.tokens import guest_of, opens, token_of
from tourdetable.domain.networks.models import Network


def test_a_link_is_of_one_guest(circle: Circle) -> None:
    first, lasting = to_meeting(circle), for_a_time(circle)
    assert [guest_of(token_of(one)) for one in (first, lasting)] == [first, lasting]


def test_it_holds_nothing_of_the_person(circle: Circle) -> None:
    guest = to_meeting(circle)
    assert token_of(guest).count(".") == 2
    assert token_of(guest).startswith(f"{guest.pk}.{guest.nonce}.")


@pytest.mark.parametrize("change", ["cut", "other", "letters", "empty", "number"])
def test_a_forged_link_is_of_nobody(circle: Circle, change: str) -> None:
    token = token_of(to_meeting(circle))
    forged = {
        "cut": token[:-1],
        "other": token.replace(token[0], "0", 1),
        "letters": "x.y.z",
        "empty": "",
        "number": token.partition(".")[2],
    }
    assert guest_of(forged[change]) is None


def test_it_opens_until_the_day_after(circle: Circle) -> None:
    guest = guest_of(token_of(to_meeting(circle)))
    assert guest is not None
    days = [MAY + timedelta(days=count) for count in (-30, 0, 1, 2)]
    assert [opens(guest, now=moment) for moment in days] == [True, True, True, False]
    lasting = for_a_time(circle)
    after = NOW + (LAST - TODAY) + timedelta(days=1)
    assert [opens(lasting, now=one) for one in (after, after + timedelta(days=1))] == [True, False]


def test_one_that_was_taken_back_or_whose_network_is_closed_opens_nothing(circle: Circle) -> None:
    guest = to_meeting(circle)
    guest.body.network.closed_on = TODAY
    assert not opens(guest, now=NOW)
    guest.body.network = Network(closed_on=TODAY + timedelta(days=1))
    assert opens(guest, now=NOW)
    assert not opens(withdraw(guest=guest, version=1, by=circle.by_ana(), now=NOW), now=NOW)


def test_one_to_a_body_that_has_ended_opens_nothing(circle: Circle) -> None:
    guest = for_a_time(circle)
    guest.body.ends = TODAY
    days = [NOW + timedelta(days=count) for count in (0, 1, 2)]
    assert [opens(guest, now=moment) for moment in days] == [True, True, False]
