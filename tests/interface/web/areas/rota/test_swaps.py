"""Swapping a turn, giving it up, offering oneself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW, OPERATOR, draw
from tests.interface.web.areas.meetings.people import NEXT, Port, filled, text
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.rota.models import SkippedTurn, Swap


@pytest.fixture
def may(port: Port) -> Meeting:
    """A meeting where the library is on duty."""
    meeting = draw(port.circle.body, NEXT + timedelta(days=28), "Lecture de mai")
    assign_turn(meeting=meeting, duty="secretary", seat=port.circle.library, by=OPERATOR, now=NOW)
    return meeting


def takers() -> list[str]:
    rows = Turn.objects.filter(meeting__starts_at__gte=NEXT).order_by("meeting__starts_at")
    return [str(turn.seat) for turn in rows]


def asked(port: Port, may: Meeting) -> Swap:
    """Ana asks the library to swap April against May."""
    ana, url = port.client("ana"), port.url("turn_swap", port.meeting.pk, "secretary")
    what = f"{port.circle.library.pk}:{may.pk}:secretary"
    answer = ana.post(url, filled(ana.get(url), what=what, words="Je suis en congé."))
    assert answer.status_code == 302, text(answer)
    return Swap.objects.get()


def test_a_swap_is_asked_then_accepted(port: Port, may: Meeting) -> None:
    swap = asked(port, may)
    assert takers() == ["Ville du Port", "Médiathèque"]
    bao = port.client("bao")
    page = bao.get(port.url("swap", swap.pk))
    assert "Je suis en congé." in text(page)
    answer = bao.post(port.url("swap_accept", swap.pk), filled(page))
    assert answer.status_code == 302, text(answer)
    assert takers() == ["Médiathèque", "Ville du Port"]
    swap.refresh_from_db()
    assert (swap.state, swap.answered_by) == ("accepted", port.circle.bao)


def test_a_swap_is_refused(port: Port, may: Meeting) -> None:
    swap = asked(port, may)
    bao, url = port.client("bao"), port.url("swap_refuse", swap.pk)
    assert bao.post(url, filled(bao.get(url))).status_code == 302
    assert takers() == ["Ville du Port", "Médiathèque"]
    again = bao.get(port.url("swap_accept", swap.pk))
    answer = bao.post(port.url("swap_accept", swap.pk), filled(again))
    assert answer.status_code == 422
    assert "refus" in text(answer)


def test_whoever_asked_takes_it_back(port: Port, may: Meeting) -> None:
    swap = asked(port, may)
    ana, url = port.client("ana"), port.url("swap_withdraw", swap.pk)
    assert ana.post(url, filled(ana.get(url))).status_code == 302
    assert Swap.objects.get().state == "withdrawn"


def test_nobody_answers_for_a_seat_that_was_not_asked(port: Port, may: Meeting) -> None:
    swap = asked(port, may)
    for page in ("swap_accept", "swap_refuse"):
        assert port.client("chloé").get(port.url(page, swap.pk)).status_code == 403
        assert port.client("félix").get(port.url(page, swap.pk)).status_code == 404


def test_a_swap_whose_turn_went_elsewhere_cannot_be_accepted(port: Port, may: Meeting) -> None:
    swap = asked(port, may)
    assign_turn(
        meeting=port.meeting, duty="secretary", seat=port.circle.school, by=OPERATOR, now=NOW
    )
    bao, url = port.client("bao"), port.url("swap_accept", swap.pk)
    answer = bao.post(url, filled(bao.get(url)))
    assert answer.status_code == 422
    assert takers() == ["École du Môle", "Médiathèque"]


def test_a_turn_given_up_is_free_and_said_with_its_reason(port: Port) -> None:
    ana, url = port.client("ana"), port.url("turn_skip", port.meeting.pk, "secretary")
    answer = ana.post(url, filled(ana.get(url), reason="Absente ce jour-là"))
    assert answer.status_code == 302, text(answer)
    assert takers() == []
    assert SkippedTurn.objects.get().reason == "Absente ce jour-là"
    assert "Absente ce jour-là" in text(port.client("bao").get(port.url("rota", "port")))


def test_a_reason_is_asked(port: Port) -> None:
    ana, url = port.client("ana"), port.url("turn_skip", port.meeting.pk, "secretary")
    assert ana.post(url, filled(ana.get(url), reason=" ")).status_code == 422
    assert takers() == ["Ville du Port"]


def test_somebody_offers_themselves_for_a_free_turn(port: Port) -> None:
    Turn.objects.all().delete()
    bao, url = port.client("bao"), port.url("turn_offer", port.meeting.pk, "secretary")
    assert bao.post(url, filled(bao.get(url))).status_code == 302
    assert takers() == ["Médiathèque"]
    chloe = port.client("chloé")
    assert "Médiathèque" in text(chloe.get(url))
