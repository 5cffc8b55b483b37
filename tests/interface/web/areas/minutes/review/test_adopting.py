from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import (
    APRIL,
    FOUNDED,
    NOW,
    OPERATOR,
    charter,
    concluded,
    consent,
    decided,
    found_circle,
    hold,
    in_review,
    nothing_changes,
    objection,
    propose,
    stated,
)
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    REFUSED,
    SECRETARY,
    Room,
    furnish,
    sent,
)
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.actions.minutes import write
from tourdetable.domain.minutes.actions.remarks import remark
from tourdetable.domain.minutes.models import Approval, Minutes, Remark
from tourdetable.domain.networks.actions.founding import install_body


def room_where(**rule: object) -> Room:
    """The circle with another rule of adoption."""
    circle = found_circle(charter(**rule))
    return furnish(circle, hold(circle))


@pytest.fixture
def minutes(room: Room) -> Minutes:
    return in_review(room.circle, room.meeting)


def state(room: Room) -> str:
    return Minutes.objects.get(meeting=room.meeting).state


def ask(room: Room, minutes: Minutes) -> Remark:
    circle = room.circle
    return remark(
        minutes=minutes,
        seat=circle.library,
        words="Une date est fausse.",
        by=circle.by_bao(),
        now=NOW,
    )


# ---- At the next meeting


def test_without_a_later_meeting_nothing_is_offered(room: Room, minutes: Minutes) -> None:
    ana, url = room.client(SECRETARY), room.url("minutes_adopt", room.meeting.pk)
    assert ana.get(url).context["progress"].ready is False
    with nothing_changes():
        data = sent(room.circle.town.pk, version=minutes.version, decision="new")
        assert ana.post(url, data).status_code == 422


def test_the_next_meeting_adopts_and_it_is_one_of_its_decisions(
    room: Room, minutes: Minutes
) -> None:
    later = hold(room.circle, APRIL, "Lecture d’avril")
    data = sent(room.circle.town.pk, version=minutes.version, decision="new")
    answer = room.client(SECRETARY).post(room.url("minutes_adopt", room.meeting.pk), data)
    minutes.refresh_from_db()
    assert (answer.status_code, minutes.state, minutes.adopted_at) == (302, "adopted", later)
    assert (minutes.decision.meeting, minutes.decision.positions.count()) == (later, 3)


def test_another_decision_of_the_meeting_does_not_adopt(room: Room, minutes: Minutes) -> None:
    later = hold(room.circle, APRIL, "Lecture d’avril")
    ana, url = room.client(SECRETARY), room.url("minutes_adopt", room.meeting.pk)
    other = decided(room.circle, later, title="Lire Colette")
    with nothing_changes():
        data = sent(room.circle.town.pk, version=minutes.version, decision=other.pk)
        answer = ana.post(url, data)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["decision"])


def test_it_is_put_as_a_proposal_where_seats_do_not_all_agree(room: Room, minutes: Minutes) -> None:
    later = hold(room.circle, APRIL, "Lecture d’avril")
    ana = room.client(SECRETARY)
    page = ana.get(room.url("minutes_adopt", room.meeting.pk))
    url = room.url("decision_new_with", later.pk, "adopt_minutes", minutes.pk)
    assert page.context["proposal"] == url
    title = ana.get(url).context["form"].initial["title"]
    assert ana.post(url, sent(room.circle.town.pk, title=title, text="")).status_code == 302
    decision = later.decisions.get()
    shown = ana.get(room.url("decision", decision.pk))
    assert room.url("minutes", room.meeting.pk) in shown.content.decode()
    positions = [consent(room.circle.town), objection(room.circle.school)]
    decision = stated(room.circle, decision, *positions)
    concluded(room.circle, decision, "adopted_with_dissent")
    minutes.refresh_from_db()
    assert (minutes.state, minutes.decision, minutes.adopted_at) == ("adopted", decision, later)


def test_minutes_of_another_body_are_not_put(room: Room, minutes: Minutes) -> None:
    later = hold(room.circle, APRIL, "Lecture d’avril")
    elsewhere = install_body(
        network=room.circle.network,
        kind="circle",
        name="Bourg",
        slug="faubourg",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    Meeting.objects.filter(pk=room.meeting.pk).update(body=elsewhere)
    url = room.url("decision_new_with", later.pk, "adopt_minutes", minutes.pk)
    assert room.client(SECRETARY).get(url).status_code == 404


def test_it_is_added_to_a_proposal(room: Room, minutes: Minutes) -> None:
    decision = propose(room.circle, hold(room.circle, APRIL, "Lecture d’avril"))
    ana, url = room.client(SECRETARY), room.url("decision_effect_add", decision.pk, "adopt_minutes")
    assert list(ana.get(url).context["form"].fields["minutes"].rows.values()) == [minutes]
    data = sent(room.circle.town.pk, version=decision.version, minutes=minutes.pk)
    assert ana.post(url, data).status_code == 302
    assert decision.effects.get().minutes == minutes.pk


def test_adopting_twice_adopts_once(room: Room, minutes: Minutes) -> None:
    hold(room.circle, APRIL, "Lecture d’avril")
    ana, data = (
        room.client(SECRETARY),
        sent(room.circle.town.pk, version=minutes.version, decision="new"),
    )
    statuses = [
        ana.post(room.url("minutes_adopt", room.meeting.pk), data).status_code for _ in range(2)
    ]
    assert (statuses, Decision.objects.count()) == ([302, 409], 1)


def test_only_those_who_write_or_decide_may_record_it(room: Room, minutes: Minutes) -> None:
    assert room.statuses(room.url("minutes_adopt", room.meeting.pk), {}) == REFUSED


# ---- By silence


def test_silence_adopts_on_its_day_and_not_before(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = room_where(adoption="silence_days", days=10)
    minutes = in_review(room.circle, room.meeting)
    ana, url = room.client(SECRETARY), room.url("minutes_adopt", room.meeting.pk)
    with nothing_changes():
        assert ana.post(url, sent(room.circle.town.pk, version=minutes.version)).status_code == 422
    monkeypatch.setattr(
        "tourdetable.interface.web.base.clock.now", lambda: NOW + timedelta(days=10)
    )
    assert ana.post(url, sent(room.circle.town.pk, version=minutes.version)).status_code == 302
    assert state(room) == "adopted"


# ---- By seats


def test_two_seats_adopt_and_never_one_alone(db: None) -> None:
    room = room_where(adoption="seats")
    minutes = in_review(room.circle, room.meeting)
    url, circle = room.url("minutes_approve", room.meeting.pk), room.circle
    room.client(SECRETARY).post(url, sent(circle.town.pk, version=minutes.version))
    assert state(room) == "review"
    room.client(COLLEAGUE).post(url, sent(circle.library.pk, version=minutes.version))
    assert state(room) == "adopted"


def test_one_does_not_approve_for_somebody_elses_seat(db: None) -> None:
    room = room_where(adoption="seats")
    minutes = in_review(room.circle, room.meeting)
    bao = room.client(COLLEAGUE)
    with nothing_changes():
        data = sent(room.circle.school.pk, version=minutes.version)
        assert bao.post(room.url("minutes_approve", room.meeting.pk), data).status_code == 422


def test_a_text_that_changed_meanwhile_is_not_approved(db: None) -> None:
    room = room_where(adoption="seats")
    minutes = in_review(room.circle, room.meeting)
    write(minutes=minutes, text="Autre.", version=minutes.version, by=room.circle.by_ana(), now=NOW)
    data = sent(room.circle.library.pk, version=minutes.version)
    answer = room.client(COLLEAGUE).post(room.url("minutes_approve", room.meeting.pk), data)
    assert (answer.status_code, Approval.objects.count()) == (409, 0)


def test_recording_the_adoption_leads_to_approving(db: None) -> None:
    room = room_where(adoption="seats")
    in_review(room.circle, room.meeting)
    answer = room.client(SECRETARY).get(room.url("minutes_adopt", room.meeting.pk))
    assert answer["Location"] == room.url("minutes_approve", room.meeting.pk)


def test_a_seat_does_not_approve_where_the_charter_says_otherwise(
    room: Room, minutes: Minutes
) -> None:
    bao = room.client(COLLEAGUE)
    with nothing_changes():
        data = sent(room.circle.library.pk, version=minutes.version)
        assert bao.post(room.url("minutes_approve", room.meeting.pk), data).status_code == 422


# ---- Remarks


def test_an_open_remark_holds_adoption_back(room: Room, minutes: Minutes) -> None:
    hold(room.circle, APRIL, "Lecture d’avril")
    ask(room, minutes)
    ana = room.client(SECRETARY)
    with nothing_changes():
        data = sent(room.circle.town.pk, version=minutes.version, decision="new")
        assert ana.post(room.url("minutes_adopt", room.meeting.pk), data).status_code == 422


@pytest.mark.parametrize("view", ["minutes_remark", "minutes_approve"])
def test_only_seats_of_the_body_speak(room: Room, minutes: Minutes, view: str) -> None:
    url = room.url(view, room.meeting.pk)
    statuses = room.statuses(url, {})
    assert (statuses.pop(COLLEAGUE), set(statuses.values())) == (422, {302, 404})
    assert room.client("dora").post(url, {}).status_code == 403
    assert room.client(NEIGHBOUR).get(url).status_code == 404
