"""Who prepares the agreement and the diagnoses; who contributes, and who answers for a partner.

Whoever composes the whole network prepares. Every seat contributes. A partner answers by a seat
that its institution holds in the network.
"""

from __future__ import annotations

from collections.abc import Iterable

from tourdetable.domain.convention.enums import DiagnosisState
from tourdetable.domain.convention.models import (
    DiagnosisEntry,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.networks.rules import may_compose_network


def may_prepare(standing: Standing) -> tuple[Office, ...]:
    """The offices by which the person writes the agreement, and prepares diagnoses."""
    return may_compose_network(standing)


def may_contribute(standing: Standing, diagnosis: SharedDiagnosis) -> tuple[Seat | Office, ...]:
    """In which capacities the person adds to a diagnosis, as long as it is being written."""
    if not diagnosis.is_draft:
        return ()
    return (*one_each(standing.seats), *may_prepare(standing))


def one_each(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """One seat an institution: here it speaks for the institution, wherever it sits."""
    found: dict[int, Seat] = {}
    for seat in seats:
        found.setdefault(seat.institution_id, seat)
    return tuple(found.values())


def may_remove(standing: Standing, entry: DiagnosisEntry) -> tuple[Seat | Office, ...]:
    """Who takes back what was brought: those who prepare, and the seat that brought it."""
    own = tuple(seat for seat in standing.seats if seat.pk == entry.seat_id)
    return (*may_prepare(standing), *own)


def may_correct(standing: Standing, entry: DiagnosisEntry) -> tuple[Seat | Office, ...]:
    """Who says better what was brought: a seat of the institution that brought it; those who
    prepare, what none did."""
    whose = entry.whose
    if whose is None:
        return may_prepare(standing)
    return one_each(seat for seat in standing.seats if seat.institution_id == whose.pk)


def may_answer_for(standing: Standing, partner: DiagnosisPartner) -> tuple[Seat, ...]:
    """The seats by which the person answers for a partner, once it is asked."""
    if partner.diagnosis.state != DiagnosisState.ASKED:
        return ()
    own = (seat for seat in standing.seats if seat.institution_id == partner.institution_id)
    return one_each(own)


def may_read(standing: Standing | None, diagnosis: SharedDiagnosis) -> bool:
    """Members read all diagnoses; strangers, those that are public."""
    return diagnosis.is_public or (standing is not None and standing.belongs)
