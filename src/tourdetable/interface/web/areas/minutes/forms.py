"""Forms about minutes: writing, circulating, adopting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tourdetable.core.charter.terms.model import MinutesRule
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.decisions.queries import items_to_decide
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import TEXT
from tourdetable.interface.web.areas.decisions.forms import offer_items
from tourdetable.interface.web.areas.minutes.words import AUDIENCES
from tourdetable.interface.web.base.fields import RowField
from tourdetable.interface.web.base.forms import WriteForm, offer

NEW = "new"
"""The choice that records a new decision of the later meeting."""
ABOUT_THEM = _(
    "Minutes are adopted by a decision about these minutes: a new one is recorded, or put a "
    "proposal to adopt them."
)


class TextForm(WriteForm):
    """The text of the minutes."""

    text = forms.CharField(
        label=_("Minutes"),
        max_length=TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=_(
            "Attendance, agenda and decisions are added by themselves: write what was exchanged."
        ),
    )


class CirculateForm(WriteForm):
    """To whom adopted minutes go, at most as far as the charter lets them."""

    audience = forms.ChoiceField(label=_("To whom do these minutes go?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, rule: MinutesRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widest = Audience(rule.audience.value)
        choices = [
            (audience.value, capfirst(str(AUDIENCES[audience])))
            for audience in LADDER
            if audience.rank <= widest.rank
        ]
        offer(self, "audience", choices)


class AdoptForm(WriteForm):
    """That every seat present at the later meeting consents to the minutes.

    `decision` is always a new one: another decision, about something else, does not adopt them.
    """

    decision = forms.ChoiceField(
        choices=[(NEW, NEW)],
        required=False,
        initial=NEW,
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": ABOUT_THEM},
    )
    item = RowField(
        label=_("Point of the agenda"),
        required=False,
        help_text=_("The point that this adoption answers, if there is one."),
    )

    def __init__(self, *args: Any, meeting: Meeting | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        none = pgettext_lazy("point of the agenda", "None")
        offer_items(self, items_to_decide(meeting) if meeting else (), none)

    def clean(self) -> dict[str, Any]:
        """There is a meeting that may adopt them."""
        if self.meeting is None:
            raise ValidationError(_("No later meeting of this body can adopt these minutes yet."))
        return super().clean() or self.cleaned_data
