from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.domain.builders import NOW, nothing_changes
from tests.interface.web.areas.meetings.people import REFUSED, Port, filled, sent, text
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.networks.models import Seat

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
        "anonymous": 302,
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
    assert choices == ["attend", "remote", "pair", "both", "excused", "tentative"]
    assert [code for code, _label in alone] == ["attend", "remote", "excused", "tentative"]
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


# ---- Opening


def main(answer: HttpResponse) -> str:
    """The main part of a page, as it was sent."""
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def opening(port: Port, **fields: Any) -> dict[str, Any]:
    return sent(f"seat:{port.circle.town.pk}", version=port.meeting.version, **fields)


def test_a_meeting_is_opened_on_its_day(port: Port, ana: Client) -> None:
    port.today()
    assert ana.post(port.url("meeting_open"), opening(port))["Location"] == port.url("meeting")
    assert port.again().state == "opened"


def test_before_its_day_it_cannot_be_opened(port: Port, ana: Client) -> None:
    with nothing_changes():
        page = ana.get(port.url("meeting_open"))
        answer = ana.post(port.url("meeting_open"), opening(port, other_day="on"))
    assert "elle s’ouvre à partir de ce jour-là" in text(page)
    assert [form.count("<button") for form in (main(page), main(answer))] == [0, 0]
    assert answer.status_code == 422
    assert "rien n’en est consigné avant ce jour" in text(answer)


def test_after_its_day_one_says_so(port: Port, ana: Client) -> None:
    port.today()
    yesterday = {"starts_at": NOW - timedelta(days=1), "ends_at": NOW - timedelta(hours=22)}
    Meeting.objects.filter(pk=port.meeting.pk).update(**yesterday)
    with nothing_changes():
        answer = ana.post(port.url("meeting_open"), opening(port))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["other_day"])
    assert ana.post(port.url("meeting_open"), opening(port, other_day="on")).status_code == 302


def test_a_meeting_is_opened_once(port: Port, ana: Client) -> None:
    port.today()
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
