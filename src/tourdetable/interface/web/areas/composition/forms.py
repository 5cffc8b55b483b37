"""What is written to compose a body: seats, mandates, offices."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.compliance.foreseen import VerdictChange, what_changes
from tourdetable.domain.networks.actions.corrections import RealHolder
from tourdetable.domain.networks.enums import SEAT_KINDS, EndReason
from tourdetable.domain.networks.gates import NeedsConfirmation
from tourdetable.domain.networks.models import Body, Dated, Mandate, Office, Seat
from tourdetable.interface.language import listed
from tourdetable.interface.web.areas.composition.past import sentences
from tourdetable.interface.web.areas.persons.picking import WhichForm, WhoForm
from tourdetable.interface.web.base.differences import FieldDifference
from tourdetable.interface.web.base.fields import RowField, day_field, offer_rows
from tourdetable.interface.web.base.forms import STOPPED, WriteForm, offer

FIRST_DAY = gettext_lazy("First day")
LAST_DAY = gettext_lazy("Last day, included")
NO_END = gettext_lazy("Leave it empty while no end is known.")
PAST_TOO = gettext_lazy("A day that is past is possible: you are first told what it changes.")

ASKED = {"person": "who", "institution": "which"}
"""What the domain calls what a field asks."""

DATES, NOBODY, OTHER = "dates", "nobody", "other"
REALLY = (
    (DATES, gettext_lazy("The same person, on other days")),
    (OTHER, gettext_lazy("Somebody else")),
    (NOBODY, gettext_lazy("Nobody: take it away")),
)


PERSON = ("who", "given_name", "family_name", "email")
"""Asked beside the search of a person."""


class ComposingForm(WriteForm):
    """A form that composes `bodies` (None: the network). One that is dated in the past says what it
    changes, before it is confirmed."""

    caution_title = gettext_lazy("This goes back in time. Nothing has been changed yet: it changes")
    confirm_words = gettext_lazy("Confirm")
    effective: tuple[str, ...] = ("starts", "on", "ends")
    """The fields of which the first past day is the one from which something changes."""

    def __init__(
        self,
        data: Any = None,
        *,
        bodies: Collection[int] | None,
        corrected: Dated | None = None,
        seat: Seat | None = None,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.bodies, self.corrected, self.seat = bodies, corrected, seat
        self.changes: tuple[VerdictChange, ...] = ()

    @property
    def since(self) -> date | None:
        """The first past day from which something changes, if any."""
        days = [self.cleaned_data.get(name) for name in self.effective]
        if self.corrected is not None:
            days.append(self.corrected.starts)
        past = [day for day in days if day is not None and day < self.scene.today]
        return min(past, default=None)

    def attempt(self, act: Callable[[], Any]) -> bool:
        """Do it; if it goes back in time, once what it changes is confirmed."""
        if self.cleaned_data["confirmed"] or self.since is None:
            return super().attempt(act)
        self.cleaned_data["confirmed"] = True
        network, on = self.scene.network, self.scene.today
        try:
            self.changes = what_changes(network, act, bodies=self.bodies, on=on)
        except STOPPED as stopped:
            self.explain(stopped)
            return False
        finally:
            self.cleaned_data["confirmed"] = False
        self.explain(NeedsConfirmation((), ("past",)))
        return False

    @property
    def caution_words(self) -> Iterable[str]:
        if not self.cautions or self.since is None:
            return []
        return list(sentences(self.scene, self.changes, self.bodies, self.since))

    def refuse(self, error: ValidationError) -> None:
        """The domain speaks of persons and institutions, the form asks who and which."""
        named = getattr(error, "error_dict", {None: [error]})
        for name, errors in named.items():
            field = ASKED.get(name, name)
            self.add_error(field if field in self.fields else None, errors)

    def differences(self) -> list[FieldDifference]:
        """Who holds the seat now that somebody else has changed it."""
        if self.conflict is None or self.seat is None:
            return []
        held = Mandate.objects.active(self.scene.today).filter(seat=self.seat.pk)
        who = [str(one.person) for one in held.select_related("person")]
        mine = self.cleaned_data.get("who")
        return [FieldDifference(_("Held by"), listed(who), str(mine) if mine else "")]


class TermForm(ComposingForm):
    """From a day on, until another if it is known."""

    starts = day_field(FIRST_DAY, help_text=PAST_TOO)
    ends = day_field(LAST_DAY, required=False, help_text=NO_END)
    effective = ("starts",)


def way_fields(form: forms.Form, body: Body, scene: Any, *, current: str = "") -> None:
    """Offer the colleges of a body, in the charter's words; a single one is not asked."""
    colleges = scene.charter.vocabulary.colleges_of(body.kind)
    names = {college.code: college.name for college in colleges}
    if current:
        names.setdefault(current, current)
    offer(form, "college", list(names.items()))
    if len(names) == 1:
        form.fields["college"].widget = forms.HiddenInput()
        form.initial["college"] = next(iter(names))


class WayForm(ComposingForm):
    """How a seat takes part: its college, its kind."""

    college = forms.ChoiceField(label=gettext_lazy("College"), widget=forms.RadioSelect)
    way = forms.ChoiceField(
        label=gettext_lazy("How it takes part"),
        widget=forms.RadioSelect,
        choices=SEAT_KINDS,
        initial=SeatKind.STANDING.value,
    )
    volunteers = forms.BooleanField(
        label=gettext_lazy("It takes turns all the same"),
        required=False,
        help_text=gettext_lazy("For a seat that is invited, or follows through the minutes."),
    )

    @property
    def how(self) -> dict[str, Any]:
        """How it takes part, as the domain calls it. Only on a valid form."""
        return self.values("college", "volunteers") | {"kind": self.cleaned_data["way"]}


class OpenSeatForm(WhichForm, WayForm):
    """A seat for an institution."""

    starts = day_field(FIRST_DAY, help_text=PAST_TOO)
    ends = day_field(LAST_DAY, required=False, help_text=NO_END)
    effective = ("starts",)

    def __init__(self, *args: Any, body: Body, **more: Any) -> None:
        super().__init__(*args, **more)
        way_fields(self, body, self.scene)
        self.order_fields(["which", "name", "short_name", "kind", "tier", *self.fields])
        self.acting_last()


class ChangeSeatForm(WayForm):
    """The same seat, from a day on."""

    on = day_field(gettext_lazy("From"), help_text=PAST_TOO)
    effective = ("on",)

    def __init__(self, *args: Any, body: Body, **more: Any) -> None:
        super().__init__(*args, **more)
        way_fields(self, body, self.scene, current=str(self.initial.get("college", "")))


class SeatLastDayForm(ComposingForm):
    """The last day of something."""

    ends = day_field(LAST_DAY, help_text=PAST_TOO)
    effective = ("ends",)

    @property
    def since(self) -> date | None:
        """What ends on a past day has changed since the day after."""
        past = super().since
        return past + timedelta(days=1) if past is not None else None


class EndMandateForm(SeatLastDayForm):
    """The last day of a mandate, and why."""

    reason = forms.ChoiceField(
        label=gettext_lazy("Why it ends"),
        widget=forms.RadioSelect,
        choices=[
            ("", gettext_lazy("not said")),
            *((code, words) for code, words in EndReason.choices if code in EndReason.said()),
        ],
        required=False,
    )


class HolderForm(WhoForm, TermForm):
    """Who holds a seat, or an office, from a day on."""

    field_order = PERSON


class SuccessorForm(WhoForm, ComposingForm):
    """Who takes a seat over, from a day on."""

    on = day_field(
        gettext_lazy("First day of the successor"),
        help_text=gettext_lazy(
            "The mandate of the predecessor ends the day before. A day that is past is possible: "
            "you are first told what it changes."
        ),
    )
    ends = day_field(LAST_DAY, required=False, help_text=NO_END)
    effective = ("on",)


class MovePersonForm(ComposingForm):
    """Which seat a person holds from a day on."""

    to = RowField(label=gettext_lazy("The seat that they hold from then on"))
    on = day_field(
        gettext_lazy("From"),
        help_text=gettext_lazy(
            "Their mandate here ends the day before. A day that is past is possible: you are first "
            "told what it changes."
        ),
    )
    effective = ("on",)

    def __init__(self, *args: Any, seats: Iterable[Seat], **more: Any) -> None:
        super().__init__(*args, **more)
        offer_rows(self, "to", seats, lambda seat: f"{seat.institution} – {seat.body}")

    def refuse(self, error: ValidationError) -> None:
        """What is said of a seat is said of the one that is chosen."""
        named = getattr(error, "error_dict", {None: [error]})
        names = {"seat": "to", "starts": "on", "person": "to"}
        for name, errors in named.items():
            field = names.get(name, name)
            self.add_error(field if field in self.fields else None, errors)


class CorrectForm(WhoForm, ComposingForm):
    """Who really held a seat or an office, and when; and what was wrong."""

    really = forms.ChoiceField(
        label=gettext_lazy("Who really held it?"), widget=forms.RadioSelect, choices=REALLY
    )
    starts = day_field(FIRST_DAY, required=False)
    ends = day_field(LAST_DAY, required=False, help_text=NO_END)
    reason = forms.CharField(
        label=gettext_lazy("What was wrong"),
        max_length=200,
        help_text=gettext_lazy("It stays beside what was recorded, with your name."),
    )
    effective = ("starts",)

    def __init__(self, *args: Any, corrected: Mandate | Office, **more: Any) -> None:
        super().__init__(*args, corrected=corrected, **more)
        self.wrong = corrected
        self.order_fields(["really", *PERSON, "starts", "ends", "reason", *self.fields])
        self.acting_last()
        if self.data.get(self.add_prefix("really")) != OTHER:
            for name in PERSON:
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        other = self.data.get(self.add_prefix("really")) == OTHER
        written = super().clean() if other else forms.Form.clean(self) or self.cleaned_data
        if written.get("really") != NOBODY and not written.get("starts"):
            self.need("starts")
        return written

    @property
    def held(self) -> RealHolder | None:
        """Who really held it. Only on a valid form."""
        written = self.cleaned_data
        if written["really"] == NOBODY:
            return None
        who = written["who"] if written["really"] == OTHER else self.wrong.person
        return RealHolder(who, written["starts"], written["ends"])


class OfficeForm(HolderForm):
    """Who holds which office, from a day on."""

    kind = forms.ChoiceField(label=gettext_lazy("Which office"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, kinds: Mapping[str, str], **more: Any) -> None:
        super().__init__(*args, **more)
        self.kinds = kinds
        offer(self, "kind", kinds.items())
        if len(kinds) == 1:
            self.fields["kind"].widget = forms.HiddenInput()
            self.initial["kind"] = next(iter(kinds))
        self.order_fields(["kind", *self.fields])
        self.acting_last()
