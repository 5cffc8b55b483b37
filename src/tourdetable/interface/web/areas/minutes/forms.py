"""Forms about minutes: writing, circulating, asking for a correction, adopting."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tourdetable.core.charter.terms.model import MinutesRule
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.queries import items_to_decide
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import TEXT
from tourdetable.interface.web.areas.decisions.forms import offer_items
from tourdetable.interface.web.areas.minutes.words import AUDIENCES
from tourdetable.interface.web.base.fields import RowField, offer_rows
from tourdetable.interface.web.base.forms import WriteForm, offer

NEW = "new"
"""The choice that records a new decision of the later meeting."""
EVERY_SEAT = _("Every seat present consents: it is recorded as a decision of this meeting")


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


class RemarkForm(WriteForm):
    """A correction that a seat asks for."""

    words = forms.CharField(
        label=_("What should be corrected?"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Say which passage, and what it should say."),
    )


class AdoptForm(WriteForm):
    """What the later meeting decided about the minutes."""

    decision = RowField(
        label=_("What did this meeting decide?"), widget=forms.RadioSelect, initial=NEW
    )
    item = RowField(
        label=_("Point of the agenda"),
        required=False,
        help_text=_("The point that this adoption answers, if there is one."),
    )

    def __init__(self, *args: Any, meeting: Meeting | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meeting = meeting
        taken = Decision.objects.filter(meeting=meeting, outcome__in=ADOPTED, carried_out_at=None)
        new, none = (NEW, EVERY_SEAT), pgettext_lazy("point of the agenda", "None")
        decisions = taken.order_by("pk") if meeting else ()
        offer_rows(self, "decision", decisions, reference_and_title, first=[new])
        offer_items(self, items_to_decide(meeting) if meeting else (), none)

    def clean(self) -> dict[str, Any]:
        """A decision that was taken already answers its own point."""
        cleaned = super().clean() or self.cleaned_data
        if self.meeting is None:
            raise ValidationError(_("No later meeting of this body can adopt these minutes yet."))
        if cleaned.get("decision"):
            cleaned["item"] = None
        return cleaned


def reference_and_title(decision: Decision) -> str:
    """How a decision is offered."""
    return f"{decision.reference} — {decision.title}"
