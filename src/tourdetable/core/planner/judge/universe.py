"""Every rule that an instance sets, one by one, as it could be left out; and each in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.terms.gaps import earliest_last, has_latest
from tourdetable.core.planner.terms.instance import ALL, HARD, PARTIAL, BodySpec, Instance, Leave
from tourdetable.core.planner.terms.plan import Clash
from tourdetable.core.words.phrase import Phrase, gettext_noop

WORDS: Mapping[str, str] = {
    "date": gettext_noop("%(body)s meets neither at the week-end nor on public holidays."),
    "weekday": gettext_noop("%(body)s meets only on its days of the week."),
    "part": gettext_noop("%(body)s meets only in its parts of the day."),
    "season": gettext_noop("%(body)s meets only from %(first)s to %(last)s."),
    "blackout": gettext_noop("%(body)s does not meet in its closed periods."),
    "school": gettext_noop("%(body)s does not meet in school holidays."),
    "host": gettext_noop("%(body)s meets only when one of its hosts is open."),
    "count": gettext_noop("%(body)s meets %(meetings)s times."),
    "gap_min": gettext_noop("Meetings of %(body)s are at least %(days)s days apart."),
    "gap_max": gettext_noop("Meetings of %(body)s are at most %(days)s days apart."),
    "gap_max_months": gettext_noop("Meetings of %(body)s are at most %(months)s months apart."),
    "tail": gettext_noop("%(body)s meets at least once from %(earliest)s on."),
    "seat": gettext_noop("Somebody of the seat %(seat)s comes to every meeting of %(body)s."),
    "partial": gettext_noop("The seat %(seat)s comes to at least %(least)s meetings of %(body)s."),
    "unavail": gettext_noop("%(person)s cannot come when they are away."),
    "one_place": gettext_noop("%(person)s cannot be in two places at once."),
    "travel": gettext_noop("%(person)s cannot go to two places too far apart in one day."),
    "week_cap": gettext_noop("%(person)s meets at most %(most)s times a week."),
    "room": gettext_noop("%(room)s has %(capacity)s rooms."),
    "duty_both": gettext_noop("No seat of %(body)s holds two duties at one meeting."),
    "duty_repeat": gettext_noop("No seat of %(body)s has a duty at two meetings running."),
    "duty_holder": gettext_noop(
        "Each duty of %(body)s is held by a seat that takes turns and comes."
    ),
    "lock": gettext_noop("What is locked or forbidden for %(body)s is kept."),
}


def universe(ground: Ground, bodies: Sequence[BodySpec]) -> list[Leave]:
    """The rules that bear on some bodies, those that people set first."""
    found = [
        *_people(ground, bodies),
        *(leave for body in bodies for leave in _body(ground.instance, body)),
    ]
    return [
        leave
        for leave in found
        if not ground.left.drops(leave.rule, leave.body, leave.seat, leave.person, leave.room)
    ]


def _people(ground: Ground, bodies: Sequence[BodySpec]) -> Iterator[Leave]:
    held: dict[str, list[BodySpec]] = {}
    for body in bodies:
        for seat in body.seats:
            if seat.rule in (ALL, PARTIAL) or seat.duties:
                for person in seat.persons:
                    held.setdefault(person, []).append(body)
    for person in sorted(held):
        who = ground.persons[person]
        if who.unavail or who.weekly_off:
            yield Leave("unavail", person=person)
    for person in sorted(held):
        yield from _together(ground, person, held[person])
    for room in sorted({body.room_pool for body in bodies if body.room_pool}):
        yield Leave("room", room=room)


def _together(ground: Ground, person: str, bodies: Sequence[BodySpec]) -> Iterator[Leave]:
    if len(bodies) > 1:
        yield Leave("one_place", person=person)
        if any(ground.too_far(one.id, other.id) for one, other in combinations(bodies, 2)):
            yield Leave("travel", person=person)
    if ground.persons[person].max_per_week is not None:
        yield Leave("week_cap", person=person)


def _body(instance: Instance, body: BodySpec) -> Iterator[Leave]:
    pinned = (
        any(pin.body == body.id for pin in (*instance.locks, *instance.forbid))
        or instance.today is not None
    )
    there = {
        "lock": pinned,
        "blackout": bool(body.blackout),
        "school": body.school_holidays == HARD,
        "host": bool(body.hosts),
        "season": True,
        "weekday": True,
        "part": True,
        "date": True,
        "gap_min": body.gap.min > 0,
        "tail": earliest_last(body) is not None,
        "gap_max": has_latest(body),
        "duty_repeat": bool(body.duties) and instance.no_repeat,
        "duty_both": len(body.duties) > 1,
        "duty_holder": bool(body.duties),
        "count": True,
    }
    yield from (Leave(rule, body.id) for rule, is_there in there.items() if is_there)
    for seat in body.seats:
        if seat.rule == ALL:
            yield Leave("seat", body.id, seat.id)
        elif seat.rule == PARTIAL and seat.least:
            yield Leave("partial", body.id, seat.id)


def in_words(instance: Instance, leave: Leave) -> Clash:
    """A rule, said, with its article."""
    ground = Ground(instance)
    values: dict[str, object] = {
        "body": leave.body,
        "seat": leave.seat,
        "person": leave.person,
        "room": leave.room,
    }
    rule = leave.rule
    if leave.body is not None:
        body = ground.bodies[leave.body]
        values |= _of_body(body)
        seat = next((seat for seat in body.seats if seat.id == leave.seat), None)
        values["least"] = seat.least if seat else 0
        values["days"] = body.gap.min if rule == "gap_min" else body.gap.max
        rule = "gap_max_months" if rule == "gap_max" and body.gap.max is None else rule
    if leave.person is not None:
        values["most"] = ground.persons[leave.person].max_per_week
    if leave.room is not None:
        values["capacity"] = ground.rooms[leave.room].capacity
    article = instance.article(leave.rule, leave.body)
    phrase = Phrase(WORDS[rule], **values)
    return Clash(
        rule=leave.rule,
        body=leave.body,
        seat=leave.seat,
        person=leave.person,
        room=leave.room,
        article=article,
        words=phrase,
    )


def _of_body(body: BodySpec) -> dict[str, object]:
    return {
        "first": body.season.first,
        "last": body.season.last,
        "meetings": body.meetings,
        "months": body.gap.max_months,
        "earliest": earliest_last(body),
    }
