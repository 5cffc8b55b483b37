from __future__ import annotations

import pytest
from django.utils import translation

from tests.domain.builders import TODAY, Circle
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.newsletters.queries import MailboxCount
from tourdetable.interface.web.areas.newsletters.words import (
    Departed,
    departed_words,
    segment_choices,
    segment_words,
)

News = tuple[Circle, Actor]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("network", "Everybody who has a seat or an office in the network"),
        ("kind:circle", "Those who sit in: Cercle"),
        ("kind:gone", "Those who sit in: gone"),
        ("college:towns", "The college: Communes"),
        ("tier:regional", "Institutions of a level: regional"),
        ("readers", "Everybody who subscribed"),
        ("readers:association", "Subscribed for: An association, a social centre, a federation"),
    ],
)
def test_a_segment_is_said_in_the_charter_s_words(news: News, code: str, words: str) -> None:
    charter = charter_in_force(news[0].network, on=TODAY)
    with translation.override("en"):
        assert segment_words(code, charter).startswith(words)


def test_segments_come_in_one_order_with_their_sizes(news: News) -> None:
    charter = charter_in_force(news[0].network, on=TODAY)
    found = segment_choices(charter, {"readers": 1, "college:towns": 2, "network": 5})
    assert [code for code, _words in found] == ["network", "college:towns", "readers"]
    with translation.override("en"):
        found = segment_choices(charter, {"readers": 1})
        assert found == [("readers", "Everybody who subscribed (fewer than 5 subscribers)")]


def test_who_wants_no_more_is_told_with_those_who_have_it_and_subscribers_by_fives() -> None:
    sent, unwanted = MailboxCount(7, 9), MailboxCount(1, 0)
    with translation.override("en"):
        (one,) = departed_words({"sent": sent, "unwanted": unwanted})
    assert one == Departed(
        "Sent, but to those who want none any more", "8 mailboxes and at least 5 subscribers"
    )
