"""What is written by whoever supports bodies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.domain.coordination.actions import dates, notes
from tourdetable.domain.coordination.actions.notes import SupportDetails
from tourdetable.domain.coordination.actions.reaching import OutreachDetails
from tourdetable.domain.coordination.enums import OutreachKind, SupportKind
from tourdetable.domain.coordination.models import SupportNote
from tourdetable.domain.networks.models import Seat
from tourdetable.interface.web.base.fields import (
    DocumentField,
    RowField,
    day_field,
    offer_rows,
    paragraph,
)
from tourdetable.interface.web.base.forms import WriteForm

DETAILS = ("kind", "on", "seat", "words", "agreed", "due")


class SupportNoteForm(WriteForm):
    """One contact with a body, or with a seat of it: what was said, what was agreed."""

    kind = forms.ChoiceField(
        label=gettext_lazy("How?"), choices=SupportKind.choices, initial=SupportKind.VISIT
    )
    on = day_field(gettext_lazy("Which day?"))
    seat = RowField(
        label=gettext_lazy("With whom?"),
        required=False,
        help_text=gettext_lazy(
            "Those whom it concerns read this note: who sits in the body, or who holds that seat "
            "alone. So does whoever supports the body."
        ),
    )
    words = paragraph(gettext_lazy("What was said"), required=True, longest=notes.WORDS)
    agreed = paragraph(gettext_lazy("What was agreed"), longest=notes.WORDS)
    due = day_field(gettext_lazy("By when"), required=False)

    def __init__(self, data: Any = None, *, seats: Iterable[Seat], **more: Any) -> None:
        super().__init__(data, **more)
        offer_rows(self, "seat", seats, str, first=[("", _("the whole body"))])

    @property
    def details(self) -> SupportDetails:
        """What was written. Only on a valid form."""
        return SupportDetails(**self.values(*DETAILS))


def note_values(note: SupportNote) -> dict[str, Any]:
    """What a form about a note begins with."""
    found = {name: getattr(note, name) for name in DETAILS}
    return found | {"seat": "" if note.seat_id is None else str(note.seat_id)}


class OutreachForm(WriteForm):
    """One action for many bodies; those that ask for more say so."""

    kind: OutreachKind

    @property
    def details(self) -> OutreachDetails:
        """What was written. Only on a valid form."""
        return OutreachDetails(self.kind)


class AnswersForm(OutreachForm):
    """Reminding of invitations."""

    kind = OutreachKind.ANSWERS
    holds_words = False


class TasksForm(OutreachForm):
    """Reminding of actions."""

    kind = OutreachKind.TASKS
    holds_words = False


class SharedDocumentForm(OutreachForm):
    """A document for the next meeting of each."""

    kind = OutreachKind.DOCUMENT
    file = DocumentField()

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.acting_last()

    @property
    def details(self) -> OutreachDetails:
        sent = self.cleaned_data["file"]
        return OutreachDetails(self.kind, content=sent, name=str(getattr(sent, "name", "")))


class DatesForm(OutreachForm):
    """A date that is asked of each, by a day."""

    kind = OutreachKind.DATES
    until = day_field(
        gettext_lazy("They meet by"),
        help_text=gettext_lazy(
            "Each body chooses its date. Those that meet by that day already are not asked."
        ),
    )
    words = paragraph(gettext_lazy("A word with it"), longest=dates.WORDS)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.acting_last()

    @property
    def details(self) -> OutreachDetails:
        until: date = self.cleaned_data["until"]
        return OutreachDetails(self.kind, self.cleaned_data["words"], until)


FORMS: dict[OutreachKind, type[OutreachForm]] = {
    form.kind: form for form in (AnswersForm, TasksForm, SharedDocumentForm, DatesForm)
}
