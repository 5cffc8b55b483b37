"""The turns of a body: who reads them, what the table says, sharing them out for the year."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import NOW, OPERATOR, draw
from tests.interface.web.areas.meetings.people import NEXT, Port, filled, text
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Turn


def test_those_who_sit_read_the_next_names(port: Port) -> None:
    url = port.url("rota", "port")
    draw(port.circle.body, NEXT + timedelta(days=28), "Lecture de mai")
    page = text(port.client("bao").get(url))
    assert "Médiathèque" in page
    assert "Lecture de mai" in page
    assert port.client("félix").get(url).status_code == 404
    assert port.client("zoé").get(url).status_code == 404


def test_the_page_asks_as_many_questions_for_three_meetings_as_for_thirty(
    port: Port, django_assert_max_num_queries: object
) -> None:
    for weeks in range(1, 30):
        meeting = draw(port.circle.body, NEXT + timedelta(days=7 * weeks), f"Lecture {weeks}")
        if weeks < 12:
            assign_turn(
                meeting=meeting, duty="secretary", seat=port.circle.school, by=OPERATOR, now=NOW
            )
    client = port.client("dora")
    client.get(port.url("rota", "port"))
    with django_assert_max_num_queries(13):  # type: ignore[operator]  # a fixture
        client.get(port.url("rota", "port"))


def test_whoever_shares_turns_out_records_those_that_are_foreseen(port: Port) -> None:
    may = draw(port.circle.body, NEXT + timedelta(days=28), "Lecture de mai")
    june = draw(port.circle.body, NEXT + timedelta(days=56), "Lecture de juin")
    dora, url = port.client("dora"), port.url("rota_share", "port")
    page = dora.get(url)
    answer = dora.post(url, filled(page))
    assert answer.status_code == 302, text(answer)
    rows = Turn.objects.filter(meeting__in=(may, june)).order_by("meeting__starts_at")
    assert [str(turn.seat) for turn in rows] == ["École du Môle", "Médiathèque"]


def test_turns_of_the_season_to_come_are_shared_out_too(port: Port) -> None:
    autumn = draw(port.circle.body, NEXT + timedelta(days=7 * 24), "Lecture de rentrée")
    dora, url = port.client("dora"), port.url("rota_share", "port")
    answer = dora.post(url, filled(dora.get(url)))
    assert answer.status_code == 302, text(answer)
    assert Turn.objects.filter(meeting=autumn).count() == 1


def test_a_turn_that_was_given_meanwhile_is_not_overwritten(port: Port) -> None:
    may = draw(port.circle.body, NEXT + timedelta(days=28), "Lecture de mai")
    dora, url = port.client("dora"), port.url("rota_share", "port")
    page = dora.get(url)
    assign_turn(meeting=may, duty="secretary", seat=port.circle.town, by=OPERATOR, now=NOW)
    answer = dora.post(url, filled(page))
    assert answer.status_code == 422
    assert "Lecture de mai" in text(answer)
    assert str(Turn.objects.get(meeting=may).seat) == "Ville du Port"


def test_a_colleague_does_not_share_turns_out(port: Port) -> None:
    assert port.client("bao").get(port.url("rota_share", "port")).status_code == 403
