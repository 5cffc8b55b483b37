"""What is asked before a network is founded: nothing of it is written yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tourdetable.domain.founding.logos import LogoFile


@dataclass(frozen=True)
class OperatorFacts:
    """What whoever runs the installation says of itself: the legal pages state it."""

    name: str
    legal_form: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    publication_director: str = ""


@dataclass(frozen=True)
class NetworkOutline:
    """A network's name, its address on this installation, and how it looks."""

    name: str
    slug: str
    purpose: str = ""
    time_zone: str = ""
    school_zone: str = ""
    accent: str = "blue"
    logo: LogoFile | None = None


@dataclass(frozen=True)
class BodyOutline:
    """A body to open."""

    kind: str
    name: str
    starts: date
    territory: str = ""


@dataclass(frozen=True)
class FirstSeat:
    """The seat that the first person also holds: of which body (its place in the list)."""

    body: int
    institution: str
    college: str


@dataclass(frozen=True)
class FirstPerson:
    """Who composes the network from its first day, by which office; `body` is the place in the list
    of the one that the office is of, when it is not of the whole network."""

    given_name: str
    family_name: str
    email: str
    office: str
    body: int | None = None
    seat: FirstSeat | None = None


@dataclass(frozen=True)
class Foundation:
    """All that is founded at once. `operator` is None where it has been said already."""

    charter: str
    network: NetworkOutline
    person: FirstPerson
    bodies: tuple[BodyOutline, ...] = field(default=())
    operator: OperatorFacts | None = None
