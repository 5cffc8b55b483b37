"""What whoever reads a message says of it: whose answer it is, and which."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tourdetable.domain.inbox.answers import holders_asked
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.meetings.enums import Answer
from tourdetable.domain.networks.models import Mandate
from tourdetable.interface.web.base.forms import WriteForm, offer


class CountForm(WriteForm):
    """The answer that a message gives. `who` is a mandate once the form is valid."""

    who = forms.ChoiceField(label=gettext_lazy("Whose answer it is"))
    answer = forms.ChoiceField(label=gettext_lazy("What they answer"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, mail: ReceivedMail, **kwargs: Any) -> None:
        held = self.asked(mail, kwargs["scene"].now)
        begins = next((one.pk for one in held.values() if one.person == mail.person), None)
        super().__init__(*args, initial={"who": begins, "answer": mail.answer}, **kwargs)
        self.held = held
        names = [(pk, f"{one.person} — {one.seat}") for pk, one in held.items()]
        offer(self, "who", [("", "—"), *names])
        offer(self, "answer", Answer.choices)
        self.acting_last()

    @staticmethod
    def asked(mail: ReceivedMail, now: Any) -> dict[str, Mandate]:
        """Those who may answer for the meeting, by name; those of the mailbox first."""
        if mail.meeting is None:
            return {}
        rows = holders_asked(mail.meeting, now)
        rows.sort(key=lambda one: one.person.account_id != mail.account_id)
        return {str(one.pk): one for one in rows}

    def clean_who(self) -> Mandate:
        return self.held[self.cleaned_data["who"]]
