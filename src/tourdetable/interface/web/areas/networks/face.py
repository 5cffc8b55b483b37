"""What a stranger sees of a network: its name, its purpose, the public meetings to come."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.seasons import readable
from tourdetable.interface.web.base.scene import Scene

NEXT = 6


@dataclass(frozen=True)
class Face:
    """The public face of a network."""

    meetings: tuple[Meeting, ...]


def public_face(scene: Scene) -> Face:
    """Public meetings that are not over, cancelled ones included so that nobody comes for
    nothing."""
    coming = in_network(scene.network).filter(ends_at__gte=scene.now)
    return Face(tuple(readable(coming, scene.charter, None).order_by("starts_at", "pk")[:NEXT]))
