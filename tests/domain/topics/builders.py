"""Topics that members of the circle put forward."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, Circle
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.topics.actions import putting
from tourdetable.domain.topics.models import Topic


def put_forward(
    circle: Circle, title: str = "Lire dehors", by: Actor | None = None, **more: Any
) -> Topic:
    """Bao puts a topic forward for the circle, for the library."""
    said = {"network": circle.network, "body": circle.body, "title": title, "now": NOW}
    return putting.put_forward(**{**said, "by": by or circle.by_bao(), **more})
