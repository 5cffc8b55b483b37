"""The people of a network: by college and institution, with their bodies; and who holds an
office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.models import Body, Mandate, Office, Seat
from tourdetable.domain.networks.queries import holding
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene


@dataclass
class InstitutionRow:
    """An institution of a college: its people with the bodies where they sit, and the bodies
    where its seat is vacant."""

    institution: Institution
    people: dict[Person, list[Body]] = field(default_factory=dict)
    vacant: list[Body] = field(default_factory=list)

    def add(self, seat: Seat) -> None:
        """One of its seats: its holders, or its vacancy."""
        for mandate in holding(seat):
            self.people.setdefault(mandate.person, []).append(seat.body)
        if not holding(seat):
            self.vacant.append(seat.body)

    @property
    def rows(self) -> list[tuple[Person, list[Body]]]:
        return sorted(self.people.items(), key=lambda row: (row[0].sort_key, row[0].pk))

    @property
    def lines(self) -> int:
        """How many rows of the table the institution spans."""
        return len(self.people) + (1 if self.vacant else 0)


@dataclass(frozen=True)
class CollegeGroup:
    code: str
    name: str
    institutions: list[InstitutionRow]


@dataclass(frozen=True)
class Directory:
    """`people` and `institutions` count those who sit today; an office comes with its name."""

    colleges: list[CollegeGroup]
    offices: list[tuple[str, Office]]
    people: int
    institutions: int


def directory(scene: Scene) -> Directory:
    """Who sits and who holds an office today (three queries, however many they are)."""
    seats = list(todays_seats(scene))
    return Directory(
        colleges=colleges(scene, seats),
        offices=offices(scene),
        people=len({m.person_id for seat in seats for m in holding(seat)}),
        institutions=len({seat.institution_id for seat in seats}),
    )


def todays_seats(scene: Scene) -> Iterable[Seat]:
    held = Mandate.objects.active(scene.today).select_related("person")
    seats = Seat.objects.active(scene.today).filter(
        body__in=Body.objects.active(scene.today), body__network=scene.network
    )
    return (
        seats.select_related("institution", "body")
        .prefetch_related(Prefetch("mandates", queryset=held, to_attr="holding"))
        .order_by("institution__sort_key", "institution", "body__sort_key", "pk")
    )


def colleges(scene: Scene, seats: Iterable[Seat]) -> list[CollegeGroup]:
    """Institutions under their colleges, in the charter's order."""
    names, found = scene.charter.vocabulary.colleges, []
    for code, some in by_kind(seats, names, lambda seat: seat.college).items():
        rows = {seat.institution_id: InstitutionRow(seat.institution) for seat in some}
        for seat in some:
            rows[seat.institution_id].add(seat)
        found.append(CollegeGroup(code, word_for(names, code), list(rows.values())))
    return found


def offices(scene: Scene) -> list[tuple[str, Office]]:
    """Offices in the charter's order, those of the network before those of a body."""
    names = scene.charter.vocabulary.offices
    order = list(names)
    held = Office.objects.active(scene.today).filter(network=scene.network)
    rows = sorted(held.select_related("person", "body"), key=lambda one: place_in_list(one, order))
    return [(word_for(names, office.kind), office) for office in rows]


def place_in_list(office: Office, order: list[str]) -> tuple[bool, int, str, str]:
    """Where an office comes; a kind that the charter no longer names comes last."""
    rank = order.index(office.kind) if office.kind in order else len(order)
    body = office.body.sort_key if office.body else ""
    return office.body is not None, rank, body, office.person.sort_key
