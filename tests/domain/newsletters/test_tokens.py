from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.domain.builders import NOW, Circle, found_circle
from tests.domain.newsletters.newsroom import LEA
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.tokens import (
    LASTS,
    SubscriptionAsked,
    asked_by,
    asked_token,
    leaving,
    leaving_token,
)

ASKED = SubscriptionAsked(LEA, "association", "fr", NOW)
News = tuple[Circle, Actor]


def test_what_was_asked_comes_back_whole_for_three_days(news: News) -> None:
    circle, _by = news
    token = asked_token(circle.network, ASKED)
    assert asked_by(circle.network, token, now=NOW + LASTS) == ASKED
    assert asked_by(circle.network, token, now=NOW + LASTS + timedelta(seconds=1)) is None
    assert asked_by(circle.network, token[:-1] + "x", now=NOW) is None


def test_the_link_of_a_network_opens_nothing_in_another(news: News) -> None:
    circle, _by = news
    other = found_circle(slug="other")
    assert asked_by(other.network, asked_token(circle.network, ASKED), now=NOW) is None
    token = leaving_token(circle.network, circle.ana.account)
    assert (leaving(circle.network, token), leaving(other.network, token)) == (
        circle.ana.account,
        None,
    )


@pytest.mark.parametrize("forged", ["", "1", "0-aaaaaaaaaaaaaaaaaaaaaaaaaa", "x" * 40])
def test_a_forged_link_ends_nothing(news: News, forged: str) -> None:
    assert leaving(news[0].network, forged) is None


def test_a_link_dies_with_the_address(news: News) -> None:
    circle, _by = news
    account = circle.ana.account
    token = leaving_token(circle.network, account)
    account.email = "ana@ailleurs.example"
    account.save()
    assert leaving(circle.network, token) is None


def test_another_profile_is_another_link(news: News) -> None:
    first = asked_token(news[0].network, ASKED)
    assert first != asked_token(news[0].network, replace(ASKED, profile="other"))
