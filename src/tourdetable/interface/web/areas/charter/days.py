"""The day on which the charter is read: today, or a past day with the text of that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.interface.web.base.scene import Scene


def scene_on(scene: Scene, asked: str) -> Scene:
    """The same scene on the day that was asked, with the charter of that day; today when that
    means nothing.

    No day is judged before the network's first text came into force, nor after today.
    """
    day = past_day(asked, scene.today)
    first = scene.network.charters.values_list("in_force_from", flat=True)
    if day is None or day < first[0]:
        return scene
    return replace(scene, today=day, charter=charter_in_force(scene.network, on=day))


def past_day(asked: str, today: date) -> date | None:
    """A day before today, or None."""
    try:
        day = date.fromisoformat(asked)
    except ValueError:
        return None
    return day if day < today else None
