"""The buttons of the page of a meeting: to whom each is offered, and when it has sense."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.site.rules import is_public
from tourdetable.interface.web.areas.meetings.access import AMENDING, LEAVING, OPENING, Chosen
from tourdetable.interface.web.areas.meetings.asked import BEFORE, CHANGE_ASKED, is_over

OPEN_STATES = (*BEFORE, MeetingState.OPENED)
ACTS = (
    (
        "meeting_invitation",
        gettext_lazy("Prepare the invitation"),
        (Right.CONVENE,),
        (MeetingState.PLANNED,),
    ),
    (
        "meeting_convene",
        gettext_lazy("Send the invitations"),
        (Right.CONVENE,),
        (MeetingState.PLANNED,),
    ),
    ("meeting_invitation", CHANGE_ASKED, (Right.CONVENE,), (MeetingState.CONVENED,)),
    (
        "meeting_sending",
        gettext_lazy("How the invitations leave"),
        (Right.CONVENE,),
        (MeetingState.CONVENED,),
    ),
    ("meeting_open", gettext_lazy("Open the meeting"), OPENING, BEFORE),
    (
        "meeting_attendance",
        gettext_lazy("Mark who is there"),
        (Right.ATTENDANCE,),
        (MeetingState.OPENED,),
    ),
    (
        "meeting_room",
        gettext_lazy("Show the check-in code"),
        (Right.ATTENDANCE,),
        (MeetingState.OPENED,),
    ),
    (
        "questionnaire_after",
        gettext_lazy("Ask those who came"),
        (Right.CONVENE, Right.COMPOSE, Right.ATTENDANCE),
        (MeetingState.OPENED,),
    ),
    (
        "meeting_lead",
        gettext_lazy("Lead the meeting live"),
        (*OPENING, Right.AGENDA),
        (MeetingState.OPENED,),
    ),
    ("meeting_agenda", gettext_lazy("Write the agenda"), (Right.AGENDA,), OPEN_STATES),
    (
        "meeting_left_over",
        gettext_lazy("Say what was left over"),
        LEAVING,
        (MeetingState.OPENED,),
    ),
    ("meeting_amend", gettext_lazy("Correct the title or the purpose"), AMENDING, OPEN_STATES),
    ("meeting_turns", gettext_lazy("Share out the duties"), (Right.TURNS,), OPEN_STATES),
    ("meeting_move", gettext_lazy("Change the date or the place"), (Right.MOVE,), OPEN_STATES),
    ("day_new", gettext_lazy("Have anybody register"), (Right.CONVENE,), BEFORE),
    ("meeting_cancel", gettext_lazy("Cancel the meeting"), (Right.CANCEL,), BEFORE),
)
"""Page → words, rights of which one is enough, states in which it is offered."""


@dataclass(frozen=True)
class Act:
    """A button: what it does and where it leads."""

    name: str
    words: str
    url: str


def offered(chosen: Chosen, *, points: bool) -> Iterator[Act]:
    """The buttons of those who may; none once the minutes are in review. `points`: whether the
    agenda has some."""
    meeting, url = chosen.meeting, chosen.scene.url
    if meeting.sealed_at is not None:
        return
    for name, words, rights, states in ACTS:
        if meeting.state in states and has_sense(chosen, name, points) and chosen.may(*rights):
            yield Act(name, str(words), url(name, meeting.pk))


def has_sense(chosen: Chosen, name: str, points: bool) -> bool:
    """Whether there are duties to share out, or points; whether the day has come to open the
    sitting, or is over to invite to it; whether it is for everybody."""
    if name in ("meeting_invitation", "meeting_convene"):
        return not is_over(chosen)
    if name == "meeting_open":
        return chosen.on <= chosen.scene.today
    if name == "meeting_left_over":
        return points
    if name == "day_new":
        return is_public(chosen.scene.charter, chosen.meeting) and not is_over(chosen)
    return name != "meeting_turns" or bool(chosen.duties)
