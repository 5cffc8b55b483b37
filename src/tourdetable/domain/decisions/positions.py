"""Who may take position on a decision, what a position must say, to whom it is attributed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Attribution, Charter, word_for
from tourdetable.domain.decisions.enums import Stance
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.queries import charter_of, seats_present
from tourdetable.domain.networks.models import Seat

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
    meeting = decision.sitting
    seats = Seat.objects.active(meeting.day).filter(body=meeting.body)
    known, present = seats.select_related("institution").in_bulk(), seats_present(meeting)
    allowed = charter_of(meeting).positions
    taken = [draft for draft in drafts if draft.stance]
    if taken and not present:
        words = _("Mark who is present first: only seats that are present take position.")
        raise ValidationError(words)
    faults = [*doubles(drafts)]
    for draft in taken:
        faults += draft_faults(draft, known.get(draft.seat), present, allowed)
    if faults:
        raise ValidationError(faults)


def doubles(drafts: Iterable[PositionDraft]) -> Iterator[ValidationError]:
    """One voice for each seat (CLUB-12, CLUB-14)."""
    for seat, times in Counter(draft.seat for draft in drafts).items():
        if times > 1:
            yield fault(seat, "seat", _("A seat has one voice: it appears here twice."))


def draft_faults(
    draft: PositionDraft, seat: Seat | None, present: set[int], allowed: Sequence[str]
) -> Iterator[ValidationError]:
    """What is wrong with one position, by field: its seat, or else what it says."""
    if seat is None:
        words = _("This seat was not of this body on the day of the meeting.")
        yield fault(draft.seat, "seat", words)
        return
    said = [*misstated(draft, allowed)]
    if seat.pk not in present:
        words = _(
            "%(institution)s is not marked present: only seats that are present take position."
        )
        said = [("seat", words)]
    for code, words in said:
        yield fault(draft.seat, code, words % {"institution": seat.institution})


def misstated(draft: PositionDraft, allowed: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The fields that do not hold, and why; an objection says why and what lifts it (§3.4)."""
    if draft.stance not in allowed or draft.stance not in Stance.values:
        yield "stance", _("%(institution)s: this position is not one of the charter.")
    if draft.attribution not in set(Attribution):
        yield "attribution", _("%(institution)s: choose to whom it is attributed.")
    if draft.stance == Stance.OBJECT and not draft.words.strip():
        yield "words", _("%(institution)s objects: write down why.")
    if draft.stance == Stance.OBJECT and not draft.would_lift.strip():
        yield "would_lift", _("%(institution)s objects: write down what would lift it.")


def fault(seat: int, code: str, words: str) -> ValidationError:
    """One fault, with the field (`code`) and the seat (by its id) that it is about."""
    return ValidationError(words.replace("%", "%%"), code=code, params={"seat": seat})


def attributed(attribution: str, college: str, institution: str, charter: Charter) -> str:
    """Who took a position, without anybody's name."""
    if attribution == Attribution.NONE:
        return _("A seat of the body")
    if attribution == Attribution.COLLEGE:
        called = word_for(charter.vocabulary.colleges, college)
        return _("A seat of the college “%(college)s”") % {"college": called}
    return institution
