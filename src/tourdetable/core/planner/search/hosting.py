"""Who receives each meeting: the hosts of a body in turn, never more meetings than a host holds.

The host that received least receives, the one before it last of all (PLANNER §2.7); when that would
crowd a place that several bodies share, an exact model finds the most even turns that do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.places.host import HostMoment, moments, open_hosts
from tourdetable.core.planner.model.solver import Model
from tourdetable.core.planner.terms.plan import MeetingRef

SECONDS = 10.0

Hosts = dict[MeetingRef, str | None]
"""Who receives each meeting; nobody where all hosts are closed, or there are none."""


def receive(
    ground: Ground, meetings: Sequence[MeetingRef], kept: Mapping[MeetingRef, str | None]
) -> Hosts:
    """Who receives each of these meetings, which are in order of date; `kept` say who did."""
    hosting = Hosting(ground)
    for ref in meetings:
        host = kept.get(ref)
        if host in hosting.able(ref):
            hosting.give(ref, host)
    for ref in meetings:
        if ref not in hosting.found:
            hosting.give(ref, hosting.lowest(ref))
    if not hosting.crowded:
        return hosting.found
    return _exact(hosting, meetings) or hosting.found


class Hosting:
    """Meetings given to hosts one by one; `crowded` when one had no host with a room left."""

    def __init__(self, ground: Ground) -> None:
        self.ground, self.rooms = ground, ground.shared_hosts
        self.found: Hosts = {}
        self.crowded = False
        self._taken = Counter[HostMoment]()
        self._last: dict[str, str | None] = {}
        self.loads = {b.id: Counter(dict(b.host_history)) for b in ground.bodies.values()}

    def able(self, ref: MeetingRef) -> list[str]:
        """The hosts of the body that are open that day."""
        return open_hosts(self.ground.bodies[ref.body], ref.date)

    def has_room(self, host: str, ref: MeetingRef) -> bool:
        """Whether a host can receive one more meeting then."""
        most = self.rooms.get(host)
        return most is None or all(
            self._taken[moment] < most for moment in moments(host, ref.date, ref.part)
        )

    def lowest(self, ref: MeetingRef) -> str | None:
        """The host that received least, with a room left if any has one."""
        loads, last = self.loads[ref.body], self._last.get(ref.body)

        def rank(host: str) -> tuple[bool, int, bool]:
            return not self.has_room(host, ref), loads[host], host == last

        return min(self.able(ref), key=rank, default=None)

    def give(self, ref: MeetingRef, host: str | None) -> None:
        """This host receives the meeting."""
        self.found[ref] = self._last[ref.body] = host
        if host is not None:
            self.crowded = self.crowded or not self.has_room(host, ref)
            self.loads[ref.body][host] += 1
            self._taken.update(moments(host, ref.date, ref.part))


def _exact(hosting: Hosting, meetings: Sequence[MeetingRef]) -> Hosts | None:
    """The most even turns that crowd no host; None when there are none."""
    model, chosen = Model(), dict[MeetingRef, dict[str, int]]()
    for ref in meetings:
        able = hosting.able(ref)
        if able:
            chosen[ref] = {host: model.booleans(1) for host in able}
            model.exactly_one(list(chosen[ref].values()))
    _keep_rooms(model, hosting, chosen)
    _charge_loads(model, hosting.ground, chosen)
    answer = model.solve(seconds=SECONDS)
    if not answer.values:
        return None
    found = {ref: _held(of, answer.values) for ref, of in chosen.items()}
    return {ref: found.get(ref) for ref in meetings}


def _held(of: Mapping[str, int], values: Sequence[int]) -> str:
    return next(host for host, variable in of.items() if values[variable])


def _keep_rooms(
    model: Model, hosting: Hosting, chosen: Mapping[MeetingRef, Mapping[str, int]]
) -> None:
    taken: dict[HostMoment, list[int]] = {}
    for ref, of in chosen.items():
        for host, variable in of.items():
            if host in hosting.rooms:
                for moment in moments(host, ref.date, ref.part):
                    taken.setdefault(moment, []).append(variable)
    for moment, variables in taken.items():
        model.at_most(variables, hosting.rooms[moment[0]])


def _charge_loads(
    model: Model, ground: Ground, chosen: Mapping[MeetingRef, Mapping[str, int]]
) -> None:
    """The squares of what each body's hosts receive: one meeting more is dearer than before."""
    received: dict[tuple[str, str], list[int]] = {}
    for ref, of in chosen.items():
        for host, variable in of.items():
            received.setdefault((ref.body, host), []).append(variable)
    for (body, host), variables in received.items():
        past = ground.bodies[body].host_history.get(host, 0)
        steps = [model.booleans(1) for _ in variables]
        model.between(0, [(v, 1) for v in variables] + [(step, -1) for step in steps], 0)
        for load, step in enumerate(steps, past):
            model.charge(step, 2 * load + 1)
