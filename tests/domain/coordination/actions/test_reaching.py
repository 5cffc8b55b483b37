"""One action for many bodies."""

from __future__ import annotations

import io
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    decided,
    draw,
    hold,
    last_event,
    nothing_changes,
    once_sent,
)
from tests.domain.coordination.builders import MAY, Supported, seated
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.coordination.actions.reaching import OutreachDetails, reach_out
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.domain.coordination.models import DatesCall, Outreach
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.models import Body, Mandate

JUNE = date(2027, 6, 30)


@pytest.fixture
def bodies(supported: Supported) -> list[Body]:
    """The circle, and a board that has nothing in view."""
    said = {"network": supported.circle.network, "kind": "board", "name": "Bureau"}
    board = install_body(**said, slug="bureau", starts=FOUNDED, by=OPERATOR, now=NOW)
    return [supported.circle.body, board]


def reach(supported: Supported, bodies: list[Body], details: OutreachDetails) -> Outreach:
    said: dict[str, Any] = {"network": supported.circle.network, "bodies": bodies}
    return reach_out(**said, details=details, **supported.by)


def told(made: Outreach) -> list[tuple[bool, int, str]]:
    return [(part.done, part.number, part.words) for part in made.parts.all()]


def test_dates_are_asked_where_they_are_missing_and_it_is_said_where_not(
    supported: Supported, bodies: list[Body]
) -> None:
    draw(bodies[0], MAY, "Lecture de mai")
    details = OutreachDetails(OutreachKind.DATES, "Vite.", JUNE)
    meets, nobody = "It already meets on 6 May 2027.", "nobody would be asked."
    made = reach(supported, bodies, details)
    assert told(made) == [
        (False, 0, meets),
        (False, 0, f"Nobody sits there or convenes it: {nobody}"),
    ]
    seated(bodies[1], supported.circle.dora)
    account_of(supported.circle.dora)
    made = reach(supported, bodies, details)
    assert told(made) == [(False, 0, meets), (True, 1, "")]
    assert DatesCall.objects.get().body == bodies[1]
    kind, subject, _person, _capacity, data = last_event()
    assert (kind, subject) == ("outreach.made", f"outreach:{made.pk}")
    assert data == {"kind_of": "dates", "bodies": 2, "done": 1}


def test_those_who_have_not_answered_are_reminded(supported: Supported, bodies: list[Body]) -> None:
    meeting = draw(bodies[0], MAY, "Lecture de mai")
    details = OutreachDetails(OutreachKind.ANSWERS)
    planned = "The invitations to its next meeting have not left yet."
    none = "It has no meeting in view."
    assert told(reach(supported, bodies, details)) == [(False, 0, planned), (False, 0, none)]
    convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)
    assert told(reach(supported, bodies, details))[0] == (True, 3, "")
    assert "already reminded today" in told(reach(supported, bodies, details))[0][2]


def test_overdue_actions_are_reminded_once_a_day(supported: Supported, bodies: list[Body]) -> None:
    circle = supported.circle
    task = {"what": "Acheter", "seat": circle.town, "due": TODAY - timedelta(days=1)}
    decision = decided(circle, hold(circle))
    add_follow_up(decision=decision, **task, by=circle.by_ana(), now=NOW)
    details = OutreachDetails(OutreachKind.TASKS)
    none = "None of its actions is overdue."
    assert told(reach(supported, bodies, details)) == [(True, 1, ""), (False, 0, none)]
    assert "already reminded today" in told(reach(supported, bodies, details))[0][2]
    assert Event.objects.filter(kind="follow_up.reminded").count() == 1
    add_follow_up(decision=decision, **task | {"seat": circle.library}, by=circle.by_ana(), now=NOW)
    Mandate.objects.filter(seat=circle.library).update(ends=task["due"])
    assert "Nobody holds" in told(reach(supported, bodies, details))[0][2]


def test_a_document_goes_to_the_next_meeting_of_each(
    supported: Supported, bodies: list[Body]
) -> None:
    for body, kind in zip(bodies, ("reading", "feast"), strict=True):
        draw(body, MAY, "La suite", kind)
    sent = io.BytesIO("À lire ensemble.".encode())
    details = OutreachDetails(OutreachKind.DOCUMENT, content=sent, name="lettre.txt")
    made = reach(supported, bodies, details)
    assert (told(made), made.words) == ([(True, 1, "")] * 2, "lettre.txt")
    assert {one.meeting.body for one in Attachment.objects.all()} == set(bodies)


def test_whoever_has_no_office_of_the_network_reaches_nobody(
    supported: Supported, bodies: list[Body]
) -> None:
    said: dict[str, Any] = {"network": supported.circle.network, "bodies": bodies, "now": NOW}
    details = OutreachDetails(OutreachKind.ANSWERS)
    with nothing_changes(), pytest.raises(PermissionDenied):
        reach_out(**said, details=details, by=supported.circle.by_ana())


@pytest.mark.parametrize(
    ("details", "words"),
    [
        (OutreachDetails(OutreachKind.DATES, until=TODAY), "day to come"),
        (OutreachDetails(OutreachKind.DOCUMENT), "Choose a document"),
    ],
)
def test_what_misses_something_is_refused(
    supported: Supported, bodies: list[Body], details: OutreachDetails, words: str
) -> None:
    with nothing_changes(), pytest.raises(ValidationError, match=words):
        reach(supported, bodies, details)
    with nothing_changes(), pytest.raises(ValidationError, match="one body at least"):
        reach(supported, [], OutreachDetails(OutreachKind.TASKS))
    with nothing_changes(), pytest.raises(ValidationError, match="At most 200"):
        reach(supported, bodies * 101, OutreachDetails(OutreachKind.TASKS))


def test_a_form_sent_twice_reaches_once(supported: Supported, bodies: list[Body]) -> None:
    said: dict[str, Any] = {"network": supported.circle.network, "bodies": bodies, "now": NOW}
    said |= {"details": OutreachDetails(OutreachKind.DATES, until=JUNE)}
    by = once_sent(supported.actor)
    reach_out(**said, by=by)
    with nothing_changes(), pytest.raises(AlreadyDone):
        reach_out(**said, by=by)
