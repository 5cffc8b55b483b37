"""What questions propose for agendas."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.domain.builders import NOW, OPERATOR, TODAY, draw
from tests.domain.referrals.builders import LATE, Floors, answered, sent
from tourdetable.domain.agendas.actions.designing import add_point
from tourdetable.domain.agendas.backlog import proposed
from tourdetable.domain.meetings.actions.meetings import AgendaDraft
from tourdetable.domain.referrals.models import Referral
from tourdetable.domain.referrals.ties import origin_of, to_answer, to_hear

MAY = datetime(2027, 5, 27, 9, 0, tzinfo=UTC)


def test_what_waits_is_offered_to_the_body_that_must_answer(floors: Floors) -> None:
    referral = sent(floors)
    meeting = draw(floors.council, MAY, "Conseil de mai", kind="feast")
    points = [one for one in proposed(meeting, TODAY) if one.code == origin_of(referral)]
    assert [(one.title, one.purpose, one.brought_by) for one in points] == [
        ("Un créneau au quai", "decide", "Bureau du port")
    ]
    assert points[0].note == "Pouvoir lire au quai le jeudi.\nDonner un créneau."
    assert points[0].why == "Q-2027-1, to be answered by 6 May 2027"
    late = to_answer(referral.steps.get(), LATE.date())
    assert late.why == "Q-2027-1, overdue: it was to be answered by 6 May 2027"


def test_an_answer_is_offered_to_the_body_that_asked_until_it_is_on_an_agenda(
    floors: Floors,
) -> None:
    referral = answered(sent(floors), floors.by_gil())
    meeting = draw(floors.board, MAY, "Bureau de mai", kind="feast")
    codes = [one.code for one in proposed(meeting, TODAY)]
    assert codes == [f"answer:{referral.pk}"] == [to_hear(referral).code]
    point = AgendaDraft(title="La réponse", purpose="inform", minutes=5, origin=codes[0])
    said = {"meeting": meeting, "point": point, "version": meeting.version}
    add_point(**said, by=OPERATOR, now=NOW)
    assert Referral.objects.get().heard_on == TODAY
    assert list(proposed(meeting, TODAY)) == []
