"""Who may take position on a decision, and what a position must say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Attribution
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import charter_in_force, local_day

WORDS = 5_000


@dataclass(frozen=True)
class PositionDraft:
    """Where a seat (its id) stands, as written in the form; stance "" takes its position back."""

    seat: int
    stance: str
    words: str = ""
    would_lift: str = ""
    attribution: str = "institution"


def must_be_sayable(decision: Decision, drafts: Sequence[PositionDraft]) -> None:
    """Refuse wrong seats, second voices, unknown positions, unargued objections: all at once."""
    meeting, network = decision.meeting, decision.meeting.body.network
    day = local_day(network, meeting.starts_at)
    seats = Seat.objects.active(day).filter(body=meeting.body).select_related("institution")
    known, present = seats.in_bulk(), seats_present(meeting)
    allowed = charter_in_force(network, on=day).positions
    taken = [draft for draft in drafts if draft.stance]
    if taken and not present:
        raise ValidationError(
            _("Mark who is present first: only seats that are present take position.")
        )
    faults = [*doubles(drafts)]
    for draft in taken:
        seat = known.get(draft.seat)
        faults += seat_faults(draft, seat, present)
        if seat is not None and seat.pk in present:
            faults += draft_faults(draft, seat, allowed)
    if faults:
        raise ValidationError(faults)


def doubles(drafts: Iterable[PositionDraft]) -> Iterator[ValidationError]:
    """One voice for each seat (CLUB-12, CLUB-14)."""
    for seat, times in Counter(draft.seat for draft in drafts).items():
        if times > 1:
            yield ValidationError(
                _("A seat has one voice: it appears here twice."),
                code="seat",
                params={"seat": seat},
            )


def seat_faults(
    draft: PositionDraft, seat: Seat | None, present: set[int]
) -> list[ValidationError]:
    """A seat of the body on the day of the meeting, for which somebody came."""
    if seat is None:
        return [
            fault(draft, "seat", _("This seat was not of this body on the day of the meeting."))
        ]
    if seat.pk not in present:
        words = _(
            "%(institution)s is not marked present: only seats that are present take position."
        )
        return [fault(draft, "seat", words % {"institution": seat.institution})]
    return []


def draft_faults(
    draft: PositionDraft, seat: Seat, allowed: Sequence[str]
) -> Iterator[ValidationError]:
    """A position of the charter; an objection says why and what would lift it (CONTEXT §3.4)."""
    for code, words in misstated(draft, allowed):
        yield fault(draft, code, words % {"institution": seat.institution})


def misstated(draft: PositionDraft, allowed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The fields of a position that do not hold, and why."""
    if draft.stance not in allowed or draft.stance not in Stance.values:
        yield "stance", _("%(institution)s: this position is not one of the charter.")
    if draft.attribution not in set(Attribution):
        yield "attribution", _("%(institution)s: choose to whom it is attributed.")
    if draft.stance == Stance.OBJECT and not draft.words.strip():
        yield "words", _("%(institution)s objects: write down why.")
    if draft.stance == Stance.OBJECT and not draft.would_lift.strip():
        yield "would_lift", _("%(institution)s objects: write down what would lift it.")


def fault(draft: PositionDraft, code: str, words: str) -> ValidationError:
    """One fault, with the field (`code`) and the seat that it is about."""
    return ValidationError(words.replace("%", "%%"), code=code, params={"seat": draft.seat})
