"""Where groups stand, several at once: what is late, who has gone silent, what is asked of whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db.models import F, Q

from tourdetable.core.charter.terms.model import Charter
from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.groups.dues import Due, DuesAsked, dues
from tourdetable.domain.groups.models import TermsOfReference
from tourdetable.domain.groups.queries import terms_by_body
from tourdetable.domain.meetings.silence import SilentSeat, silent_among
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import local_day

SESSIONS = 2
"""After how many sessions without answer nor presence a seat of a group is silent."""
SOON = timedelta(days=30)
"""How long before its day something is told as asked."""

T = TypeVar("T")


@dataclass(frozen=True)
class GroupState:
    """Where one group stands on a day. `terms` is None while nobody wrote any."""

    body: Body
    today: date
    terms: TermsOfReference | None
    dues: Sequence[Due]
    silent: Sequence[SilentSeat]
    asked: Sequence[Commitment]
    committed: Sequence[Commitment]

    @property
    def beyond(self) -> GroupState:
        """The same for those who do not sit there: without what only the group knows of."""
        return replace(self, dues=[due for due in self.dues if not due.inside])

    @property
    def late(self) -> list[Due]:
        """What was due before today, the oldest first."""
        return [due for due in self.dues if due.is_late(self.today)]

    @property
    def soon(self) -> list[Due]:
        """What is due within a month."""
        until = self.today + SOON
        return [one for one in self.dues if not one.done_on and self.today <= one.due <= until]

    @property
    def next(self) -> Due | None:
        """What comes next."""
        to_do = (one for one in self.dues if not one.done_on and one.due >= self.today)
        return next(to_do, None)

    @property
    def quiet(self) -> bool:
        """Whether nothing needs anybody's care."""
        return not (self.late or self.silent or self.asked) and self.terms is not None


def states_of(
    network: Network, charter: Charter, bodies: Iterable[Body], now: datetime
) -> list[GroupState]:
    """Where these groups stand, in their order: as many queries for one as for thirty."""
    every, today = list(bodies), local_day(network, now)
    keys = [body.pk for body in every]
    terms = terms_by_body(keys)
    due = by_body(dues(DuesAsked(keys, charter, now)), lambda one: one.body)
    rows = Body.objects.filter(pk__in=keys)
    silent = by_body(silent_among(network, rows, today, SESSIONS), lambda one: one.body)
    said = by_body(commitments_of(keys, today), lambda one: one.body_id)
    return [
        GroupState(b, today, terms.get(b.pk), due[b.pk], silent[b.pk], *parted(said[b.pk]))
        for b in every
    ]


def parted(rows: Iterable[Commitment]) -> tuple[list[Commitment], list[Commitment]]:
    """Those who have not answered, and those who committed."""
    every = list(rows)
    asked = [one for one in every if one.state == CommitmentState.ASKED]
    return asked, [one for one in every if one.state == CommitmentState.ACCEPTED]


def by_body(rows: Iterable[T], body: object) -> Mapping[int, list[T]]:
    """Rows by the id of their group."""
    assert callable(body)
    found: dict[int, list[T]] = defaultdict(list)
    for row in rows:
        found[body(row)].append(row)
    return found


def commitments_of(bodies: Sequence[int], today: date) -> list[Commitment]:
    """Who is asked to commit to the work of these groups, or committed, and it is not over; then
    who committed to its last day (one query)."""
    states = (CommitmentState.ASKED, CommitmentState.ACCEPTED)
    kept = Q(state=CommitmentState.ACCEPTED, ends__gte=F("body__work_ends"))
    lasting = Q(ends=None) | Q(ends__gte=today) | kept
    rows = Commitment.objects.filter(lasting, body__in=bodies, theme=None, state__in=states)
    rows = rows.select_related("person", "seat__institution", "guest")
    return list(rows.order_by("seat__institution__sort_key", "person__sort_key", "pk"))
