"""The meetings as they will be written: who comes, whose turn it is, who receives, and how even that is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourdetable.core.planner.judge.fairness import fairness
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.attendance import Attendees, Chosen
from tourdetable.core.planner.search.turns import Shared, can_share, receive, share
from tourdetable.core.planner.terms.days import ORDER
from tourdetable.core.planner.terms.instance import BodySpec
from tourdetable.core.planner.terms.plan import Fairness, PlannedMeeting, PlannedTurn


@dataclass(frozen=True, slots=True)
class Written:
    """Meetings in order of date. `impossible`: bodies whose duties cannot be held then, and whether that is certain."""

    meetings: tuple[PlannedMeeting, ...]
    fairness: Mapping[str, Mapping[str, Fairness]]
    impossible: tuple[tuple[str, bool], ...] = ()


def write(
    masks: Masks, chosen: Chosen, attendees: Attendees, before: Sequence[PlannedMeeting] = ()
) -> Written:
    """Everything but the dates. A body whose meetings and people are those of `before` keeps its turns and hosts."""
    kept = {(meeting.body, meeting.date, meeting.part): meeting for meeting in before}
    meetings: list[PlannedMeeting] = []
    fair: dict[str, Mapping[str, Fairness]] = {}
    impossible: list[tuple[str, bool]] = []
    for body in masks.ground.instance.bodies:
        at = sorted(chosen[body.id])
        shared = _turns(masks, body, at, attendees)
        if shared is None:
            impossible.append(
                (body.id, not can_share(masks.ground, body, _possible(masks, body, at)))
            )
            continue
        mine = _as_before(_meetings(masks, body, at, attendees, shared), kept)
        meetings += mine
        if body.duties:
            fair[body.id] = {
                duty: fairness(body, mine, duty, proved=shared.proved and not kept)
                for duty in body.duties
            }
    order = {body.id: number for number, body in enumerate(masks.ground.instance.bodies)}
    meetings.sort(key=lambda m: (m.date, ORDER[m.part], order[m.body]))
    return Written(tuple(meetings), fair, tuple(impossible))


def _turns(masks: Masks, body: BodySpec, at: Sequence[int], attendees: Attendees) -> Shared | None:
    takers = [seat.id for seat in body.seats if seat.duties]
    present = [[seat for seat in takers if seat in attendees.of[body.id, bit]] for bit in at]
    if not body.duties:
        return Shared([{} for _ in at], proved=True)
    return share(masks.ground, body, present, _possible(masks, body, at))


def _possible(masks: Masks, body: BodySpec, at: Sequence[int]) -> list[list[str]]:
    """Per meeting, the seats that take turns and have somebody who is there."""
    takers = [(seat.id, masks.seat(body, seat)) for seat in body.seats if seat.duties]
    return [[seat for seat, mask in takers if mask >> bit & 1] for bit in at]


def _meetings(
    masks: Masks, body: BodySpec, at: Sequence[int], attendees: Attendees, shared: Shared
) -> list[PlannedMeeting]:
    hosts = receive(
        body, [masks.when(bit)[0] for bit in at], {host.id: host.closed for host in body.hosts}
    )
    order = {seat.id: number for number, seat in enumerate(body.seats)}
    found = []
    for bit, turns, host in zip(at, shared.turns, hosts, strict=True):
        day, part = masks.when(bit)
        here = attendees.of[body.id, bit]
        coming = {seat: here[seat] for seat in sorted(here, key=order.__getitem__)}
        duties = {duty: PlannedTurn(seat, coming[seat]) for duty, seat in turns.items()}
        found.append(PlannedMeeting(body.id, day, part, coming, duties, host))
    return found


def _as_before(
    mine: list[PlannedMeeting], kept: Mapping[tuple[str, date, str], PlannedMeeting]
) -> list[PlannedMeeting]:
    found = [kept.get((meeting.body, meeting.date, meeting.part)) for meeting in mine]
    same = [
        old
        for old, new in zip(found, mine, strict=True)
        if old and dict(old.attendees) == dict(new.attendees)
    ]
    return same if len(same) == len(mine) else mine
