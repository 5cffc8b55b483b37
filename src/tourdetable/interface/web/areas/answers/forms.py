"""The answer to an invitation, given by a link without signing in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.meetings.enums import Answer
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.areas.meetings.forms import ReplyForm, answers_of, reason_field
from tourdetable.interface.web.base.forms import PlainForm, offer


class LinkForm(PlainForm):
    """The answer of one person, for one of their seats, for the time that the page shows."""

    seat = forms.ChoiceField(label=gettext_lazy("For which seat?"), widget=forms.RadioSelect)
    answer = forms.ChoiceField(
        label=gettext_lazy("Will you be there?"), widget=forms.RadioSelect, choices=Answer.choices
    )
    reason = reason_field()
    asked_for = forms.CharField(widget=forms.HiddenInput, required=False, max_length=40)
    gesture = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        meeting: Meeting,
        seats: Sequence[Seat],
        partners: Sequence[str],
        keeps: bool = False,
        initial: dict[str, Any],
    ) -> None:
        begins = {"gesture": uuid4(), "asked_for": meeting.time_code, **initial}
        super().__init__(data, initial=begins)
        self.meeting, self.seats = meeting, {str(seat.pk): seat for seat in seats}
        self.ask_for_which()
        offer(self, "answer", answers_of(partners))
        if keeps:
            self.fields["reason"].help_text = _(
                "You have given one, which is not shown here. Leave this empty to keep it."
            )

    def ask_for_which(self) -> None:
        """Which seat, when there are several."""
        offer(self, "seat", [(code, str(seat)) for code, seat in self.seats.items()])
        if len(self.seats) == 1:
            self.fields["seat"].widget = forms.HiddenInput()
            self.initial["seat"] = next(iter(self.seats))

    @property
    def chosen_seat(self) -> Seat:
        """The seat that is answered for. Only on a valid form."""
        return self.seats[self.cleaned_data["seat"]]

    def refuse(self, error: ValidationError) -> None:
        """Say what stopped the answer; the page then shows the time at which it is held."""
        self.add_error(None, error.messages)
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["asked_for"], data["gesture"] = self.meeting.time_code, str(uuid4())
        self.data = data


class EnterForm(ReplyForm):
    """The answer of somebody else, that they gave otherwise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].label = _("What they answered, in their words")
        self.fields["reason"].help_text = _(
            "If they gave one. Only those who convene this meeting read it."
        )
