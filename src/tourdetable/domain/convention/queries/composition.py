"""Who is expected in a body: the agreement and the territory say it (ITC-09), and what is there.

Signatories in force whose coverage meets the territory; whoever runs a facility that stands there,
where the agreement seats facilities of its kind. What is there are presences: nothing here opens or
ends any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from operator import attrgetter

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.words.collation import folded
from tourdetable.domain.convention.enums import Unexpected
from tourdetable.domain.convention.models import AgreementPeriod, FacilitySeats, Signatory
from tourdetable.domain.networks.models import Body, Presence
from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.models import Facility
from tourdetable.domain.territories.queries import (
    Grounds,
    Terrains,
    coverages_on,
    facilities_on,
    territories_on,
    where_they_are,
)
from tourdetable.domain.territories.terrain import Terrain


@dataclass(frozen=True)
class ExpectedPlace:
    """An institution that is expected, in which college and how; `facilities`: those that it runs
    there, where it is for them."""

    institution: Institution
    college: str
    kind: str
    facilities: tuple[Facility, ...] = ()

    def running(self, facility: Facility) -> ExpectedPlace:
        """The same, for one more facility."""
        return replace(self, facilities=(*self.facilities, facility))


Places = tuple[ExpectedPlace, ...]
"""Those who are expected, by name."""


@dataclass(frozen=True)
class ExpectedComposition:
    """Who is expected in a body on a day, and who is present there; `territory` is empty when
    nobody has said of which divisions it is made. `signing`: the institutions (by id) that the
    agreement seats in such bodies, `placed` those of them of which one knows what they cover."""

    body: Body
    territory: frozenset[Terrain]
    expected: tuple[ExpectedPlace, ...]
    present: tuple[Presence, ...]
    signing: frozenset[int] = frozenset()
    placed: frozenset[int] = frozenset()

    @cached_property
    def known(self) -> Mapping[int, Presence]:
        """Who is present, by institution."""
        return {row.institution_id: row for row in self.present}

    @property
    def missing(self) -> list[ExpectedPlace]:
        """Those who are expected to sit or to follow, and are not said to be present."""
        rows = (one for one in self.expected if one.kind != SeatKind.INVITED)
        return [one for one in rows if one.institution.pk not in self.known]

    @property
    def invited(self) -> list[ExpectedPlace]:
        """Those who are invited, whom no seat is owed."""
        return [one for one in self.expected if one.kind == SeatKind.INVITED]

    @property
    def unexpected(self) -> list[Presence]:
        """Those who are said to be present, and whom nothing here expects."""
        expected = {one.institution.pk for one in self.expected}
        return [row for row in self.present if row.institution_id not in expected]

    def why_unexpected(self, row: Presence) -> Unexpected:
        """Why nothing expects somebody who is present."""
        if row.institution_id not in self.signing:
            return Unexpected.UNSIGNED
        return Unexpected.AWAY if row.institution_id in self.placed else Unexpected.UNPLACED

    @property
    def elsewhere(self) -> list[tuple[Presence, ExpectedPlace]]:
        """Those who are present in another college than expected."""
        pairs = ((self.known.get(one.institution.pk), one) for one in self.expected)
        return [(row, one) for row, one in pairs if row and row.college != one.college]

    @property
    def differs(self) -> bool:
        """Whether there is something to settle."""
        return bool(self.territory) and self.differences > 0

    @property
    def differences(self) -> int:
        """How many institutions are not there as they are expected."""
        return len(self.missing) + len(self.unexpected) + len(self.elsewhere)


@dataclass(frozen=True)
class AgreedSeating:
    """What an agreement says on a day of who sits where, with what covers what."""

    on: date
    signatories: tuple[Signatory, ...]
    covered: Terrains
    seats: tuple[FacilitySeats, ...]
    facilities: tuple[Facility, ...]
    stands: Terrains

    def expected(self, body: Body, territory: frozenset[Terrain]) -> Places:
        """Who is expected in a body of a territory: a signatory once, as it signed."""
        covering = self.covering.meeting(territory)
        found = {
            row.institution_id: ExpectedPlace(row.institution, row.college, row.kind)
            for row in self.signatories
            if body.kind in row.bodies and row.institution_id in covering
        }
        for seating, facility in self.seated_facilities(body, territory):
            said = ExpectedPlace(facility.institution, seating.college, seating.kind)
            known = found.get(facility.institution_id, said)
            found[facility.institution_id] = known.running(facility)
        return tuple(sorted(found.values(), key=attrgetter("institution.sort_key")))

    def seated_facilities(
        self, body: Body, territory: frozenset[Terrain]
    ) -> list[tuple[FacilitySeats, Facility]]:
        """The facilities that stand there, of kinds that the agreement seats in such a body."""
        kinds = {folded(one.facility_kind): one for one in self.seats if body.kind in one.bodies}
        there = self.standing.meeting(territory) if kinds else set()
        return [
            (kinds[folded(facility.kind)], facility)
            for facility in self.facilities
            if facility.pk in there and folded(facility.kind) in kinds
        ]

    def signing(self, body: Body) -> frozenset[int]:
        """The institutions that it seats in such bodies."""
        return frozenset(row.institution_id for row in self.signatories if body.kind in row.bodies)

    @cached_property
    def covering(self) -> Grounds:
        return Grounds(self.covered, self.on)

    @cached_property
    def standing(self) -> Grounds:
        return Grounds(self.stands, self.on)


def seating_of(period: AgreementPeriod, *, on: date) -> AgreedSeating:
    """What a period says on a day (five queries)."""
    rows = tuple(Signatory.objects.active(on).filter(period=period).select_related("institution"))
    facilities = tuple(facilities_on(period.agreement.network, on=on))
    return AgreedSeating(
        on=on,
        signatories=rows,
        covered=coverages_on([row.institution_id for row in rows], on=on),
        seats=tuple(period.facility_seats.all()),
        facilities=facilities,
        stands=where_they_are(facilities, on=on),
    )


def compositions(
    period: AgreementPeriod, bodies: Iterable[Body], *, on: date
) -> list[ExpectedComposition]:
    """Who is expected in some bodies on a day, and who is there (seven queries)."""
    listed, seating = list(bodies), seating_of(period, on=on)
    grounds, here = territories_on(listed, on=on), present_in(listed, on)
    found = []
    for body in listed:
        ground, signing = grounds.get(body.pk, frozenset()), seating.signing(body)
        who, placed = seating.expected(body, ground), signing & seating.covered.keys()
        said = (body, ground, who, tuple(here.get(body.pk, ())), signing, placed)
        found.append(ExpectedComposition(*said))
    return found


def present_in(bodies: Iterable[Body], on: date) -> Mapping[int, list[Presence]]:
    """Who is said to be present in each body, by name (one query)."""
    here: dict[int, list[Presence]] = {}
    rows = Presence.objects.active(on).filter(body__in=bodies).select_related("institution")
    for row in rows.order_by("institution__sort_key", "pk"):
        here.setdefault(row.body_id, []).append(row)
    return here


def composed_kinds(period: AgreementPeriod) -> set[str]:
    """The kinds of bodies in which a period expects somebody (two queries)."""
    said = [*period.signatories.values_list("bodies", flat=True)]
    said += [*period.facility_seats.values_list("bodies", flat=True)]
    return {kind for kinds in said for kind in kinds}
