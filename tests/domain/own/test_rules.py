from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied

from tests.domain.builders import OPERATOR, Circle
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.own.rules import must_be_oneself


@pytest.mark.parametrize("by", [OPERATOR, "bao"])
def test_nobody_writes_in_somebody_else_s_place(circle: Circle, by: By | str) -> None:
    actor = Actor(circle.bao) if isinstance(by, str) else by
    with pytest.raises(PermissionDenied):
        must_be_oneself(circle.ana, actor)


def test_one_does_so_for_oneself(circle: Circle) -> None:
    must_be_oneself(circle.ana, Actor(circle.ana))
