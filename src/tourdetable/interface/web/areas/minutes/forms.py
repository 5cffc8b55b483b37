"""Forms about minutes: writing, circulating, asking for a correction, adopting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tourdetable.core.charter.terms.model import MinutesRule
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.minutes.actions.minutes import TEXT
from tourdetable.interface.web.areas.minutes.words import AUDIENCES
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

    decision = forms.ChoiceField(
        label=_("What did this meeting decide?"), widget=forms.RadioSelect, initial=NEW
    )
    item = forms.TypedChoiceField(
        label=_("Point of the agenda"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("The point that this adoption answers, if there is one."),
    )

    def __init__(
        self, *args: Any, decisions: Iterable[Decision], items: Iterable[AgendaItem], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.decisions = {decision.pk: decision for decision in decisions}
        self.items = {item.pk: item for item in items}
        taken = [(str(pk), f"{d.reference} — {d.title}") for pk, d in self.decisions.items()]
        offer(self, "decision", [(NEW, EVERY_SEAT), *taken])
        self.offer_items()

    def offer_items(self) -> None:
        """The points that a new decision may answer, when there are any."""
        points = [(pk, item.title) for pk, item in self.items.items()]
        offer(self, "item", [("", pgettext_lazy("point of the agenda", "None")), *points])
        if not self.items:
            del self.fields["item"]

    @property
    def chosen(self) -> dict[str, Any]:
        """The decision that was taken, or the point that a new one answers."""
        said = self.cleaned_data["decision"]
        decision = None if said == NEW else self.decisions[int(said)]
        item = self.items.get(self.cleaned_data.get("item") or 0)
        return {"decision": decision, "item": None if decision else item}
