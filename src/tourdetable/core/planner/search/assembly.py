"""Plan assembly: meetings as they will be written, dates completed by people, turns and hosts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from tourdetable.core.planner.judge.fairness import fairness
from tourdetable.core.planner.model.options import Masks
from tourdetable.core.planner.search.attendance import Attendees, Chosen, attend
from tourdetable.core.planner.search.components import seated
from tourdetable.core.planner.search.rotation.hosting import Hosts, receive
from tourdetable.core.planner.search.rotation.turns import duty_seats, share
from tourdetable.core.planner.terms.days import ORDER
from tourdetable.core.planner.terms.grouping import connected
from tourdetable.core.planner.terms.instance import BodySpec, Instance
from tourdetable.core.planner.terms.plan import Fairness, MeetingRef, PlannedMeeting, PlannedTurn


@dataclass(slots=True)
class Assembly:
    """Meetings in order of date, and how even their turns are.

    `impossible`: bodies whose duties cannot be held by those who come.
    """

    meetings: tuple[PlannedMeeting, ...] = ()
    fairness: dict[str, Mapping[str, Fairness]] = field(default_factory=dict)
    impossible: list[str] = field(default_factory=list)


class Attending:
    """Who comes, asked again only of bodies that share somebody with one whose dates changed."""

    def __init__(self, masks: Masks) -> None:
        bodies = masks.ground.instance.bodies
        self.masks = masks
        self.groups = connected(bodies, lambda body: seated([body]))
        self._known: list[tuple[object, Attendees]] = [(None, Attendees()) for _ in self.groups]

    def roughly(self, chosen: Chosen) -> Attendees:
        """Who comes, some of them being missed more than they must: quickly, and not kept."""
        return _joined(attend(self.masks, group, chosen, thorough=False) for group in self.groups)

    def at(self, chosen: Chosen, with_duties: Collection[str] = ()) -> Attendees:
        """Who comes on these dates of all bodies."""
        for number, group in enumerate(self.groups):
            mine = {body.id: chosen[body.id] for body in group}
            asked = mine, mine.keys() & with_duties
            if self._known[number][0] != asked:
                found = attend(self.masks, group, mine, with_duties=asked[1])
                self._known[number] = asked, found
        return _joined(part for _, part in self._known)


def _joined(parts: Iterable[Attendees]) -> Attendees:
    """Those of separate groups, together."""
    whole = Attendees()
    for part in parts:
        whole.of |= part.of
        whole.short += part.short
        whole.missed += part.missed
    return Attendees(whole.of, sorted(whole.short), sorted(whole.missed))


def assemble(
    masks: Masks, chosen: Chosen, attendees: Attendees, before: Sequence[PlannedMeeting] = ()
) -> Assembly:
    """Everything but the dates; hosts stay as `before`, turns too where people come as before."""
    kept = {meeting.ref: meeting for meeting in before}
    of_before: dict[str, dict[MeetingRef, PlannedMeeting]] = {}
    for ref, meeting in kept.items():
        of_before.setdefault(ref.body, {})[ref] = meeting
    found, instance = Assembly(), masks.ground.instance
    hosts = _hosts(masks, chosen, kept)
    for body in instance.bodies:
        at = sorted(chosen[body.id])
        there = [attendees.of[body.id, bit] for bit in at]
        mine = _meetings(masks, body, at, there, hosts)
        same, proved = _as_before(mine, of_before.get(body.id, {})), False
        if same is None:
            shared = share(masks.ground, body, _takers(body, there), _possible(masks, body, at))
            if shared is None:
                found.impossible.append(body.id)
                continue
            same = list(map(with_turns, mine, shared.turns))
            proved = shared.proved and not kept
        found.meetings += tuple(same)
        if body.duties:
            found.fairness[body.id] = fairness(body, same, body.duties if proved else ())
    found.meetings = in_order(instance, found.meetings)
    return found


def in_order(instance: Instance, meetings: Sequence[PlannedMeeting]) -> tuple[PlannedMeeting, ...]:
    """Meetings by date, then part of the day, then in the order of the instance's bodies."""
    order = {body.id: number for number, body in enumerate(instance.bodies)}
    return tuple(sorted(meetings, key=lambda m: (m.moment, order[m.body])))


def _takers(body: BodySpec, there: Iterable[Mapping[str, str]]) -> list[list[str]]:
    """Per meeting, the seats that take turns and come."""
    return [[seat for seat in duty_seats(body) if seat in coming] for coming in there]


def _possible(masks: Masks, body: BodySpec, at: Sequence[int]) -> list[list[str]]:
    """Per meeting, the seats that take turns and have somebody who is there."""
    takers = [(seat.id, masks.seat(body, seat)) for seat in body.seats if seat.duties]
    return [[seat for seat, mask in takers if mask >> bit & 1] for bit in at]


def _meetings(
    masks: Masks,
    body: BodySpec,
    at: Sequence[int],
    there: Sequence[Mapping[str, str]],
    hosts: Hosts,
) -> list[PlannedMeeting]:
    found = []
    for bit, here in zip(at, there, strict=True):
        coming = {seat.id: here[seat.id] for seat in body.seats if seat.id in here}
        ref = MeetingRef(body.id, *masks.when(bit))
        found.append(PlannedMeeting(*ref, coming, {}, hosts[ref]))
    return found


def _hosts(masks: Masks, chosen: Chosen, kept: Mapping[MeetingRef, PlannedMeeting]) -> Hosts:
    """Who receives each meeting; those of before stay."""
    refs = [MeetingRef(body, *masks.when(bit)) for body, at in chosen.items() for bit in at]
    ordered = sorted(refs, key=lambda ref: (ref.date, ORDER[ref.part]))
    return receive(masks.ground, ordered, {ref: old.host for ref, old in kept.items()})


def with_turns(meeting: PlannedMeeting, held: Mapping[str, str]) -> PlannedMeeting:
    """The meeting with these duties held, each by who comes for the seat."""
    turns = {duty: PlannedTurn(seat, meeting.attendees[seat]) for duty, seat in held.items()}
    return replace(meeting, duties=turns)


def _as_before(
    mine: Sequence[PlannedMeeting], kept: Mapping[MeetingRef, PlannedMeeting]
) -> list[PlannedMeeting] | None:
    """A body's meetings of before, when these are the same and the same people come to all.

    Who receives them is said anew: a place may have closed.
    """
    if not kept or {new.ref for new in mine} != kept.keys():
        return None
    if any(dict(kept[new.ref].attendees) != dict(new.attendees) for new in mine):
        return None
    return [replace(kept[new.ref], host=new.host) for new in mine]
