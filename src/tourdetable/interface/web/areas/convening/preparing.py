"""Preparing the invitation to a meeting: what it is for, what is asked, until when one answers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions.inviting import REMINDERS, SAID, prepare_invitation
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting
from tourdetable.interface.web.answer import answer, domain_call, members_form
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.areas.meetings.answers import form_about, page_of, why_not
from tourdetable.interface.web.areas.meetings.asked import CHANGE_ASKED
from tourdetable.interface.web.base.fields import as_sent, day_field
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


class InvitationForm(WriteForm):
    """What an invitation says, beside the time, the place and the agenda."""

    purpose = forms.CharField(
        label=gettext_lazy("What it is for"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5_000,
        required=False,
        help_text=gettext_lazy("One or two sentences: people must know why they come."),
    )
    asks = forms.CharField(
        label=gettext_lazy("What is asked of those who come"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2_000,
        required=False,
        help_text=gettext_lazy(
            "What to read, prepare or bring. Nothing else, if you leave it empty."
        ),
    )
    answer_by = day_field(
        gettext_lazy("Answers wanted by"),
        required=False,
        help_text=gettext_lazy("Whoever is late may answer all the same, until the meeting."),
    )
    capacity = forms.IntegerField(
        label=gettext_lazy("How many people may come"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=gettext_lazy(
            "Those who say it afterwards wait for a place to be freed. Whoever is called in takes "
            "none: keep chairs for them. Leave it empty if there is room for all."
        ),
    )
    reminders = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Remind those who have not answered"),
        widget=forms.CheckboxSelectMultiple,
        coerce=int,
        required=False,
    )

    def __init__(self, *args: Any, meeting: Meeting, **kwargs: Any) -> None:
        initial = {name: getattr(meeting, name) for name in SAID} | kwargs.pop("initial", {})
        super().__init__(*args, version=meeting.version, initial=initial, **kwargs)
        days = sorted({*REMINDERS, *meeting.reminders}, reverse=True)
        offer(self, "reminders", [(number, before(number)) for number in days])
        self.acting_last()

    def current_values(self, current: Meeting) -> dict[str, Any]:
        """What somebody else has written meanwhile."""
        said = {name: getattr(current, name) for name in SAID}
        days = [str(number) for number in current.reminders]
        return {**said, "answer_by": as_sent(current.answer_by), "reminders": days}


def before(number: int) -> str:
    """So many days before a meeting."""
    words = ngettext("%(number)d day before", "%(number)d days before", number)
    return words % {"number": number}


@members_form
def prepare(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say what the invitation says; once done, one reads it as its readers will."""
    chosen = choose(scene, pk)
    meeting = chosen.meeting
    form = form_about(InvitationForm, request, chosen, Right.CONVENE, meeting=meeting)
    act = domain_call(form, prepare_invitation, *SAID, "version", meeting=meeting)
    sent = meeting.state == MeetingState.CONVENED
    title = str(CHANGE_ASKED) if sent else _("Prepare the invitation")
    said = _("The invitation is recorded. Read it here as its readers will.")
    return answer(
        request,
        form,
        act,
        "convening/prepare.html",
        then=scene.url("meeting_answers" if sent else "meeting_preview", meeting.pk),
        said=_("It is recorded.") if sent else said,
        not_now=why_not(meeting, "open"),
        place=meeting.place,
        agenda=meeting.agenda.count(),
        writes_agenda=bool(chosen.may(Right.AGENDA)),
        moves=bool(chosen.may(Right.MOVE)),
        **page_of(chosen, title),
    )
