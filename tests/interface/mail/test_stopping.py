"""Each message that may be refused says how, in its text and to mail programs (RFC 8058)."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import NOW, Circle
from tests.domain.notices.convened import convened
from tourdetable.domain.meetings.actions.meetings import cancel_meeting
from tourdetable.domain.notices.enums import NoticeFamily, NoticeKind
from tourdetable.domain.notices.tokens import stoppable
from tourdetable.interface.mail.deliver import deliver
from tourdetable.interface.mail.stopping import stop_headers, stop_url


def test_an_invitation_leads_to_where_its_like_is_stopped(circle: Circle, mailoutbox: list[Any]):
    convened(circle)
    deliver(NOW)
    for mail in mailoutbox:
        url = mail.extra_headers["List-Unsubscribe"].strip("<>")
        found = stoppable(url.rstrip("/").rpartition("/")[2])
        assert found is not None
        assert found.families == (NoticeFamily.MEETINGS,)
        assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert url in mail.body.split("\n")
    people = [len(stoppable_of(mail)) for mail in mailoutbox]
    assert sorted(people) == [1, 2]


def stoppable_of(mail: Any) -> tuple[Any, ...]:
    found = stoppable(mail.extra_headers["List-Unsubscribe"].strip("<>/").rpartition("/")[2])
    return found.persons if found else ()


def test_a_cancellation_does_not(circle: Circle, mailoutbox: list[Any]):
    meeting = convened(circle)
    deliver(NOW)
    signed = {"by": circle.by_bao(), "now": NOW, "confirmed": True}
    meeting.refresh_from_db()
    cancel_meeting(meeting=meeting, reason="", version=meeting.version, **signed)
    mailoutbox.clear()
    deliver(NOW)
    assert mailoutbox
    assert not any("List-Unsubscribe" in mail.extra_headers for mail in mailoutbox)
    assert not any("/me/notices/" in mail.body for mail in mailoutbox)


def test_nothing_to_refuse_no_link(circle: Circle):
    assert stop_url(circle.network, [circle.ana], [NoticeKind.CANCELLED]) == ""
    assert stop_headers("") == {}
