"""What is written to open a theme, to ask, to answer, to leave early."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.commitments.actions.asking import LONGEST
from tourdetable.domain.commitments.queries import Participant
from tourdetable.interface.language import labelled
from tourdetable.interface.web.base.fields import day_field
from tourdetable.interface.web.base.forms import OwnForm, WriteForm, offer

YES, NO = "yes", "no"
CHOICES = (
    (YES, gettext_lazy("I commit to take part all that time")),
    (NO, gettext_lazy("I cannot commit")),
)
NOTED = (
    (YES, gettext_lazy("They commit to take part all that time")),
    (NO, gettext_lazy("They cannot commit")),
)


class ThemeForm(WriteForm):
    """What a body works on, and when."""

    title = forms.CharField(label=gettext_lazy("What is it about?"), max_length=200)
    starts = day_field(gettext_lazy("From"))
    ends = day_field(
        gettext_lazy("To"),
        required=False,
        help_text=gettext_lazy("Leave it empty as long as the end is not known."),
    )


class ThemeEndForm(WriteForm):
    """The last day of a theme."""

    ends = day_field(gettext_lazy("Last day"))


class AskForm(WriteForm):
    """Who is asked, among those of whom nothing was asked yet."""

    who = forms.MultipleChoiceField(
        label=gettext_lazy("Whom do you ask?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one person.")},
    )

    def __init__(self, data: Any = None, *, left: Sequence[Participant], **more: Any) -> None:
        super().__init__(data, **more)
        offer(self, "who", [(one.code, named(one)) for one in left])
        self.initial.setdefault("who", [one.code for one in left])


class AskForWorkForm(AskForm):
    """The same, for the work as a whole."""

    starts = day_field(gettext_lazy("From"))
    ends = day_field(gettext_lazy("To"))


def named(one: Participant) -> str:
    """Who, and for whom they take part."""
    name = str(one.person)
    if one.guest is not None:
        name = _("%(person)s (called in)") % {"person": name}
    return labelled(one.of, name) if one.of else name


class Answering(forms.Form):
    """Yes or no, and a word."""

    accepts = forms.ChoiceField(
        label=gettext_lazy("Do you commit?"), widget=forms.RadioSelect, choices=CHOICES
    )
    words = forms.CharField(
        label=gettext_lazy("A word about it, if you wish"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("When you decline. Only those who ask read it."),
    )

    def clean_accepts(self) -> bool:
        return bool(self.cleaned_data["accepts"] == YES)


class PromiseForm(Answering, WriteForm):
    """The answer of whoever is asked, for their seat."""

    field_order = ("accepts", "words")


class NoteForm(PromiseForm):
    """What somebody answered, noted by whoever asked."""

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["accepts"].label = _("What did they answer?")
        self.fields["words"].help_text = _("When they decline.")
        offer(self, "accepts", NOTED)


class ByLinkForm(Answering, OwnForm):
    """The answer of whoever opens their link."""

    field_order = ("accepts", "words")


class Stopping(forms.Form):
    """The day on which a commitment ends, before the last one."""

    ends = day_field(gettext_lazy("Last day"))
    words = forms.CharField(
        label=gettext_lazy("A word about it, if you wish"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Only those who ask read it."),
    )


class StopForm(Stopping, WriteForm):
    """The same, by whoever is signed in."""

    field_order = ("ends", "words")


class StopByLinkForm(Stopping, OwnForm):
    """The same, by whoever opens their link."""

    field_order = ("ends", "words")
