"""What a group has to do by a day, whichever app keeps it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tests.domain.builders import NOW, OPERATOR, TODAY, draw
from tests.domain.groups.builders import ENDS, MIDWAY, Groups, group_of
from tourdetable.domain.decisions.actions.decisions import put_proposal
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.groups.dues import DuesAsked, dues
from tourdetable.domain.meetings.actions.sitting import open_meeting
from tourdetable.domain.networks.queries import charter_in_force

MAY, JUNE = datetime(2027, 5, 6, 9, 0, tzinfo=UTC), datetime(2027, 6, 25, 9, 0, tzinfo=UTC)


def test_reports_minutes_and_actions_in_order(groups: Groups) -> None:
    body = group_of(groups)
    meeting = draw(body, MAY, "Séance de mai", kind="feast")
    meeting = open_meeting(meeting=meeting, version=meeting.version, by=OPERATOR, now=MAY)
    decision = put_proposal(meeting=meeting, title="Lire", by=OPERATOR, now=MAY)
    task = {"what": "Relire", "due": date(2027, 6, 1), "seat": body.seats.first()}
    add_follow_up(decision=decision, **task, by=OPERATOR, now=MAY)  # type: ignore[arg-type]  # names and values are these
    charter = charter_in_force(groups.circle.network, on=TODAY)
    found = dues(DuesAsked([body.pk], charter, JUNE))
    told = [(one.kind.value, one.title, one.is_late(JUNE.date())) for one in found]
    assert told == [
        ("minutes", "Séance de mai", True),
        ("task", "Relire", True),
        ("report", "mid-way report", False),
        ("report", "final report", False),
        ("report", "stock-taking", False),
    ]
    assert [one.due for one in found[2:]] == [MIDWAY, ENDS, ENDS]
    assert not any(one.is_late(NOW.date()) for one in found)
