"""What is written about something of the library: a line on a telephone, the rest later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.library.actions.bringing import LINES, LONGEST, SAID, SentFile
from tourdetable.domain.library.enums import (
    PRACTICES,
    EntryKind,
    FollowUpWish,
    PracticeState,
    WatchNature,
)
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.rules import audiences_for
from tourdetable.interface.web.areas.topics.forms import ForBodyForm
from tourdetable.interface.web.base.fields import (
    DocumentField,
    TagsField,
    day_field,
    paragraph,
    tags_typed,
)
from tourdetable.interface.web.base.forms import WriteForm, offer

AUDIENCES = {
    Audience.BODY: _("those who sit in the body"),
    Audience.NETWORK: _("all members of the network"),
    Audience.PARTNERS: _("members, and the partners to whom they hand it on"),
    Audience.PUBLIC: _("everybody, without signing in"),
}
"""Who reads something of the library."""

ATTRIBUTIONS = (
    (Attribution.NAMED.value, _("The institution, and the person")),
    (Attribution.INSTITUTION.value, _("The institution")),
    (Attribution.COLLEGE.value, _("The college only")),
    (Attribution.NONE.value, _("Nobody is named")),
)

NATURES = (("", pgettext_lazy("nature of a watch item", "Not said")), *WatchNature.choices)


def one_line(name: str, label: Any, help_text: Any = "") -> forms.CharField:
    """A line that may be left empty."""
    limit = LINES[name]
    return forms.CharField(label=label, help_text=help_text, max_length=limit, required=False)


def address_field() -> forms.CharField:
    return forms.CharField(
        label=_("Address of the page, if there is one"),
        max_length=500,
        required=False,
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )


def title_field(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=200)


class CaptureForm(ForBodyForm):
    """Something seen or made, in a line; the rest is said later."""

    title = title_field(_("What is it?"))
    kind = forms.ChoiceField(
        label=pgettext_lazy("library", "Kind"),
        choices=EntryKind.choices,
        widget=forms.RadioSelect,
        initial=EntryKind.WATCH,
    )
    line = one_line("line", _("In a line, if you wish"))
    address = address_field()
    field_order = ("title", "kind", "line", "address", "place")

    @property
    def said(self) -> dict[str, Any]:
        """What is said beside its title and its kind. Only on a valid form."""
        return self.values("line", "address")


class WatchWords(forms.Form):
    """What is said of a watch item."""

    nature = forms.ChoiceField(label=_("What kind of news?"), choices=NATURES, required=False)
    source = one_line("source", _("Whose news is it?"), _("An institution, a paper, a field team."))
    happened_on = day_field(_("Day on which it happened"), required=False)
    deadline = day_field(_("Deadline, if there is one"), required=False)
    follow_up = forms.ChoiceField(
        label=_("What do you propose?"), choices=FollowUpWish.choices, widget=forms.RadioSelect
    )


class PracticeWords(forms.Form):
    """What is said of a practice: the fields of the SENACS sheets, in short."""

    organiser = one_line("organiser", _("Who runs it"))
    initiative = one_line("initiative", _("Who began it"))
    partners = one_line("partners", _("With whom: partners, funders"))
    practice = forms.ChoiceField(
        label=_("Does it go on?"), choices=PracticeState.choices, required=False
    )
    practice_because = one_line("practice_because", _("If it is over, why"))
    results = paragraph(
        _("What it gave"), _("What one sees, and what one cannot prove."), rows=4, longest=LONGEST
    )


class EntryWords(WriteForm):
    """All that may be said of it; the fields of other kinds are left out."""

    title = title_field(_("Title"))
    line = one_line("line", _("In a line"))
    text = paragraph(
        _("What there is to say"),
        _("Aims, who does what, steps, what is needed. Nobody who is supported is named."),
        rows=5,
        longest=LONGEST,
    )
    territory = one_line("territory", _("Territory"))
    for_whom = one_line("for_whom", _("For whom"))
    address = address_field()
    tags = TagsField()
    expires_on = day_field(
        _("Held for true until"), help_text=_("Two weeks before, its keeper is asked.")
    )
    file = DocumentField(label=_("Document"), required=False)
    without_file = forms.BooleanField(label=_("Take the document away"), required=False)
    audience = forms.ChoiceField(label=_("Who may read it"), widget=forms.RadioSelect)
    attribution = forms.ChoiceField(label=_("Who is named"), choices=ATTRIBUTIONS)

    def __init__(self, data: Any = None, *, entry: Entry, **more: Any) -> None:
        begins = {name: getattr(entry, name) for name in ("title", "expires_on", *SAID)}
        begins["tags"] = tags_typed(entry)
        super().__init__(data, initial=begins, **more)
        self.fields |= own_fields(entry)
        offer(self, "audience", audience_choices(entry.body))
        if entry.stored is None:
            del self.fields["without_file"]
        self.order_fields(ORDER)
        self.acting_last()

    @property
    def said(self) -> dict[str, Any]:
        """What was written, by the names of its columns. Only on a valid form."""
        return {name: self.cleaned_data[name] for name in SAID if name in self.fields}

    @property
    def sent(self) -> SentFile | None:
        """The document that was sent, if one was."""
        file = self.cleaned_data["file"]
        return SentFile(file, str(file.name)) if file else None


ORDER = (
    "title",
    "line",
    *WatchWords.base_fields,
    "text",
    *PracticeWords.base_fields,
    "territory",
    "for_whom",
    "address",
    "file",
    "without_file",
    "tags",
    "audience",
    "attribution",
    "expires_on",
)


def own_fields(entry: Entry) -> Mapping[str, forms.Field]:
    """The fields of its kind."""
    if entry.kind == EntryKind.WATCH:
        return WatchWords().fields
    return PracticeWords().fields if entry.kind in PRACTICES else {}


def audience_choices(body: object | None) -> Iterable[tuple[str, Any]]:
    """Who may read it, for what is of a body or not."""
    return [(one.value, capfirst(str(AUDIENCES[one]))) for one in audiences_for(body)]


class AnswerEntryForm(WriteForm):
    """What is answered to whoever brought a watch item."""

    words = forms.CharField(
        label=_("Your answer"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Who takes care of it, or why nothing is done. Whoever brought it is told."),
    )


class RenewForm(WriteForm):
    """Until when it is still true."""

    expires_on = day_field(_("Held for true until"))


class RetireForm(WriteForm):
    """Why it is retired."""

    words = forms.CharField(
        label=_("Why?"),
        max_length=300,
        help_text=_("Those who come by its address read it."),
    )
