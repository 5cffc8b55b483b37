"""Who is called on, where a link goes; what is sent by a link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.convention.actions.calling import LinkDraft
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.answers.outside import OutsideForm
from tourdetable.interface.web.areas.convention.diagnosis_forms import EntryFields, PartnerFields
from tourdetable.interface.web.base.fields import MailField, RowField, day_field, offer_rows
from tourdetable.interface.web.base.forms import WriteForm


class PartnerLinkForm(WriteForm):
    """Where a link goes, and until when it opens."""

    contact = forms.CharField(
        label=gettext_lazy("Who receives this link"), max_length=200, required=False
    )
    email = MailField(
        label=gettext_lazy("Their e-mail address"),
        max_length=254,
        help_text=gettext_lazy("Of somebody who may answer for their institution."),
    )
    open_until = day_field(
        gettext_lazy("Until which day the link opens"),
        help_text=gettext_lazy("After this day it opens nothing; another one may be sent."),
    )

    @property
    def sending(self) -> LinkDraft:
        """What was written. Only on a valid form."""
        return LinkDraft(**self.values("contact", "email", "open_until"))


class PartnerInviteForm(PartnerLinkForm):
    """Which institution is called on by a link: one that signed, or another one."""

    which = RowField(label=gettext_lazy("Institution"), required=False)
    named = forms.CharField(
        label=gettext_lazy("Another institution, by its name"),
        max_length=200,
        required=False,
        help_text=gettext_lazy(
            "As the directory writes it: one that it does not know is added to it."
        ),
    )
    field_order = ("which", "named")

    def __init__(self, *args: Any, known: Iterable[Institution], **more: Any) -> None:
        super().__init__(*args, **more)
        another = [("", _("Another one"))]
        offer_rows(self, "which", known, lambda one: one.name, last=another)
        if not self.fields["which"].rows:  # type: ignore[attr-defined]  # a RowField
            del self.fields["which"]
            self.fields["named"].label = _("Institution")
            self.fields["named"].required = True

    def clean(self) -> dict[str, Any]:
        """One institution, said once."""
        written: dict[str, Any] = super().clean() or self.cleaned_data
        if not written.get("which") and not written.get("named") and "named" not in self.errors:
            self.add_error("named", _("Say which institution."))
        return written

    @property
    def institution(self) -> Institution | str:
        """What was written. Only on a valid form."""
        found: Institution | str = self.cleaned_data.get("which") or self.cleaned_data["named"]
        return found


class NamedOutsideForm(OutsideForm):
    """What every form of this link carries: partners read who wrote."""

    name = forms.CharField(
        label=gettext_lazy("Your name, and what you do there"),
        max_length=80,
        help_text=gettext_lazy("Partners read it beside what you send."),
    )


class EntryOutsideForm(EntryFields, NamedOutsideForm):
    """What is brought by the link."""

    field_order = ("words", "value", "source", "year", "place", "address")


class PartnerOutsideForm(PartnerFields, NamedOutsideForm):
    """What is answered by the link."""

    field_order = ("answer", "answered_on", "words")
