"""What hosts say of an open day; what whoever comes says of themselves."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from tourdetable.domain.site.actions.days import DayDetails
from tourdetable.domain.site.actions.registering import VisitorDetails
from tourdetable.domain.site.models import DayRegistration
from tourdetable.interface.web.areas.site.forms import MARKDOWN
from tourdetable.interface.web.base.fields import MailField, day_field, paragraph
from tourdetable.interface.web.base.forms import PlainForm, WriteForm, offer


class DayForm(WriteForm):
    """The programme of a day, and how one registers."""

    lead = forms.CharField(label=_("In a line"), max_length=300, required=False)
    for_whom = paragraph(
        _("Who should come"), _("Everybody reads it, and knows whether it is for them."), rows=3
    )
    programme = paragraph(_("Programme"), MARKDOWN, rows=10, required=True, longest=20_000)
    places = forms.IntegerField(
        label=pgettext_lazy("open day", "Places"),
        min_value=1,
        max_value=10_000,
        required=False,
        help_text=_("Beyond, one waits. Leave it empty if everybody may come."),
    )
    closes_on = day_field(_("One registers until"))
    forget_on = day_field(
        _("Names are deleted on"),
        help_text=_("Those who register read it. Only how many came is kept from then on."),
    )

    @property
    def details(self) -> DayDetails:
        """What was written. Only on a valid form."""
        names = ("lead", "for_whom", "programme", "places", "closes_on", "forget_on")
        return DayDetails(**self.values(*names))


class CameForm(WriteForm):
    """Who came, among those that a page shows."""

    came = forms.MultipleChoiceField(
        label=_("Who came"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any = None, *, rows: list[DayRegistration], **more: Any) -> None:
        begins = {"came": [str(one.pk) for one in rows if one.came]}
        super().__init__(data, initial=begins, **more)
        offer(self, "came", [(str(one.pk), one.name) for one in rows])

    @property
    def chosen(self) -> list[int]:
        """Their ids. Only on a valid form."""
        return [int(pk) for pk in self.cleaned_data["came"]]


class GestureForm(PlainForm):
    """A form for somebody who has no account: sent twice, it does what it says once."""

    gesture = forms.UUIDField(widget=forms.HiddenInput({"id": False}))

    def __init__(self, data: Any = None, *, initial: Any = None, **more: Any) -> None:
        super().__init__(data, initial={"gesture": uuid4(), **(initial or {})}, **more)


class VisitorForm(GestureForm):
    """What somebody says of themselves."""

    name = forms.CharField(
        label=_("Your name"), max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    organisation = forms.CharField(
        label=_("Your institution or association, if any"),
        max_length=160,
        required=False,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    needs = forms.CharField(
        label=_("What you need to take part"),
        max_length=500,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_(
            "A hearing loop, somebody who signs, a wheelchair’s way in… Only those who receive you "
            "read it."
        ),
    )

    @property
    def details(self) -> VisitorDetails:
        """Only on a valid form."""
        said = self.cleaned_data
        return VisitorDetails(said["name"], said["organisation"], said["needs"])


class RegisterForm(VisitorForm):
    """The same, and where one is written to."""

    email = MailField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput({"autocomplete": "email"}),
        help_text=_("You receive a link there, which confirms, changes or withdraws."),
    )
    field_order = ("name", "email", "organisation", "needs")
