"""One form for the positions of all the seats that came, and how the decision ends if it ends
there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Attribution, Charter, word_for
from tourdetable.domain.decisions.enums import Outcome, Stance
from tourdetable.domain.decisions.models import Decision, Position
from tourdetable.domain.decisions.positions import PositionDraft
from tourdetable.domain.meetings.queries import seats_present
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.areas.decisions.forms import MEANINGS
from tourdetable.interface.web.base.forms import WriteForm, offer

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PARTS = ("stance", "words", "would_lift", "attribution")
ATTRIBUTIONS = (
    (Attribution.NAMED, _("the persons, by name")),
    (Attribution.INSTITUTION, _("the institution")),
    (Attribution.COLLEGE, _("the college only")),
    (Attribution.NONE, _("nobody")),
)


def seats_asked(decision: Decision) -> list[Seat]:
    """The seats for which somebody came, and those that have a position already."""
    asked = seats_present(decision.sitting) | {
        position.seat_id for position in decision.positions.all()
    }
    found = Seat.objects.filter(pk__in=asked, body=decision.body_id).select_related("institution")
    return list(found.order_by("institution__sort_key", "pk"))


@dataclass(frozen=True)
class SeatFields:
    """The fields of one seat, for the template."""

    seat: Seat
    college: str
    stance: BoundField
    words: BoundField
    would_lift: BoundField
    attribution: BoundField

    @property
    def has_errors(self) -> bool:
        fields = (self.stance, self.words, self.would_lift, self.attribution)
        return any(field.errors for field in fields)


class PositionsForm(WriteForm):
    """A position for each seat that came; a seat left without one is taken back. `outcome` empty
    leaves it open."""

    outcome = forms.ChoiceField(
        label=_("How does this decision end?"), widget=forms.RadioSelect, required=False
    )

    def __init__(self, *args: Any, seats: Sequence[Seat], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.seats = seats
        for seat in seats:
            self.fields.update(fields_of(seat, self.scene.charter))
        choices = [
            ("", _("Not yet: only record the positions")),
            *((o.value, f"{capfirst(o.label)} — {MEANINGS[o]}") for o in Outcome),
        ]
        offer(self, "outcome", choices)
        self.order_fields([name for name in self.fields if name not in {"outcome", "acting"}])

    def drafts(self) -> list[PositionDraft]:
        """What was written, seat by seat."""
        said = self.cleaned_data
        usual = self.scene.charter.minutes.attribution.value
        return [
            PositionDraft(
                seat=seat.pk,
                stance=said[f"stance_{seat.pk}"],
                words=said[f"words_{seat.pk}"],
                would_lift=said[f"would_lift_{seat.pk}"],
                attribution=said[f"attribution_{seat.pk}"] or usual,
            )
            for seat in self.seats
        ]

    def refuse(self, error: ValidationError) -> None:
        """Put each fault beside the field of the seat that it is about; one about the end beside
        the outcome."""
        if hasattr(error, "error_dict"):
            super().refuse(error)
            return
        for fault in error.error_list:
            name = f"{fault.code}_{(fault.params or {}).get('seat')}"
            ending = "outcome" if self.cleaned_data.get("outcome") else None
            self.add_error(name if name in self.fields else ending, fault)

    def groups(self) -> Iterator[SeatFields]:
        """The fields, seat by seat."""
        colleges = self.scene.charter.vocabulary.colleges
        for seat in self.seats:
            college = word_for(colleges, seat.college)
            yield SeatFields(seat, college, *(self[f"{part}_{seat.pk}"] for part in PARTS))

    def current_values(self, current: Decision) -> dict[str, Any]:
        """After a conflict: the positions that somebody else has recorded."""
        now = written(current.positions.all(), self.seats, self.scene.charter)
        return {name: value for name, value in now.items() if not name.startswith("attribution")}


def fields_of(seat: Seat, charter: Charter) -> dict[str, forms.Field]:
    """The fields of one seat; a position is one of the charter's."""
    who = {"who": str(seat.institution)}
    return {
        f"stance_{seat.pk}": stance_field(_("Position of %(who)s") % who, charter),
        f"words_{seat.pk}": words_field(_("What %(who)s says") % who, rows=3),
        f"would_lift_{seat.pk}": words_field(_("What would lift what %(who)s says") % who, rows=2),
        f"attribution_{seat.pk}": forms.ChoiceField(
            label=_("In the minutes, attribute this to"), choices=ATTRIBUTIONS, required=False
        ),
    }


def stance_field(label: str, charter: Charter) -> forms.Field:
    """The positions that the charter knows, or none yet."""
    known = [(s.value, capfirst(s.label)) for s in Stance if s.value in charter.positions]
    return forms.ChoiceField(
        label=label,
        choices=[*known, ("", _("None yet"))],
        required=False,
        widget=forms.RadioSelect(attrs={"class": "tdt-choices--inline"}),
    )


def words_field(label: StrOrPromise, *, rows: int) -> forms.Field:
    """Some lines to write, or none."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), required=False)


def written(positions: Any, seats: Sequence[Seat], charter: Charter) -> dict[str, Any]:
    """The recorded positions as the form would write them."""
    known: Mapping[int, Position] = {position.seat_id: position for position in positions}
    values: dict[str, Any] = {}
    for seat in seats:
        for part in PARTS:
            values[f"{part}_{seat.pk}"] = getattr(known.get(seat.pk), part, "")
        if not values[f"attribution_{seat.pk}"]:
            values[f"attribution_{seat.pk}"] = charter.minutes.attribution.value
    return values


def filled(posted: Mapping[str, Any], seats: Sequence[Seat]) -> dict[str, Any]:
    """What was typed, with consent for every seat that had no position; nothing is saved by
    this."""
    values = {name: posted.get(name, "") for name in ("gesture", "version", "acting", "outcome")}
    for seat in seats:
        values |= {f"{part}_{seat.pk}": posted.get(f"{part}_{seat.pk}", "") for part in PARTS}
        values[f"stance_{seat.pk}"] = values[f"stance_{seat.pk}"] or Stance.CONSENT.value
    values["outcome"] = values["outcome"] or suggested(
        {values[f"stance_{seat.pk}"] for seat in seats}
    )
    return values


def suggested(stances: set[str]) -> str:
    """How a decision with these positions would most plainly end."""
    if Stance.OBJECT in stances:
        return ""
    return (Outcome.CONSENT if Stance.RESERVATION in stances else Outcome.CONSENSUS).value
