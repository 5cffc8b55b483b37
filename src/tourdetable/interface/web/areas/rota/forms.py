"""Forms about turns: sharing them out, swapping, giving one up."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rota.actions.sharing import Place
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.rota.page import RotaPage
from tourdetable.interface.web.base.forms import WriteForm


class ShareForm(WriteForm):
    """One seat for each duty of each meeting to come, of any season: who has it, else whose turn it
    would be."""

    def __init__(self, *args: Any, page: RotaPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        self.seats = {str(one.pk): one for one in seats_of(page)}
        self.places: dict[str, Place] = {}
        for meeting in page.to_come:
            for duty in page.duties:
                if page.line(meeting, duty) is not None:
                    self.add(meeting, duty)
        self.acting_last()

    def add(self, meeting: Any, duty: Any) -> None:
        """The choice of one turn, and who had it when it was shown."""
        page, place = self.page, (meeting.pk, duty.code)
        code = f"{meeting.pk}-{duty.code}"
        taker = meeting.takers.get(duty.code)
        proposed = page.foreseen.at.get(place)
        able = [s for s in page.rota.seats if s.is_held(meeting.on) or s.pk == taker]
        choices = [("", _("Nobody yet"))]
        choices += [(str(seat.pk), seat.name) for seat in able]
        if taker is not None and taker not in {seat.pk for seat in able}:
            choices.append((str(taker), page.name_of(taker)))
        self.places[code] = place
        self.fields[f"turn-{code}"] = forms.ChoiceField(
            label=f"{day(meeting.on)}, {duty.name}",
            choices=choices,
            required=False,
            initial=str(taker or (proposed.pk if proposed else "")),
            help_text="" if taker or not proposed else _("Proposed: it is their turn."),
        )
        self.fields[f"seen-{code}"] = forms.CharField(
            widget=forms.HiddenInput, required=False, max_length=20, initial=str(taker or "")
        )

    def chosen(self) -> tuple[dict[Place, Seat | None], dict[Place, int | None]]:
        """The turns that change, and who had each as it was read. Only on a valid form."""
        seats: dict[Place, Seat | None] = {}
        seen: dict[Place, int | None] = {}
        for code, place in self.places.items():
            said = self.cleaned_data[f"turn-{code}"]
            had = self.cleaned_data[f"seen-{code}"]
            if said != had:
                seats[place] = self.seats.get(said)
                seen[place] = int(had) if had.isdecimal() else None
        if not seats:
            raise ValidationError(_("Nothing has changed: choose a seat for a turn."))
        return seats, seen

    def current_values(self, current: Any) -> dict[str, Any]:
        return {}


def seats_of(page: RotaPage) -> Iterable[Seat]:
    """The seats of a body that take turns (one query)."""
    return page.body.seats.filter(pk__in=page.names).select_related("institution")


class SwapForm(WriteForm):
    """Which seat one asks, in exchange of which of its turns, with a word."""

    what = forms.ChoiceField(label=gettext_lazy("Whom do you ask?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("A word to them"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, offers: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = offers  # type: ignore[attr-defined]  # a choice field

    def asked(self) -> tuple[int, int | None, str]:
        """The seat, the meeting and the duty in exchange. Only on a valid form."""
        seat, meeting, duty = self.cleaned_data["what"].split(":")
        return int(seat), int(meeting) if meeting else None, duty


class SkipForm(WriteForm):
    """Why one gives a turn up."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        help_text=gettext_lazy("Read by those who sit in the body."),
    )


def turn_title(meeting: Meeting, duty: str) -> str:
    """« Secrétariat, 6 mai 2027 »."""
    return f"{duty}, {day(meeting.day)}"
