"""The experiences that were told at a meeting, as its page leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tourdetable.core.words.audience import BEYOND_THE_BODY
from tourdetable.interface.web.areas.meetings.access import Chosen


class ExperienceLine(NamedTuple):
    """An experience, and its address."""

    title: str
    url: str


def experiences(
    chosen: Chosen, rows: Iterable[tuple[int, str, str, int | None]]
) -> list[ExperienceLine]:
    """Those that the reader may read: they sit in the body that met, which may not be the one for
    which an experience is."""
    url, member = chosen.scene.addresses("experience"), chosen.scene.member
    return [
        ExperienceLine(title, url(pk))
        for pk, title, audience, body in rows
        if audience in BEYOND_THE_BODY or (body is not None and member.sits_in(body))
    ]
