from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from tests.domain.builders import Circle
    from tourdetable.domain.networks.actors import Actor


@pytest.fixture
def news(clock: None, db: None) -> tuple[Circle, Actor]:
    from tests.domain.newsletters.newsroom import newsroom  # noqa: PLC0415  this file is read before Django is set up

    return newsroom()


@pytest.fixture
def hugo(news: tuple[Circle, Actor]) -> Client:
    """Whoever animates the network, signed in."""
    from django.test import Client  # noqa: PLC0415  idem: this file is read too early

    client = Client()
    client.force_login(news[1].person.account)
    return client
