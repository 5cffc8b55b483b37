"""How people answer, commit, swap and arrive in the demo: what issue 13 made possible."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.compliance.queries import report
from tourdetable.domain.inbox.models import AddressTrouble, ReceivedMail
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply
from tourdetable.domain.meetings.queries import room_of
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.models import Person
from tourdetable.domain.rota.models import Swap

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2027, 4, 6)


def test_themes_are_worked_on_and_members_commit_in_all_ways() -> None:
    assert Theme.objects.count() == 4
    states = Counter(Commitment.objects.values_list("state", flat=True))
    assert set(states) == {"asked", "accepted", "declined", "ended"}
    whole = Commitment.objects.filter(theme=None)
    assert {one.body.kind for one in whole.select_related("body")} == {"working_group"}


@pytest.mark.parametrize(("slug", "article"), [("convention", "ITC-12"), ("club", "CLUB-15")])
def test_the_charter_is_judged_on_them(slug: str, article: str) -> None:
    judged = report(Network.objects.get(slug=slug), on=TODAY)
    assert judged.state_of(article) is not State.UNKNOWN


def test_answers_come_in_several_ways_with_reasons() -> None:
    assert set(Reply.objects.values_list("channel", flat=True)) >= {"on_page", "by_link", "by_mail"}
    assert Reply.objects.exclude(reason="").filter(answer="excused").count() == 2


def test_a_room_is_full_and_one_waits_for_a_place() -> None:
    meeting = Meeting.objects.exclude(capacity=None).get()
    places = room_of(meeting)
    assert (meeting.capacity, len(places.inside)) == (6, 6)
    waiting = Reply.objects.get(waits=True)
    assert [place.person for place in places.waiting] == [waiting.person_id]
    assert str(waiting.person) == "Claire Montanari"


def test_a_swap_waits_and_somebody_came_late() -> None:
    assert Swap.objects.get().state == "asked"
    assert Attendance.objects.exclude(arrived_at=None).count() == 1
    assert Attendance.objects.exclude(left_at=None).count() == 1


def test_one_checked_in_and_two_documents_are_attached() -> None:
    assert Attendance.objects.get(how="self").mode == "remote"
    assert Attachment.objects.count() == 2


def test_an_answer_that_nothing_proves_waits_for_a_reader() -> None:
    mail = ReceivedMail.objects.get(state="waiting")
    assert (mail.network.slug, str(mail.meeting)) == ("convention", "Séance n° 5")


def test_two_addresses_refuse_our_messages() -> None:
    accounts = AddressTrouble.objects.filter(lasting=True).values("account")
    found = Person.objects.filter(account__in=accounts).order_by("family_name")
    assert list(map(str, found)) == ["Omar Belkacem", "Marc Peyron"]
