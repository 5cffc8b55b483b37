"""What is left when a year cannot be: the days of each body, or the moments of what is shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tourdetable.core.planner.judge.figures import MEETINGS, MOST, on_days, run_of, runs, some
from tourdetable.core.planner.judge.rules.people import one_place, travel, week_cap
from tourdetable.core.planner.judge.rules.places import host, room
from tourdetable.core.planner.judge.rules.together import apart, own_day
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.model.pigeonhole import HALF_DAY, WEEK, WHOLE_DAY, Pigeonhole
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop

MOST_BODIES = 4
"""Bodies beyond which the days of each say nothing."""

NO_DAY = gettext_noop("Days left for %(body)s: none.")
DAYS_LEFT = gettext_noop(
    "Days left for %(body)s, gaps and other bodies aside: %(count)s (%(days)s), for %(meetings)s."
)
TOO_MANY = gettext_noop("%(who)s: %(meetings)s for %(moments)s, %(days)s.")
AT_ONCE = gettext_noop(
    "%(who)s: %(meetings)s for %(moments)s, %(holes)s at most in each, %(days)s."
)
PLACES = {room.CODE: "room", host.CODE: "host"} | dict.fromkeys(
    (one_place.CODE, travel.CODE, week_cap.CODE), "person"
)
ALONE = {
    own_day.CODE: Phrase(gettext_noop("Days that a body keeps for itself")),
    apart.CODE: Phrase(gettext_noop("Bodies that keep apart")),
}
MOMENTS = {
    HALF_DAY: ngettext_noop("%(count)s half-day", "%(count)s half-days"),
    WHOLE_DAY: ngettext_noop("%(count)s day", "%(count)s days"),
    WEEK: ngettext_noop("%(count)s week", "%(count)s weeks"),
}


def remaining(
    masks: Masks, bodies: Sequence[BodySpec], hole: Pigeonhole | None
) -> tuple[Phrase, ...]:
    """The figures of a reason: those of what is shared, else each body's."""
    if hole is not None:
        return (_moments(hole),)
    if len(bodies) > MOST_BODIES:
        return ()
    return tuple(_days(masks, body) for body in bodies)


def _days(masks: Masks, body: BodySpec) -> Phrase:
    """How many days a body has left, all that it must keep by itself being kept."""
    days = sorted({date.fromordinal(day) for day in masks.year(body).days})
    if not days:
        return Phrase(NO_DAY, body=body.id)
    return Phrase(
        DAYS_LEFT,
        body=body.id, count=len(days), days=_when(days),
        meetings=Phrase(MEETINGS, count=body.meetings),
    )  # fmt: skip


def _moments(hole: Pigeonhole) -> Phrase:
    """How many meetings there are for how many moments."""
    place = PLACES.get(hole.rule)
    who = some([Phrase(f"%({place})s", **{place: name}) for name in hole.names]) if place else ()
    return Phrase(
        AT_ONCE if hole.holes > 1 else TOO_MANY,
        who=who or (ALONE[hole.rule],), holes=hole.holes, days=_when(hole.days),
        meetings=Phrase(MEETINGS, count=hole.meetings),
        moments=Phrase(MOMENTS[hole.unit], count=len(hole.moments)),
    )  # fmt: skip


def _when(days: Sequence[date]) -> tuple[str | Phrase, ...]:
    """Few days one by one, many from the first to the last."""
    if not days or len(runs(days)) > MOST:
        return (run_of(days[0], days[-1]),) if days else ()
    return on_days(days)
