"""Who acts, and in which capacity: a person, for a seat or for an office."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.people.models import Person


@dataclass(frozen=True)
class Actor:
    """A person acting for a seat or an office; `gesture` is the token of the form sent, if any."""

    person: Person
    seat: Seat | None = None
    office: Office | None = None
    gesture: UUID | None = None

    @property
    def person_id(self) -> int | None:
        return self.person.pk

    @property
    def capacity(self) -> str:
        """An opaque code: `seat:12`, `office:3`, or nothing when the person acts for themselves."""
        if self.seat is not None:
            return f"seat:{self.seat.pk}"
        return f"office:{self.office.pk}" if self.office is not None else ""


@dataclass(frozen=True)
class Operator:
    """Whoever runs the installation, from the command line, or signed in (`person_id`)."""

    gesture: UUID | None = None
    person: None = None
    person_id: int | None = None
    capacity: str = "operator"


class WithoutAccount(ABC):
    """Somebody without an account, whom a link lets act for an institution: `name` is what they
    call themselves."""

    name: str

    @property
    def person_id(self) -> None:
        """Nobody of the directory."""
        return None

    @property
    @abstractmethod
    def institution_named(self) -> str:
        """The institution for which they act."""

    @property
    def words(self) -> str:
        """In whose name they write."""
        return ", ".join(one for one in (self.name, self.institution_named) if one)


By = Actor | Operator


def unless_done(named: str, act: Callable[[Operator], object]) -> bool:
    """Do, once, what time alone brings about: whether it was done now. `named` tells this time from
    all others, whoever else does it meanwhile."""
    try:
        act(Operator(gesture=uuid5(NAMESPACE_URL, named)))
    except AlreadyDone:
        return False
    return True
