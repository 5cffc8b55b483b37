"""Forms about minutes: writing, circulating, adopting."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tourdetable.core.charter.terms.model import MinutesRule
from tourdetable.core.documents.text.merging import Merged
from tourdetable.core.words.audience import LADDER, Audience
from tourdetable.domain.decisions.queries import items_to_decide
from tourdetable.domain.journal.merging import Disagreed
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import TEXT
from tourdetable.domain.minutes.actions.sections import TITLE, section_of
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Office, Seat
from tourdetable.interface.web.areas.decisions.forms import offer_items
from tourdetable.interface.web.areas.minutes.words import AUDIENCES
from tourdetable.interface.web.base.fields import RowField, day_field
from tourdetable.interface.web.base.forms import WriteForm, offer

NEW = "new"
"""The choice that records a new decision of the later meeting."""
ABOUT_THEM = _(
    "Minutes are adopted by a decision about these minutes: a new one is recorded, or put a "
    "proposal to adopt them."
)


class MergingForm(WriteForm):
    """Words that several people write: the form carries those from which its writer began, and
    what others wrote meanwhile is merged. `merged` is set when the same words were changed: the
    form then holds both, on what is recorded (`theirs`); `gone`, when there is nothing any more.
    `shown` is the text of minutes as the writer may have it."""

    text = forms.CharField(required=False, strip=False, max_length=TEXT, widget=forms.Textarea)
    base = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
    merged: Merged | None = None
    theirs = ""
    gone = False

    def __init__(self, *args: Any, shown: Callable[[Minutes], str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text_of = shown
        # a browser would cut what is pasted
        self.fields["text"].widget.attrs.pop("maxlength", None)

    def current_values(self, current: Any) -> dict[str, Any]:
        return super().current_values(current) | {"text": self.text_of(current)}

    def clean_base(self) -> str | None:
        """None when the form did not carry it."""
        return self.cleaned_data["base"] if self.add_prefix("base") in self.data else None

    @property
    def status(self) -> int:
        return 409 if self.merged is not None else super().status

    def explain(self, stopped: Exception) -> None:
        """Keep both texts, one after the other where they disagree."""
        if not isinstance(stopped, Disagreed):
            super().explain(stopped)
            return
        self.merged, self.theirs = stopped.merged, self.recorded(stopped.current)
        self.set_value("text", stopped.merged.both)
        self.set_value("base", self.theirs)
        self.set_value("version", stopped.current.version)

    def recorded(self, current: Minutes) -> str:
        """The words as they now stand."""
        return self.text_of(current)


class TextForm(MergingForm):
    """The text of the minutes; a base that is empty is none: they had not been begun."""

    text = forms.CharField(
        label=_("Minutes"),
        max_length=TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "spellcheck": "true"}),
        help_text=_(
            "Attendance, agenda and decisions are added by themselves: write what was exchanged."
        ),
    )

    def clean_base(self) -> str | None:
        return super().clean_base() or None


class SectionForm(MergingForm):
    """The words of one section. `hand` is drawn for the page; `anew`: as a new part, at the
    end."""

    text = forms.CharField(
        label=_("What was exchanged"),
        max_length=TEXT,
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "true"}),
    )
    title = forms.CharField(required=False, widget=forms.HiddenInput)
    nth = forms.IntegerField(min_value=1, max_value=99_999, widget=forms.HiddenInput)
    hand = forms.UUIDField(required=False, widget=forms.HiddenInput)
    anew = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def offer_capacities(self, capacities: Iterable[Seat | Office]) -> None:
        """The first one is chosen already: what is saved by itself waits for no answer."""
        super().offer_capacities(capacities)
        self.initial.setdefault("acting", next(iter(self.allowed), None))

    def recorded(self, current: Minutes) -> str:
        key = self.cleaned_data["title"], self.cleaned_data["nth"]
        found = section_of(self.text_of(current), *key)
        self.gone = found is None
        return found.words if found else ""


class TitleForm(WriteForm):
    """One more part."""

    title = forms.CharField(label=_("Title of the new part"), max_length=TITLE)


class CirculateForm(WriteForm):
    """To whom adopted minutes go, at most as far as the charter lets them, and from which day."""

    audience = forms.ChoiceField(label=_("To whom do these minutes go?"), widget=forms.RadioSelect)
    embargo = day_field(
        _("Not before"),
        required=False,
        help_text=_(
            "Leave it empty to send them now. Otherwise the members of the body have them at once, "
            "and they go further by themselves on that day."
        ),
    )

    def __init__(self, *args: Any, rule: MinutesRule, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        widest = Audience(rule.audience.value)
        choices = [
            (audience.value, capfirst(str(AUDIENCES[audience])))
            for audience in LADDER
            if audience.rank <= widest.rank
        ]
        offer(self, "audience", choices)


class EmbargoForm(WriteForm):
    """From which day minutes that wait leave the body."""

    embargo = day_field(
        _("Not before"), required=False, help_text=_("Leave it empty to let them go now.")
    )


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
