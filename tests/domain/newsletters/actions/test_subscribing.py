from __future__ import annotations

from tests.domain.builders import NOW, Circle, kinds_of_events, nothing_changes
from tests.domain.newsletters.newsroom import LEA, sent, subscribed
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.actions.subscribing import receive_again, receive_no_more
from tourdetable.domain.newsletters.models import (
    NewsletterCopy,
    NewsletterStop,
    NewsSubscription,
)
from tourdetable.domain.newsletters.queries import receives
from tourdetable.domain.people.models import Account

News = tuple[Circle, Actor]


def test_what_somebody_agreed_to_is_kept_with_its_day(news: News) -> None:
    circle, _by = news
    one = subscribed(circle, "  Lea@Quartier.example ")
    assert (one.account.email, one.words, one.confirmed_at) == (
        LEA,
        "Je veux recevoir ces lettres.",
        NOW,
    )
    assert one.asked_at < one.confirmed_at
    assert kinds_of_events()[-1] == "subscription.confirmed"
    with nothing_changes():
        assert subscribed(circle, LEA) == one


def test_a_stranger_who_leaves_is_forgotten_but_for_what_was_agreed(news: News) -> None:
    circle, by = news
    one = subscribed(circle, LEA)
    sent(circle, by)
    receive_no_more(network=circle.network, account=one.account, now=NOW)
    ended = NewsSubscription.objects.get()
    assert (ended.account, ended.ended_at, ended.words) == (None, NOW, one.words)
    assert Account.objects.filter(email=LEA).exists() is False
    waiting = {(copy.state, copy.subscription_id) for copy in ended_copies(ended)}
    assert waiting == {("unwanted", ended.pk)}


def ended_copies(one: NewsSubscription) -> list[NewsletterCopy]:
    return list(NewsletterCopy.objects.filter(subscription=one))


def test_a_member_stops_by_their_mailbox_and_may_begin_again(news: News) -> None:
    circle, by = news
    ana = circle.ana.account
    sent(circle, by)
    receive_no_more(network=circle.network, account=ana, now=NOW)
    assert receives(circle.network, ana) is False
    assert NewsletterStop.objects.get().account == ana
    with nothing_changes():
        receive_no_more(network=circle.network, account=ana, now=NOW)
    receive_again(network=circle.network, account=ana, now=NOW)
    assert receives(circle.network, ana) is True
    assert kinds_of_events()[-2:] == ["subscription.ended", "subscription.resumed"]


def test_subscribing_undoes_a_stop(news: News) -> None:
    circle, _by = news
    receive_no_more(network=circle.network, account=circle.ana.account, now=NOW)
    subscribed(circle, "ana@port.example")
    assert NewsletterStop.objects.exists() is False
