"""Sending the invitations, once; then seeing how they leave."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions import meetings as actions
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.notices.enums import NoticeKind, NoticeState
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.answer import answer, domain_call, members_form
from tourdetable.interface.web.areas.convening.readers import readers
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import form_about, page_of, why_not
from tourdetable.interface.web.areas.meetings.asked import is_over
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

REFUSED = (NoticeState.WAITING, NoticeState.GIVEN_UP)
MOST = 100
"""People whose message was refused that are named."""


@members_form
def convene(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send the invitations."""
    chosen = choose(scene, pk)
    meeting = chosen.meeting
    form = form_about(ButtonForm, request, chosen, Right.CONVENE, version=meeting.version)
    return answer(
        request,
        form,
        domain_call(form, actions.convene, "version", meeting=meeting),
        "convening/convene.html",
        then=scene.url("meeting", meeting.pk),
        said=_("The invitations are out: each member is asked to answer."),
        not_now=why_not(meeting, "convene") or too_late(chosen),
        agenda=meeting.agenda.exists(),
        writes_agenda=bool(chosen.may(Right.AGENDA)),
        readers=readers(chosen),
        **page_of(chosen, _("Send the invitations")),
    )


def too_late(chosen: Chosen) -> str:
    """Why nobody is invited to a meeting that is over; nothing before."""
    return _("This meeting is over: nobody can be invited to it.") if is_over(chosen) else ""


@dataclass(frozen=True)
class Sending:
    """Where the invitations of a meeting are, in numbers; to whom they were refused."""

    states: Counter[str]
    refused: tuple[Person, ...]

    @property
    def total(self) -> int:
        """All of them but those that their readers asked not to receive."""
        return self.states.total() - self.unwanted

    @property
    def waiting(self) -> int:
        """Those that leave now, or are to."""
        return self.states[NoticeState.WAITING] + self.states[NoticeState.LEAVING]

    @property
    def sent(self) -> int:
        """Those that the mail server has taken."""
        return self.states[NoticeState.SENT]

    @property
    def uncertain(self) -> int:
        """Those of which nobody knows whether it has."""
        return self.states[NoticeState.UNCERTAIN]

    @property
    def overtaken(self) -> int:
        """Those that had nothing true to say any more."""
        return self.states[NoticeState.OVERTAKEN]

    @property
    def refusals(self) -> int:
        """Those that are not tried again."""
        return self.states[NoticeState.GIVEN_UP]

    @property
    def unwanted(self) -> int:
        """Those that were not made into messages."""
        return self.states[NoticeState.UNWANTED]


@require_safe
@members_only
def follow(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """How the invitations leave, and who was not reached."""
    chosen = choose(scene, pk)
    chosen.must(Right.CONVENE)
    context = {"sending": sending(chosen.meeting), "readers": readers(chosen)}
    title = _("How the invitations leave")
    return render(request, "convening/sending.html", page_of(chosen, title) | context)


def sending(meeting: Meeting) -> Sending:
    """Where the invitations of a meeting are (two queries)."""
    rows = Notice.objects.filter(
        event__subject=f"meeting:{meeting.pk}", kind=NoticeKind.INVITATION
    ).order_by()
    states = Counter(dict(rows.values_list("state").annotate(Count("pk"))))
    refused = rows.exclude(error="").filter(state__in=REFUSED)
    named = refused.order_by("person__sort_key", "pk").select_related("person")[:MOST]
    return Sending(states, tuple(notice.person for notice in named))
