"""What is filled in to invite, to propose, to answer, and to come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Article
from tourdetable.domain.joining.actions.proposals import ProposalDetails, Seating
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.enums import PhoneFor
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.persons.picking import WhichForm, WhoForm
from tourdetable.interface.web.base.fields import MailField, day_field
from tourdetable.interface.web.base.forms import PlainForm, WriteForm, offer

NEW_SEAT = "new"


class NewcomerForm(PlainForm):
    """How somebody who comes in wants to be called, written to and reached."""

    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=100)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=100)
    phone = forms.CharField(label=gettext_lazy("Telephone"), max_length=40, required=False)
    phone_for = forms.ChoiceField(
        label=gettext_lazy("Who sees this telephone"),
        choices=PhoneFor.choices,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    accept = forms.BooleanField(
        label=gettext_lazy("I have read this article of the charter, and I undertake it."),
        error_messages={"required": gettext_lazy("Accept it to come in, or answer the message.")},
    )

    def __init__(
        self, data: Any = None, *, person: Person, article: Article | None, language: str
    ) -> None:
        names = ("given_name", "family_name", "phone", "phone_for")
        start = {name: getattr(person, name) for name in names}
        super().__init__(data, initial={**start, "language": language})
        if article is None:
            del self.fields["accept"]

    def refuse(self, error: ValidationError) -> None:
        """Show what stopped the call beside its field when it has one."""
        for name, said in getattr(error, "error_dict", {None: [error]}).items():
            self.add_error(name if name in self.fields else None, said)


class SendForm(WriteForm):
    """One button, for people who are listed: `people` are their ids."""

    people = forms.CharField(widget=forms.HiddenInput, max_length=100_000)

    def __init__(self, data: Any = None, *, able: Iterable[int], **more: Any) -> None:
        super().__init__(data, **more)
        self.able = {*able}

    def clean_people(self) -> list[int]:
        sent = self.cleaned_data["people"].split(",")
        found = {int(code) for code in sent if code.isdecimal() and len(code) < 19}
        if len(found) < len(sent) or not found <= self.able:
            raise ValidationError(
                _("The list has changed meanwhile: go back to it, and choose again.")
            )
        return sorted(found)


@dataclass(frozen=True)
class Offered:
    """What one chooses among in a body: its vacant seats by id, its colleges."""

    vacant: dict[str, Seat]
    colleges: list[tuple[str, str]]


class JoinProposalForm(WriteForm):
    """Who, for which institution, and why."""

    seat = forms.ChoiceField(label=gettext_lazy("For which seat"), widget=forms.RadioSelect)
    institution = forms.CharField(
        label=gettext_lazy("Institution"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("For a new seat: it is the institution that has it."),
    )
    college = forms.ChoiceField(
        label=gettext_lazy("College"), widget=forms.RadioSelect, required=False
    )
    given_name = forms.CharField(label=gettext_lazy("Given name"), max_length=100)
    family_name = forms.CharField(label=gettext_lazy("Family name"), max_length=100)
    email = MailField(label=gettext_lazy("E-mail address"), max_length=254)
    reasons = forms.CharField(
        label=gettext_lazy("Why them"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Whoever composes the body reads it, and so does whoever is invited."
        ),
    )

    def __init__(
        self,
        data: Any = None,
        *,
        offered: Offered,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.vacant = offered.vacant
        offer_seats(self, self.vacant)
        offer(self, "college", offered.colleges)

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        seat = self.vacant.get(written.get("seat", ""))
        if seat is None and "seat" not in self.errors:
            need(self, "institution", "college")
        names = ("given_name", "family_name", "email", "reasons", "institution", "college")
        said = {name: written.get(name, "") for name in names}
        written["details"] = ProposalDetails(**said, seat=seat)
        return written


class SeatingForm(WhichForm, WhoForm):
    """Where whoever was proposed will sit, and since when."""

    seat = forms.ChoiceField(label=gettext_lazy("On which seat"), widget=forms.RadioSelect)
    college = forms.ChoiceField(
        label=gettext_lazy("College"), widget=forms.RadioSelect, required=False
    )
    starts = day_field(gettext_lazy("Since when"))

    def __init__(
        self,
        data: Any = None,
        *,
        offered: Offered,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        self.vacant = offered.vacant
        offer_seats(self, self.vacant)
        offer(self, "college", offered.colleges)
        for name in ("short_name", "kind", "tier"):
            del self.fields[name]
        self.fields["email"].required = True
        self.fields["name"].label = _("Institution")
        order = ("seat", "college", "which", "name", "who", "given_name", "family_name", "email")
        self.order_fields([*order, "starts", "acting"])

    def clean(self) -> dict[str, Any]:
        written: dict[str, Any] = super().clean() or self.cleaned_data
        seat = self.vacant.get(written.get("seat", ""))
        if seat is not None:
            for name in ("which", "name", "college"):
                self.errors.pop(name, None)
        elif "seat" not in self.errors:
            need(self, "college")
        if not self.errors:
            written["seating"] = seating(written, seat)
        return written


def seating(written: Mapping[str, Any], seat: Seat | None) -> Seating:
    """What was chosen: a vacant seat, or one of a college for an institution."""
    starts, who = written["starts"], written["who"]
    if seat is not None:
        return Seating(starts, who, seat=seat)
    return Seating(starts, who, which=written["which"], college=written["college"])


class AnswerForm(WriteForm):
    """A word, or a reason."""

    answer = forms.CharField(
        label=gettext_lazy("Your answer"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("The member who proposed reads it."),
    )


def offer_seats(form: forms.Form, vacant: dict[str, Seat]) -> None:
    """The seats that nobody holds, then a new one; nothing is asked when there is only that."""
    known = [(pk, _("%(seat)s (nobody holds it)") % {"seat": seat}) for pk, seat in vacant.items()]
    offer(form, "seat", [*known, (NEW_SEAT, _("A new seat"))])
    form.initial.setdefault("seat", NEW_SEAT)
    if not vacant:
        form.fields["seat"].widget = forms.HiddenInput()
        for name in {"institution", "college"} & {*form.fields}:
            form.fields[name].required = True


def need(form: forms.Form, *names: str) -> None:
    """Ask for what a new seat needs."""
    for name in names:
        if not form.cleaned_data.get(name) and name not in form.errors:
            form.add_error(name, form.fields[name].error_messages["required"])
