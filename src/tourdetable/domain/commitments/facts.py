"""What this app tells the charter: the themes of bodies, and who commits to their work."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tourdetable.core.charter.facts.record import CommitmentFact, ThemeFact
from tourdetable.core.charter.terms.days import FOREVER
from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.commitments.queries import last_held
from tourdetable.domain.networks.registry import FactScope, as_facts, provider, read_beside

SAID = (CommitmentState.ACCEPTED, CommitmentState.ENDED)


@provider
def themes(scope: FactScope) -> tuple[ThemeFact, ...]:
    """What each body works on, and when."""
    return as_facts(ThemeFact, Theme.objects.filter(scope.of_body()))


@provider
def commitments(scope: FactScope) -> tuple[CommitmentFact, ...]:
    """Who committed to the work of a group as a whole, until they left it, or their seat. Who
    commits to one of its themes only does not leave the work when the theme ends."""
    rows = Commitment.objects.filter(scope.of_body(), theme=None, state__in=SAID)
    found = list(rows.select_related("seat", "guest__meeting__body__network").order_by("pk"))
    held = last_held(found)
    return tuple(fact for one in found if (fact := fact_of(one, held)))


def fact_of(one: Commitment, held: Mapping[tuple[int, int], date]) -> CommitmentFact | None:
    """A commitment; None when the person left the seat before it began."""
    ends = last_day_of(one, held)
    if ends < one.starts:
        return None
    return CommitmentFact(
        str(one.pk),
        str(one.body_id),
        str(one.person_id),
        one.kind,
        one.starts,
        None if ends == FOREVER else ends,
        str(one.seat.institution_id) if one.seat else None,
    )


def last_day_of(one: Commitment, held: Mapping[tuple[int, int], date]) -> date:
    """Its last day, or that of the person in the seat, or as a guest."""
    ends = one.ends or FOREVER
    if one.seat is not None:
        ends = min(ends, held.get((one.seat.pk, one.person_id), FOREVER))
    if one.guest is not None:
        ends = min(ends, one.guest.withdrawn_on or one.guest.last_day)
    return ends


for other in ("mandates", "seats", "guests"):
    read_beside("commitments", other)
