from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, found_circle, nothing_changes
from tests.domain.guests.builders import for_a_time, to_meeting
from tests.domain.notices.convened import convened, told, with_mailboxes
from tourdetable.domain.guests.actions import withdraw
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.actions import collect
from tourdetable.domain.notices.enums import NoticeState
from tourdetable.domain.notices.latecomers import invite_latecomers
from tourdetable.domain.notices.leavers import release_leavers
from tourdetable.domain.notices.models import Notice
from tourdetable.domain.people.models import Person

LATER = NOW + timedelta(days=2)
FIRST = [("invitation", "Ana"), ("invitation", "Bao"), ("invitation", "Chloé")]


@pytest.fixture
def invited(db: None) -> Circle:
    """The circle, whose meeting of May is convened; everybody was sent their invitation."""
    circle = with_mailboxes(found_circle())
    convened(circle)
    collect(now=NOW)
    Notice.objects.update(state=NoticeState.SENT, sent_at=NOW)
    return circle


def leave(person: Person) -> None:
    mandate = Mandate.objects.get(person=person)
    end_mandate(mandate=mandate, ends=NOW.date(), by=OPERATOR, now=NOW)


def test_nobody_is_released_while_all_keep_their_seats(invited: Circle):
    with nothing_changes():
        assert release_leavers(now=LATER) == 0


def test_whoever_leaves_their_seat_is_told_once(invited: Circle):
    leave(invited.ana)
    assert release_leavers(now=LATER) == 1
    with nothing_changes():
        assert release_leavers(now=LATER) == 0
    collect(now=LATER)
    assert told() == [*FIRST, ("cancelled", "Ana")]
    with nothing_changes():
        assert release_leavers(now=LATER) == 0


def test_a_mailbox_where_somebody_stays_keeps_the_meeting(invited: Circle):
    leave(invited.bao)
    assert release_leavers(now=LATER) == 0
    leave(invited.chloe)
    assert release_leavers(now=LATER) == 2


def test_whoever_was_not_sent_the_invitation_has_nothing_to_forget(invited: Circle):
    Notice.objects.update(state=NoticeState.UNWANTED, sent_at=None)
    leave(invited.ana)
    assert release_leavers(now=LATER) == 0


def test_nobody_is_once_the_meeting_is_over(invited: Circle):
    leave(invited.ana)
    assert release_leavers(now=NOW + timedelta(days=90)) == 0


def test_whoever_comes_back_is_invited_again_and_may_leave_again(invited: Circle):
    leave(invited.ana)
    release_leavers(now=LATER)
    collect(now=LATER)
    back = LATER + timedelta(days=1)
    give = {"starts": back.date(), "by": OPERATOR, "now": back}
    mandate = give_mandate(seat=invited.town, person=invited.ana, **give)
    assert invite_latecomers(now=back) == 1
    assert invite_latecomers(now=back) == 0
    collect(now=back)
    assert release_leavers(now=back) == 0
    Notice.objects.update(state=NoticeState.SENT, sent_at=NOW)
    end_mandate(mandate=mandate, ends=back.date(), by=OPERATOR, now=back)
    assert release_leavers(now=back + timedelta(days=1)) == 1


def test_a_meeting_that_moves_beyond_a_mandate_releases_its_holder(invited: Circle):
    Mandate.objects.filter(person=invited.ana).update(ends=FOUNDED + timedelta(days=300))
    assert release_leavers(now=LATER) == 0
    for meeting in Meeting.objects.all():
        meeting.starts_at += timedelta(days=120)
        meeting.ends_at += timedelta(days=120)
        meeting.save()
    assert release_leavers(now=LATER) == 1


@pytest.mark.parametrize("call", [to_meeting, for_a_time])
def test_whoever_is_called_in_keeps_the_meeting_until_they_are_no_more(
    invited: Circle, call: Callable[..., Guest]
):
    for person in (invited.ana, invited.bao, invited.chloe):
        leave(person)
    meeting, tomorrow = Meeting.objects.get(), NOW + timedelta(days=1)
    more = {"meeting": meeting} if call is to_meeting else {"starts": LATER.date()}
    guest = call(invited, who=invited.chloe, by=invited.by_ana(), now=tomorrow, **more)
    assert release_leavers(now=LATER) == 1
    withdraw(guest=guest, version=guest.version, by=OPERATOR, now=LATER)
    assert release_leavers(now=LATER) == 2
