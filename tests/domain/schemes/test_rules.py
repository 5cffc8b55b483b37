from __future__ import annotations

import pytest

from tests.domain.builders import Circle
from tourdetable.domain.schemes.rules import may_keep

pytestmark = pytest.mark.django_db


def test_any_member_keeps_the_register(circle: Circle) -> None:
    able = [may_keep(circle.of(person)) for person in (circle.ana, circle.dora, circle.zoe)]
    assert [len(one) for one in able] == [1, 1, 0]
