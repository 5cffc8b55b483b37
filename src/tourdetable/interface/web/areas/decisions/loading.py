"""Finding a decision that the reader may see, with what its page needs."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.http import Http404
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.decisions.queries import whole
from tourdetable.domain.meetings import rules
from tourdetable.domain.meetings.actions.meetings import must_not_be_sealed
from tourdetable.domain.meetings.enums import CAME, MeetingState
from tourdetable.domain.meetings.models import Attendance, Meeting
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.decisions.register import readable
from tourdetable.interface.web.areas.decisions.rights import reserved
from tourdetable.interface.web.base.scene import Scene

THOSE_WHO_CAME = Prefetch(
    "meeting__attendances",
    queryset=Attendance.objects.filter(mode__in=CAME).select_related("person"),
    to_attr="came",
)


def decision_seen(scene: Scene, pk: int) -> Decision:
    """The decision, or 404: unknown and not to be seen are the same answer."""
    found = (
        whole(readable(scene.member))
        .select_related("meeting__record")
        .prefetch_related("meeting__turns", THOSE_WHO_CAME)
    )
    decision = found.filter(pk=pk).first()
    if decision is None:
        raise Http404
    decision.body.network = decision.meeting.body.network = scene.network
    return decision


def decision_worked_on(scene: Scene, pk: int) -> Decision:
    """The same for a page that changes it: those who do not sit in the body are refused."""
    decision = decision_seen(scene, pk)
    if not scene.member.sits_in(decision.body_id):
        reserved(_("those who sit in %(body)s") % {"body": decision.body})
    return decision


def not_sitting(meeting: Meeting) -> str:
    """Why no decision can be put or changed at a meeting now; nothing when one can."""
    if meeting.state == MeetingState.CANCELLED:
        return _("This meeting is cancelled: nothing is decided there.")
    if meeting.state != MeetingState.OPENED:
        words = _(
            "Decisions are taken during the sitting, and recorded once it is opened: "
            "this meeting is on %(day)s. Until then, put the point on its agenda."
        )
        return words % {"day": day(meeting.starts_at)}
    try:
        must_not_be_sealed(meeting)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


def not_open(decision: Decision) -> str:
    """Why an open decision cannot be changed now; nothing when it can."""
    if decision.outcome:
        return _("This decision is concluded: reopen it to change it.")
    return not_sitting(decision.meeting)


def meeting_seen(scene: Scene, pk: int) -> Meeting:
    """A meeting of the reader's bodies, or 404."""
    found = Meeting.objects.filter(pk=pk, body__network=scene.member.network).select_related("body")
    meeting = found.prefetch_related("turns").first()
    if meeting is None or not rules.may_see(scene.member, meeting):
        raise Http404
    meeting.body.network = scene.network
    return meeting
