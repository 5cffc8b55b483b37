from __future__ import annotations

from tests.domain.builders import NOW, Circle
from tests.domain.newsletters.newsroom import sent, subscribed, written
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.queries import (
    MailboxCount,
    archive,
    departed,
    drafts,
    due_copies,
    receives,
    sent_newsletters,
)

News = tuple[Circle, Actor]


def test_who_reads_what(news: News) -> None:
    circle, by = news
    network = circle.network
    draft = written(circle, by, title="Brouillon")
    kept, told = sent(circle, by, open_to_all=False), sent(circle, by)
    assert list(drafts(network)) == [draft]
    assert list(archive(network)) == [told]
    assert set(sent_newsletters(network)) == {kept, told}
    assert departed(told) == {"waiting": MailboxCount(members=4)}
    assert due_copies(now=NOW).count() == 8


def test_a_mailbox_receives_by_a_seat_an_office_or_a_subscription(news: News) -> None:
    circle, by = news
    network = circle.network
    accounts = [circle.ana.account, by.person.account, subscribed(circle).account]
    assert [receives(network, one) for one in accounts] == [True, True, True]
    assert receives(network, circle.zoe.account) is False
