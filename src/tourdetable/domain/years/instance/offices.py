"""Who must be able to come to a body's meetings by their office: the charter says so (`comes_to`).

An office is no seat: its place counts for no quorum and no absence. While nobody holds it, nobody
is expected: the year goes on, and says that somebody is to be named. Of more than two who hold it,
one after the other, a stand-in (`relief:…`) is free whenever one of the last is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.terms import instance as planner
from tourdetable.core.planner.terms.days import joined
from tourdetable.core.planner.terms.instance import ALL, Span
from tourdetable.domain.networks.models import Body, Network, Office
from tourdetable.domain.years.ids import OfficeId, ReliefId
from tourdetable.domain.years.instance.attendees import (
    MOST_HOLDERS,
    Away,
    Half,
    SeatHolders,
    Tenure,
    days_of,
    halves_of,
    longest_first,
    person_ids,
    spans_by_name,
)
from tourdetable.domain.years.instance.commitments import DatedMeeting, together


class Offices:
    """The offices of a network over a window of days, and the planner's places for them."""

    def __init__(self, holders: SeatHolders, rows: Iterable[Office]) -> None:
        self.holders = holders
        self._tenures: dict[tuple[str, int | None], list[Tenure]] = {}
        for row in rows:
            self._add(row)

    def _add(self, row: Office) -> None:
        window = self.holders.window
        first, last = max(window.first, row.starts), min(window.last, row.ends or date.max)
        tenure = Tenure(row.person_id, Span(first, last))
        self._tenures.setdefault((row.kind, row.body_id), []).append(tenure)
        self.holders.people[row.person_id] = row.person

    @property
    def held(self) -> bool:
        """Whether anybody holds one."""
        return bool(self._tenures)

    def tenures(self, mine: OfficeId) -> list[Tenure]:
        """Who holds an office for a body, or for the whole network, and when."""
        known = self._tenures
        return [*known.get((mine.kind, None), ()), *known.get((mine.kind, mine.body), ())]

    def place(self, mine: OfficeId) -> planner.SeatSpec:
        """The place of an office at the meetings of a body: one or two people, who must come."""
        tenures = self.tenures(mine)
        people = longest_first(tenures)
        kept = people if len(people) <= MOST_HOLDERS else people[: MOST_HOLDERS - 1]
        names, relief = person_ids(kept), ReliefId(mine.body, mine.kind)
        if len(kept) < len(people):
            others = [one for one in tenures if one.person not in kept]
            names = (*names, self._stand_in(relief, self._free(others)))
        spans = spans_by_name(tenures, names, str(relief))
        terms = {name: mine for name, mine in spans.items() if self.holders.window not in mine}
        return planner.SeatSpec(str(mine), names, ALL, expected=False, terms=terms)

    def _free(self, tenures: Iterable[Tenure]) -> set[Half]:
        """When one at least of several holders is there."""
        found = set[Half]()
        for one in tenures:
            days = days_of(one.span)
            away = self.holders.away.get(one.person, Away())
            found |= halves_of(days) - away.half_days(days)
        return found

    def _stand_in(self, stand_in: ReliefId, free: set[Half]) -> str:
        """Somebody who is there on these half-days only."""
        name = str(stand_in)
        away = joined(halves_of(self.holders.days) - free)
        self.holders.extra[name] = planner.PersonSpec(name, stand_in.kind, unavail=away)
        return name


def offices_of(holders: SeatHolders, network: Network, charter: Charter | None) -> Offices:
    """Who holds which office of a network in the window of days (one query, if any comes to
    meetings)."""
    window = holders.window
    kinds = charter.vocabulary.offices.values() if charter else ()
    if not any(office.comes_to for office in kinds):
        return Offices(holders, ())
    rows = Office.objects.during(window.first, window.last).filter(network=network)
    return Offices(holders, rows.select_related("person").order_by("starts", "pk"))


def with_meetings(
    offices: Offices, charter: Charter | None, dated: Iterable[DatedMeeting]
) -> dict[int, Away]:
    """Who is away, holders of offices being kept at the meetings of the calendar to which they
    come (one query)."""
    taken = dict[int, set[Half]]()
    if charter is None or not offices.held:
        return dict(offices.holders.away)
    met = list(dated)
    bodies = Body.objects.filter(pk__in={one.body for one in met})
    kinds = dict(bodies.values_list("pk", "kind"))
    for meeting in met:
        for mine in offices_at(charter, meeting.body, kinds[meeting.body], meeting.kind):
            for tenure in offices.tenures(mine):
                if meeting.on in tenure.span:
                    taken.setdefault(tenure.person, set()).add(meeting.half)
    found = dict(offices.holders.away)
    for person, halves in taken.items():
        known = found.get(person, Away())
        found[person] = together({*known.halves, *halves}, known.weekly, {*known.if_need_be})
    return found


def offices_at(charter: Charter, body: int, body_kind: str, kind: str) -> Iterator[OfficeId]:
    """The offices whose holder comes to the meetings of a kind in a body."""
    for office in charter.vocabulary.offices.values():
        if office.comes(body_kind, kind):
            yield OfficeId(body, office.code)
