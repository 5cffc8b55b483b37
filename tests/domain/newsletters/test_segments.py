from __future__ import annotations

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.newsletters.newsroom import LEA, NADIA, subscribed
from tests.domain.notices.convened import SHARED
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.actions.subscribing import receive_no_more
from tourdetable.domain.newsletters.segments import known_codes, readers_in, sizes
from tourdetable.domain.people.models import Account

News = tuple[Circle, Actor]


def addresses(circle: Circle, *segments: str) -> list[str]:
    found = {one.account for one in readers_in(circle.network, segments, on=TODAY)}
    return sorted(Account.objects.filter(pk__in=found).values_list("email", flat=True))


def test_segments_come_from_seats_offices_and_subscriptions(news: News) -> None:
    circle, _by = news
    subscribed(circle, LEA)
    subscribed(circle, NADIA, profile="association")
    everybody = ["ana@port.example", "dora@port.example", SHARED, "hugo@port.example"]
    assert addresses(circle, "network") == sorted(everybody)
    assert addresses(circle, "college:libraries", "readers:association") == [SHARED, NADIA]
    assert addresses(circle, "readers") == [LEA, NADIA]
    assert addresses(circle, "kind:board") == []


def test_a_shared_mailbox_is_counted_once_and_segments_that_hold_nobody_are_not_offered(
    news: News,
) -> None:
    circle, _by = news
    subscribed(circle, LEA)
    found = sizes(circle.network, on=TODAY)
    assert (found["network"], found["kind:circle"], found["readers"]) == (4, 2, 1)
    assert known_codes(["readers", "kind:board", "readers"], among=found) == ["readers"]


def test_nobody_is_seen_to_want_no_more(news: News) -> None:
    circle, _by = news
    before = sizes(circle.network, on=TODAY)
    receive_no_more(network=circle.network, account=circle.ana.account, now=NOW)
    assert sizes(circle.network, on=TODAY) == before
    assert "ana@port.example" in addresses(circle, "network")
