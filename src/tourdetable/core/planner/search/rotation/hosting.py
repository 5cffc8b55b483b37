"""Who receives each meeting: the hosts of a body in turn, never more meetings than a host holds.

The host that received least receives, the one before it last of all (PLANNER §2.7); when that would
crowd a place that several bodies share, an exact model finds the most even turns that do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from tourdetable.core.planner.judge.ground import Ground
from tourdetable.core.planner.judge.rules.places.host import (
    HostMoment,
    binds,
    by_moment,
    moments,
    open_hosts,
)
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
        return most is None or all(self._taken[at] < most for at in self._moments(host, ref))

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
            self._taken.update(self._moments(host, ref))

    def _moments(self, host: str, ref: MeetingRef) -> list[HostMoment]:
        """What a meeting takes from a host: nothing when that rule is left out for its body."""
        return moments(host, ref.date, ref.part) if binds(self.ground, ref.body) else []


def _exact(hosting: Hosting, meetings: Sequence[MeetingRef]) -> Hosts | None:
    """The most even turns that crowd no host; None when there are none."""
    model = Model()
    chosen = {ref: _choice(model, hosting.able(ref)) for ref in meetings}
    _keep_rooms(model, hosting, chosen)
    _charge_loads(model, hosting.ground, chosen)
    answer = model.solve(seconds=SECONDS)
    if not answer.values:
        return None
    return {
        ref: next((host for host, chosen in of.items() if answer.values[chosen]), None)
        for ref, of in chosen.items()
    }


Choices = Mapping[MeetingRef, Mapping[str, int]]
"""By meeting and host that may receive it, the variable that says that it does."""


def _choice(model: Model, hosts: Sequence[str]) -> dict[str, int]:
    found = {host: model.booleans(1) for host in hosts}
    if found:
        model.exactly_one(list(found.values()))
    return found


def _keep_rooms(model: Model, hosting: Hosting, chosen: Choices) -> None:
    rooms = hosting.rooms
    received = [
        (host, ref.date, ref.part, variable)
        for ref, of in chosen.items()
        for host, variable in of.items()
        if host in rooms and binds(hosting.ground, ref.body)
    ]
    for moment, variables in by_moment(received).items():
        model.at_most(variables, rooms[moment[0]])


def _charge_loads(model: Model, ground: Ground, chosen: Choices) -> None:
    """The squares of what each body's hosts receive: one meeting more is dearer than before."""
    received: dict[tuple[str, str], list[int]] = {}
    for ref, of in chosen.items():
        for host, variable in of.items():
            received.setdefault((ref.body, host), []).append(variable)
    for (body, host), variables in received.items():
        past = ground.bodies[body].host_history.get(host, 0)
        model.charge_square(variables, past)
