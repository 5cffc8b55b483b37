from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import FOUNDED, NOW, OPERATOR, draw, nothing_changes
from tests.interface.web.areas.meetings.people import NEXT, REFUSED, Port, filled, sent, text
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Attendance, Meeting, Reply, Turn
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Seat


@pytest.fixture
def ana(port: Port) -> Client:
    return port.client("ana")


def today(port: Port) -> Meeting:
    """The meeting is held on the day of the tests."""
    Meeting.objects.filter(pk=port.meeting.pk).update(
        starts_at=NOW, ends_at=NOW + timedelta(hours=2)
    )
    return port.again()


# ---- The ladder


@pytest.mark.parametrize(
    ("page", "able"),
    [
        ("meeting_turns", "dora"),
        ("meeting_open", "ana"),
        ("meeting_attendance", "ana"),
        ("meeting_sheet", "aurélien"),
    ],
)
def test_only_those_who_may(port: Port, page: str, able: str) -> None:
    url = port.url(page)
    assert port.client(able).get(url).status_code == 200
    assert port.statuses(url) == REFUSED
    assert [port.client(able).get(port.url(page, pk)).status_code for pk in (0, 10**30)] == [
        404,
        404,
    ]
    assert port.client(able).delete(url).status_code == 405


@pytest.mark.parametrize("page", ["meeting_turns", "meeting_open", "meeting_attendance"])
def test_a_post_of_those_who_may_not_changes_nothing(port: Port, page: str) -> None:
    port.opened()
    acting = f"seat:{port.circle.library.pk}"
    assert port.statuses(port.url(page), sent(acting, version=port.meeting.version)) == REFUSED


def test_answering_is_for_those_who_hold_a_seat(port: Port) -> None:
    port.convened()
    url = port.url("meeting_reply")
    names = ("bao", "gaëlle", "félix", "zoé", "anonymous")
    assert {n: port.client(n).get(url).status_code for n in names} == {
        "bao": 200,
        "gaëlle": 403,
        "félix": 404,
        "zoé": 404,
        "anonymous": 404,
    }
    assert port.client("bao").delete(url).status_code == 405


# ---- Answering


def answering(port: Port, answer: str, seat: Seat | None = None) -> dict[str, Any]:
    return sent(f"seat:{(seat or port.circle.town).pk}", answer=answer)


def replies() -> list[tuple[str, str]]:
    return [(str(r.person), r.answer) for r in Reply.objects.order_by("pk")]


def test_an_answer_is_recorded_and_may_change(port: Port, ana: Client) -> None:
    port.convened()
    assert ana.post(port.url("meeting_reply"), answering(port, "pair"))["Location"] == port.url(
        "meeting"
    )
    assert filled(ana.get(port.url("meeting")))["answer"] == "pair"
    ana.post(port.url("meeting_reply"), answering(port, "attend"))
    assert replies() == [("Ana Ruiz", "attend")]


def test_the_pair_partner_is_named_and_offered_only_to_a_pair(port: Port, ana: Client) -> None:
    port.convened()
    choices = [
        value
        for value, _label in ana.get(port.url("meeting_reply"))
        .context["form"]
        .fields["answer"]
        .choices
    ]
    alone = port.client("bao").get(port.url("meeting")).context["form"].fields["answer"].choices
    assert choices == ["attend", "pair", "excused"]
    assert [value for value, _label in alone] == ["attend", "excused"]
    assert "Aurélien L’Hôte" in text(ana.get(port.url("meeting")))


@pytest.mark.parametrize(
    "wrong",
    [
        {"answer": "maybe"},
        {"answer": ""},
        {"acting": "seat:999"},
        {"gesture": ""},
        {"answer": "x" * 5_000_000},
    ],
)
def test_a_wrong_answer_changes_nothing(port: Port, ana: Client, wrong: dict[str, str]) -> None:
    port.convened()
    with nothing_changes():
        answer = ana.post(port.url("meeting_reply"), {**answering(port, "attend"), **wrong})
    assert (answer.status_code, sorted(answer.context["form"].errors)) == (422, sorted(wrong))


def test_nobody_answers_for_the_seat_of_another(port: Port) -> None:
    port.convened()
    bao = port.client("bao")
    with nothing_changes():
        answer = bao.post(port.url("meeting_reply"), answering(port, "attend", port.circle.town))
    assert sorted(answer.context["form"].errors) == ["acting"]


def test_the_same_answer_sent_twice(port: Port, ana: Client) -> None:
    port.convened()
    data = answering(port, "attend")
    ana.post(port.url("meeting_reply"), data)
    with nothing_changes():
        assert ana.post(port.url("meeting_reply"), {**data, "answer": "excused"}).status_code == 409


def test_no_answer_before_the_invitations_nor_after_the_meeting(port: Port, ana: Client) -> None:
    with nothing_changes():
        early = ana.post(port.url("meeting_reply"), answering(port, "attend"))
    port.convened()
    Meeting.objects.filter(pk=port.meeting.pk).update(
        starts_at=NOW - timedelta(days=2), ends_at=NOW - timedelta(days=1)
    )
    with nothing_changes():
        late = ana.post(port.url("meeting_reply"), answering(port, "attend"))
    assert (early.status_code, late.status_code) == (422, 422)


# ---- Duties


def turning(port: Port, seat: object) -> dict[str, Any]:
    return sent(
        f"office:{port.circle.lead.pk}",
        **{"version": port.meeting.version, "duty-secretary": str(seat)},
    )


def on_duty(port: Port) -> list[str]:
    return [str(turn.seat) for turn in Turn.objects.filter(meeting=port.meeting)]


def test_a_duty_goes_to_a_seat_and_is_freed(port: Port) -> None:
    dora = port.client("dora")
    dora.post(port.url("meeting_turns"), turning(port, port.circle.library.pk))
    assert on_duty(port) == ["Médiathèque"]
    port.again()
    dora.post(port.url("meeting_turns"), turning(port, ""))
    assert on_duty(port) == []


def test_the_seats_that_had_fewest_turns_are_suggested(port: Port) -> None:
    earlier = draw(port.circle.body, NEXT + timedelta(days=14), "Lecture de fin avril")
    assign_turn(meeting=earlier, duty="secretary", seat=port.circle.school, by=OPERATOR, now=NOW)
    field = (
        port.client("dora").get(port.url("meeting_turns")).context["form"].fields["duty-secretary"]
    )
    assert [(value, "1" in str(label)) for value, label in field.choices] == [
        ("", False),
        (str(port.circle.school.pk), True),
        (str(port.circle.library.pk), False),
        (str(port.circle.town.pk), False),
    ]
    assert field.help_text.endswith("Médiathèque, Ville du Port")


def test_a_seat_that_takes_no_turn_is_not_offered_nor_accepted(port: Port) -> None:
    Seat.objects.filter(pk=port.circle.library.pk).update(kind="invited")
    elsewhere = Seat.objects.exclude(body=port.circle.body).get()
    dora = port.client("dora")
    for seat in (port.circle.library.pk, elsewhere.pk, 999, "abc"):
        with nothing_changes():
            answer = dora.post(port.url("meeting_turns"), turning(port, seat))
        assert (answer.status_code, list(answer.context["form"].errors)) == (
            422,
            ["duty-secretary"],
        )


def test_two_browsers_share_out_the_duties(port: Port) -> None:
    dora = port.client("dora")
    first, second = turning(port, port.circle.library.pk), turning(port, port.circle.school.pk)
    dora.post(port.url("meeting_turns"), first)
    with nothing_changes():
        answer = dora.post(port.url("meeting_turns"), second)
    rows = [row.theirs.partition(" (")[0] for row in answer.context["form"].differences()]
    assert (answer.status_code, rows) == (409, ["Médiathèque"])
    dora.post(port.url("meeting_turns"), filled(answer))
    assert on_duty(port) == ["École du Môle"]


# ---- Opening


def opening(port: Port, **fields: Any) -> dict[str, Any]:
    return sent(f"seat:{port.circle.town.pk}", version=port.meeting.version, **fields)


def test_a_meeting_is_opened_on_its_day(port: Port, ana: Client) -> None:
    today(port)
    assert ana.post(port.url("meeting_open"), opening(port))["Location"] == port.url("meeting")
    assert port.again().state == "opened"


def test_on_another_day_one_says_so(port: Port, ana: Client) -> None:
    with nothing_changes():
        answer = ana.post(port.url("meeting_open"), opening(port))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["other_day"])
    assert ana.post(port.url("meeting_open"), opening(port, other_day="on")).status_code == 302


def test_a_meeting_is_opened_once(port: Port, ana: Client) -> None:
    today(port)
    stale = opening(port)
    data = opening(port)
    ana.post(port.url("meeting_open"), data)
    with nothing_changes():
        twice, late = (
            ana.post(port.url("meeting_open"), data),
            ana.post(port.url("meeting_open"), stale),
        )
    assert (twice.status_code, twice.context["form"].already_done) == (409, True)
    assert (late.status_code, late.context["form"].conflict.state) == (409, "opened")


# ---- Attendance


def marking(port: Port, **modes: str) -> dict[str, Any]:
    """What the table posts for these persons (ana, aurélien, bao, chloé), all seen unmarked."""
    circle = port.circle
    pairs = {
        "ana": (circle.town, circle.ana),
        "aurélien": (circle.town, port.aurelien),
        "bao": (circle.library, circle.bao),
        "chloé": (circle.school, circle.chloe),
    }
    fields = {}
    for name, (seat, person) in pairs.items():
        fields[f"mode-{seat.pk}-{person.pk}"] = modes.get(name, "")
        fields[f"seen-{seat.pk}-{person.pk}"] = ""
    return sent(f"seat:{circle.town.pk}", **fields)


def marks() -> list[tuple[str, str, str]]:
    rows = Attendance.objects.order_by("person__sort_key").select_related("person", "entered_by")
    return [(str(a.person), a.mode, str(a.entered_by)) for a in rows]


def test_the_attendance_is_recorded_with_the_hand_that_wrote_it(port: Port, ana: Client) -> None:
    port.opened()
    answer = ana.post(
        port.url("meeting_attendance"),
        marking(port, ana="in_person", bao="remote", chloé="excused"),
    )
    assert answer["Location"] == port.url("meeting")
    assert marks() == [
        ("Chloé Émery", "excused", "Ana Ruiz"),
        ("Ana Ruiz", "in_person", "Ana Ruiz"),
        ("Bao Trần", "remote", "Ana Ruiz"),
    ]
    page = text(port.client("bao").get(port.url("meeting")))
    assert "Ana Ruiz" in page.partition("Bao Trần")[2]


def test_answers_fill_the_table_but_record_nothing(port: Port, ana: Client) -> None:
    port.convened()
    ana.post(port.url("meeting_reply"), answering(port, "pair"))
    port.client("aurélien").post(port.url("meeting_reply"), answering(port, "attend"))
    port.opened()
    with nothing_changes():
        shown = filled(ana.get(port.url("meeting_attendance")))
    town = port.circle.town.pk
    assert shown[f"mode-{town}-{port.circle.ana.pk}"] == "excused"
    assert shown[f"mode-{town}-{port.aurelien.pk}"] == "in_person"
    assert shown[f"mode-{port.circle.library.pk}-{port.circle.bao.pk}"] == ""
    ana.post(port.url("meeting_attendance"), shown)
    assert marks() == [
        ("Aurélien L’Hôte", "in_person", "Ana Ruiz"),
        ("Ana Ruiz", "excused", "Ana Ruiz"),
    ]


def test_a_mark_is_taken_back(port: Port, ana: Client) -> None:
    port.opened()
    ana.post(port.url("meeting_attendance"), marking(port, bao="remote"))
    shown = filled(ana.get(port.url("meeting_attendance")))
    name = f"mode-{port.circle.library.pk}-{port.circle.bao.pk}"
    ana.post(port.url("meeting_attendance"), {**shown, name: ""})
    assert marks() == []


def test_two_hands_mark_different_persons(port: Port, ana: Client) -> None:
    port.opened()
    first, second = marking(port, ana="in_person"), marking(port, bao="remote")
    ana.post(port.url("meeting_attendance"), first)
    assert port.client("aurélien").post(port.url("meeting_attendance"), second).status_code == 302
    assert [(person, mode) for person, mode, _by in marks()] == [
        ("Ana Ruiz", "in_person"),
        ("Bao Trần", "remote"),
    ]


def test_two_hands_on_the_same_person_compare(port: Port, ana: Client) -> None:
    port.opened()
    ana.post(port.url("meeting_attendance"), marking(port, bao="excused", chloé="absent"))
    aurelien = port.client("aurélien")
    with nothing_changes():
        answer = aurelien.post(port.url("meeting_attendance"), marking(port, bao="remote"))
    form = answer.context["form"]
    assert (answer.status_code, len(form.differences())) == (409, 1)
    aurelien.post(port.url("meeting_attendance"), filled(answer))
    assert marks() == [
        ("Chloé Émery", "absent", "Ana Ruiz"),
        ("Bao Trần", "remote", "Aurélien L’Hôte"),
    ]


def test_somebody_who_does_not_hold_the_seat_is_not_marked(port: Port, ana: Client) -> None:
    port.opened()
    forged = {
        f"mode-{port.circle.town.pk}-{port.circle.zoe.pk}": "in_person",
        f"mode-{Seat.objects.exclude(body=port.circle.body).get().pk}-{port.felix.pk}": "in_person",
        f"mode-{port.circle.library.pk}-{port.circle.ana.pk}": "in_person",
    }
    ana.post(port.url("meeting_attendance"), {**marking(port, ana="in_person"), **forged})
    assert [person for person, _mode, _by in marks()] == ["Ana Ruiz"]


def test_a_mode_that_does_not_exist(port: Port, ana: Client) -> None:
    port.opened()
    with nothing_changes():
        answer = ana.post(port.url("meeting_attendance"), marking(port, ana="asleep"))
    assert (answer.status_code, len(answer.context["form"].errors)) == (422, 1)


def test_nothing_is_marked_before_the_opening_nor_once_sealed(port: Port, ana: Client) -> None:
    data = marking(port, ana="in_person")
    with nothing_changes():
        assert ana.post(port.url("meeting_attendance"), data).status_code == 422
    port.opened()
    Meeting.objects.filter(pk=port.meeting.pk).update(sealed_at=NOW)
    with nothing_changes():
        assert ana.post(port.url("meeting_attendance"), data).status_code == 422


def test_the_table_lists_those_who_held_the_seat_that_day(port: Port, ana: Client) -> None:
    give_mandate(
        seat=port.circle.school,
        person=port.circle.zoe,
        starts=NEXT.date() + timedelta(days=1),
        by=OPERATOR,
        now=NOW,
    )
    Seat.objects.filter(pk=port.circle.library.pk).update(starts=FOUNDED)
    port.opened()
    page = text(ana.get(port.url("meeting_sheet")))
    assert ("Chloé Émery" in page, "Zoé Ailleurs" in page) == (True, False)
