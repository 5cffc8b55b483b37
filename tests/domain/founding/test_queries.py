from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.domain.founding.actions.keys import make_key
from tourdetable.domain.founding.models import FoundingKey
from tourdetable.domain.founding.queries import (
    KEY_LASTS,
    all_networks,
    digest_of,
    founded_by,
    installation,
    is_empty,
    is_key,
)

pytestmark = pytest.mark.django_db


def test_the_last_key_alone_founds_while_it_lasts_and_until_it_is_used() -> None:
    assert is_key(digest_of(""), now=NOW) is False
    old, key = (make_key(by=OPERATOR, now=NOW) for _ in range(2))
    assert FoundingKey.objects.filter(digest__in=(old, key)).count() == 0
    last = NOW + KEY_LASTS - timedelta(seconds=1)
    assert [is_key(digest_of(one), now=NOW) for one in (old, key, f" {key}\n", "")] == [
        False,
        True,
        True,
        False,
    ]
    assert [is_key(digest_of(key), now=at) for at in (last, NOW + KEY_LASTS)] == [True, False]
    FoundingKey.objects.update(used_at=NOW)
    assert is_key(digest_of(key), now=NOW) is False


def test_nothing_is_there_at_first() -> None:
    assert (is_empty(), installation(), list(all_networks())) == (True, None, [])


def test_what_is_there_is_told(circle: Circle) -> None:
    assert (is_empty(), list(all_networks())) == (False, [circle.network])
    assert founded_by("00000000-0000-4000-8000-000000000000") is None
