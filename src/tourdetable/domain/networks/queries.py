"""Reads: the charter in force, and where a person stands in a network."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from django.db.models import (
    BigIntegerField,
    CharField,
    DateField,
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
)

from tourdetable.core.charter.terms.model import Charter, Right, Rule
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.networks.models import (
    Acceptance,
    Body,
    CharterVersion,
    Logo,
    Mandate,
    Network,
    Office,
    Seat,
)
from tourdetable.domain.people.models import Institution, Person

GIVEN_DAY = Given("on", DateField())
GIVEN_PERSON = Given("person", BigIntegerField())
GIVEN_NETWORK = Given("network", BigIntegerField())
SEATED = (
    Part("", Mandate),
    Part("seat__", Seat),
    Part("seat__body__", Body),
    Part("seat__institution__", Institution),
)
FILLED = (Part("", Office), Part("body__", Body))
VERSIONS = Part("", CharterVersion, without=("text",))

VERSIONS_OF_SLUG = Prepared(
    lambda: CharterVersion.objects.filter(
        network__slug=Given("slug", CharField()), network__archived_on=None
    ),
    VERSIONS,
    Part("network__", Network),
    Part("network__logo__", Logo, without=("content",)),
)
MANDATES_HERE = Prepared(
    lambda: Mandate.objects.active(GIVEN_DAY).filter(
        person=GIVEN_PERSON, seat__body__network=GIVEN_NETWORK
    ),
    *SEATED,
)
OFFICES_HERE = Prepared(
    lambda: Office.objects.active(GIVEN_DAY).filter(person=GIVEN_PERSON, network=GIVEN_NETWORK),
    *FILLED,
)
MANDATES_ANYWHERE = Prepared(
    lambda: Mandate.objects.filter(person=GIVEN_PERSON),
    *SEATED,
    Part("seat__body__network__", Network),
)
OFFICES_ANYWHERE = Prepared(
    lambda: Office.objects.filter(person=GIVEN_PERSON), *FILLED, Part("network__", Network)
)
VERSIONS_OF_PERSON = Prepared(
    lambda: CharterVersion.objects.filter(
        Q(network__in=Mandate.objects.filter(person=GIVEN_PERSON).values("seat__body__network"))
        | Q(network__in=Office.objects.filter(person=GIVEN_PERSON).values("network"))
    ),
    VERSIONS,
)


class OfCollege(Protocol):
    """A seat, as a row of its table or by values."""

    @property
    def college(self) -> str: ...


S = TypeVar("S", bound=OfCollege)


@lru_cache(maxsize=64)
def parsed(pk: int, digest: str, since: date) -> Charter:
    """The charter of a stored version (which never changes); `since` is its default first day."""
    row = CharterVersion.objects.get(pk=pk, digest=digest)
    read = load(row.text, file=row.version)
    return read if read.in_force else replace(read, in_force=since)


def charter_in_force(network: Network, *, on: date) -> Charter:
    """The charter whose text is in force that day; before the first one, the first one."""
    return in_force(list(network.charters.defer("text")), on)


def charter_before(network: Network, *, day: date) -> Charter:
    """The text that one which comes into force on a day would replace; that day's is left aside."""
    rows = network.charters.exclude(in_force_from=day).defer("text")
    return in_force(list(rows), day)


def charter_row_in_force(network: Network, *, on: date) -> CharterVersion:
    """The same as a row."""
    return row_in_force(list(network.charters.defer("text")), on)


def row_in_force(versions: Sequence[CharterVersion], on: date) -> CharterVersion:
    """Among all versions of a network, oldest first, the one of that day."""
    return ([version for version in versions if version.in_force_from <= on] or versions[:1])[-1]


def in_force(versions: Sequence[CharterVersion], on: date) -> Charter:
    """The same, read."""
    current = row_in_force(versions, on)
    return parsed(current.pk, current.digest, current.in_force_from)


def network_with_charter(slug: str, *, now: datetime) -> tuple[Network, Charter] | None:
    """A network that is not archived, with its logo, and its charter in force: one query."""
    versions = [version for version, *_rest in VERSIONS_OF_SLUG.rows(slug=slug)]
    if not versions:
        return None
    network = versions[0].network
    return network, in_force(versions, local_day(network, now))


def charters_in_force(person: Person, days: Mapping[int, date]) -> dict[int, Charter]:
    """The charter in force of each network (by id) where the person has or had a place, each on
    its own day: one query."""
    versions: dict[int, list[CharterVersion]] = {}
    for (version,) in VERSIONS_OF_PERSON.rows(person=person.pk):
        versions.setdefault(version.network_id, []).append(version)
    known = {network: rows for network, rows in versions.items() if network in days}
    return {network: in_force(rows, days[network]) for network, rows in known.items()}


def local_day(network: Network, moment: datetime) -> date:
    """The day of a moment in the network's time zone."""
    return moment.astimezone(ZoneInfo(network.time_zone)).date()


@dataclass(frozen=True)
class Standing:
    """Where a person stands in a network on one day: the seats they hold, the offices they fill."""

    person: Person
    network: Network
    charter: Charter
    mandates: tuple[Mandate, ...]
    offices: tuple[Office, ...]

    @property
    def belongs(self) -> bool:
        """Has a place in the network: a seat or an office."""
        return bool(self.mandates or self.offices)

    @property
    def seats(self) -> tuple[Seat, ...]:
        return tuple(mandate.seat for mandate in self.mandates)

    def seats_in(self, body_id: int) -> tuple[Seat, ...]:
        """The seats held in one body."""
        return tuple(seat for seat in self.seats if seat.body_id == body_id)

    def sits_in(self, body_id: int) -> bool:
        """Holds a seat of the body, or an office for it or for the whole network."""
        return self.over(body_id) or bool(self.seats_in(body_id))

    def over(self, body_id: int) -> bool:
        """Holds an office for the body or for the whole network."""
        return any(office.body_id in (None, body_id) for office in self.offices)

    def offices_with(self, right: Right, body: Body) -> tuple[Office, ...]:
        """The offices that give a right over a body."""
        return tuple(
            o for o in self.offices if o.body_id in (None, body.pk) and self.gives(o, right, body)
        )

    def gives(self, office: Office, right: Right, body: Body) -> bool:
        kind = self.charter.vocabulary.offices.get(office.kind)
        if kind is None or right not in kind.rights:
            return False
        return not kind.bodies or body.kind in kind.bodies


def standing(
    person: Person, network: Network, *, on: date, charter: Charter | None = None
) -> Standing:
    """Where the person stands that day (two queries, plus the charter's if it is not given)."""
    here = {"person": person.pk, "network": network.pk, "on": on}
    seated = (mandate for mandate, *_rest in MANDATES_HERE.rows(**here))
    live = tuple(m for m in seated if m.seat.ends is None or m.seat.ends >= on)
    offices = tuple(office for office, _body in OFFICES_HERE.rows(**here))
    text = charter or charter_in_force(network, on=on)
    return Standing(person, network, text, live, offices)


def standings(person: Person, *, now: datetime) -> tuple[Standing, ...]:
    """Where the person stands in each of their networks, by name (three queries in all)."""
    mandates = [mandate for mandate, *_rest in MANDATES_ANYWHERE.rows(person=person.pk)]
    offices = [office for office, *_rest in OFFICES_ANYWHERE.rows(person=person.pk)]
    every = {m.seat.body.network for m in mandates} | {o.network for o in offices}
    networks = {network for network in every if network.archived_on is None}
    days = {network.pk: local_day(network, now) for network in networks}
    charters = charters_in_force(person, days)
    found = []
    for network in sorted(networks, key=lambda network: (network.sort_key, network.pk)):
        held = held_in(network, mandates, offices, on=days[network.pk])
        found.append(Standing(person, network, charters[network.pk], *held))
    return tuple(place for place in found if place.belongs)


def held_in(
    network: Network, mandates: Iterable[Mandate], offices: Iterable[Office], *, on: date
) -> tuple[tuple[Mandate, ...], tuple[Office, ...]]:
    """What somebody holds in one network, of all that they hold anywhere."""
    seated = (m for m in mandates if m.seat.body.network_id == network.pk and sits(m, on))
    filled = (o for o in offices if o.network_id == network.pk and holds(o, on))
    return tuple(seated), tuple(filled)


def holds(row: Mandate | Office, on: date) -> bool:
    """Whether a mandate or an office holds that day."""
    return row.starts <= on and (row.ends is None or row.ends >= on)


def sits(mandate: Mandate, on: date) -> bool:
    """Whether a mandate gives its seat that day: the seat must still exist."""
    return holds(mandate, on) and (mandate.seat.ends is None or mandate.seat.ends >= on)


def seats_with_holders(body: Body, *, on: date) -> QuerySet[Seat]:
    """The seats active that day, their institutions, and in `.holding` their mandates then."""
    held = Mandate.objects.active(on).select_related("person")
    return (
        Seat.objects.active(on)
        .filter(body=body)
        .select_related("institution")
        .prefetch_related(Prefetch("mandates", queryset=held, to_attr="holding"))
        .order_by("institution__sort_key", "pk")
    )


def is_held(seat: str, on: date | Given) -> Exists:
    """Whether somebody holds, that day, the seat in a column of a row."""
    return Exists(Mandate.objects.active(on).filter(seat=OuterRef(seat)))


def holding(seat: Seat) -> list[Mandate]:
    """The mandates in `.holding` of a seat that `seats_with_holders` gave."""
    mandates: list[Mandate] = seat.holding  # type: ignore[attr-defined]  # set by the prefetch
    return mandates


def by_college(charter: Charter, body: Body, seats: Iterable[S]) -> list[tuple[str, list[S]]]:
    """Seats grouped under the names of their colleges, in the charter's order."""
    order = [college.code for college in charter.vocabulary.colleges_of(body.kind)]
    groups: dict[str, list[S]] = {code: [] for code in order}
    for seat in seats:
        groups.setdefault(seat.college, []).append(seat)
    known = charter.vocabulary.colleges
    names = {code: known[code].name if code in known else code for code in groups}
    return [(names[code], group) for code, group in groups.items() if group]


UNDERTAKING = "acceptance"
"""The check whose article is an undertaking that each person accepts (CLUB-11)."""


def undertaking(charter: Charter) -> Rule | None:
    """The rule by which whoever sits is asked to accept an article, if there is one."""
    rules = (rule for article in charter.articles for rule in article.rules)
    return next((rule for rule in rules if rule.check == UNDERTAKING), None)


def undertaking_asked(place: Standing) -> Rule | None:
    """The undertaking that is asked of this person: they sit in a body that the rule names."""
    rule = undertaking(place.charter)
    if rule is None:
        return None
    asked = any(not rule.bodies or seat.body.kind in rule.bodies for seat in place.seats)
    return rule if asked else None


def acceptances(person: Person, network: Network) -> QuerySet[Acceptance]:
    """What the person has accepted in a network, with its versions, latest first."""
    rows = Acceptance.objects.filter(person=person, charter__network=network)
    return rows.select_related("charter").defer("charter__text").order_by("-on", "-pk")


def accepted_versions(person: Person) -> set[tuple[int, str]]:
    """(network id, version) of all that the person has accepted."""
    rows = Acceptance.objects.filter(person=person)
    return set(rows.values_list("charter__network_id", "charter__version"))


def gathers(body: Body, charter: Charter) -> bool:
    """Whether the whole network sits there."""
    kind = charter.vocabulary.body_kinds.get(body.kind)
    return kind is not None and kind.gathers_network
