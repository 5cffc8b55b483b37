from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import (
    FOUNDED,
    NOW,
    OPERATOR,
    decided,
    draw,
    in_review,
    seat_of,
)
from tests.interface.web.areas.meetings.people import NEXT, Port, text
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Institution, Person

BEFORE, DURING, AFTER = 8, 10, 10
"""Queries of the page for a member, all included: who has signed in, what is new, charter,
mandates, offices, then ours."""


def cost(client: Client, url: str) -> int:
    from django.db import connection  # noqa: PLC0415  only this test looks at it

    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def crowd(port: Port, number: int) -> list[Actor]:
    """As many more seats, each held by somebody."""
    made = []
    for index in range(number):
        seat = seat_of(port.circle.body, f"Commune n° {index}", "towns")
        person = register_person(given_name="Habitant", family_name=f"n° {index}")
        give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
        made.append(Actor(person, seat=seat))
    return made


def fill(port: Port, meeting: Meeting, people: list[Actor], decisions: int) -> None:
    """Agenda, attendance, decisions and follow-ups."""
    drafts = [AgendaDraft(f"Point {n}", "decide", 5) for n in range(decisions)]
    meeting = set_agenda(
        meeting=meeting, items=drafts, version=meeting.version, by=OPERATOR, now=NOW
    )
    there = [
        *port.circle.holders(),
        *((actor.seat, actor.person) for actor in people if actor.seat),
    ]
    modes = {(seat.pk, person.pk): "in_person" for seat, person in there}
    mark_attendance(meeting=meeting, modes=modes, by=OPERATOR, now=NOW)
    for number in range(decisions):
        decision = decided(port.circle, meeting, title=f"Décision {number}")
        add_follow_up(
            decision=decision, what="Relire", seat=port.circle.town, due=None, by=OPERATOR, now=NOW
        )


@pytest.mark.parametrize("number", [1, 30])
def test_before(port: Port, number: int) -> None:
    meeting = port.convened()
    for actor in crowd(port, number):
        reply(meeting=meeting, answer="attend", by=actor, now=NOW)
    assert cost(port.client("bao"), port.url("meeting")) == BEFORE


@pytest.mark.parametrize("number", [1, 30])
def test_during(port: Port, number: int) -> None:
    people = crowd(port, number)
    fill(port, port.opened(), people, decisions=min(number, 9))
    assert cost(port.client("bao"), port.url("meeting")) == DURING


@pytest.mark.parametrize("number", [1, 30])
@pytest.mark.parametrize("state", ["review", "adopted", "circulated"])
def test_after(port: Port, number: int, state: str) -> None:
    people = crowd(port, number)
    fill(port, port.opened(), people, decisions=min(number, 9))
    minutes = in_review(port.circle, port.again())
    day = {"adopted_on": NOW.date(), "adoption": "silence_days"} if state != "review" else {}
    day |= {"circulated_on": NOW.date()} if state == "circulated" else {}
    Minutes.objects.filter(pk=minutes.pk).update(state=state, **day)
    assert cost(port.client("bao"), port.url("meeting")) == AFTER


def test_the_agenda_says_when_each_point_begins_and_whether_it_fits(port: Port) -> None:
    items = [
        AgendaDraft("Accueil", "inform", 20),
        AgendaDraft("Choix d’été", "decide", 115, "l’École"),
    ]
    set_agenda(
        meeting=port.meeting, items=items, version=port.meeting.version, by=OPERATOR, now=NOW
    )
    page = port.client("bao").get(port.url("meeting")).context["page"]
    assert [line.at.replace("\xa0", " ") for line in page.agenda.lines] == ["11 h", "11 h 20"]
    assert (page.agenda.total, page.agenda.overrun) == (135, 15)


def test_a_cancelled_meeting_says_so_and_offers_nothing(port: Port) -> None:
    Meeting.objects.filter(pk=port.meeting.pk).update(state="cancelled", reason="Grève")
    answer = port.client("ana").get(port.url("meeting"))
    page = answer.context["page"]
    assert (page.step, page.asks, page.acts, answer.context["form"], "Grève" in text(answer)) == (
        0,
        [],
        [],
        None,
        True,
    )


def test_a_meeting_of_two_days(port: Port) -> None:
    meeting = draw(port.circle.body, NEXT + timedelta(days=7), "Séminaire")
    Meeting.objects.filter(pk=meeting.pk).update(ends_at=meeting.ends_at + timedelta(days=1))
    page = port.client("ana").get(port.url("meeting", meeting.pk)).context["page"]
    assert (page.chosen.on.isoformat(), page.last_day.isoformat()) == ("2027-04-22", "2027-04-23")


@pytest.mark.parametrize("sealed", [False, True])
def test_an_absence_is_said_once_beside_its_seat_and_once_in_the_count(
    port: Port, sealed: bool
) -> None:
    """During the sitting and afterwards: « excusé » and « 1 excusé », both of a pair together."""
    meeting, circle = port.opened(), port.circle
    modes = {(seat.pk, person.pk): "in_person" for seat, person in circle.holders()}
    modes |= {(circle.town.pk, one.pk): "excused" for one in (circle.ana, port.aurelien)}
    mark_attendance(meeting=meeting, modes=modes, by=OPERATOR, now=NOW)
    if sealed:
        in_review(circle, port.again())
    page = text(port.client("bao").get(port.url("meeting")))
    assert (page.count("excusé"), page.count("1 excusé")) == (2, 1)


def throng(port: Port, number: int) -> None:
    """As many seats of the towns, each held by somebody."""
    named = [Institution(name=f"Commune {index:04}") for index in range(number)]
    people = [Person(given_name="Habitant", family_name=f"{index:04}") for index in range(number)]
    said = {"body": port.circle.body, "college": "towns", "starts": FOUNDED}
    made = Institution.objects.bulk_create(named)
    pairs = zip(made, Person.objects.bulk_create(people), strict=True)
    held = [(Seat(institution=institution, **said), person) for institution, person in pairs]
    Seat.objects.bulk_create([seat for seat, _person in held])
    Mandate.objects.bulk_create([Mandate(seat=s, person=p, starts=FOUNDED) for s, p in held])


def shown(client: Client, url: str) -> tuple[Any, HttpResponse]:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.context["page"], answer


def names_in(client: Client, url: str, address: str) -> list[str]:
    """The seats that an address of the page opens, all its pages one after the other."""
    found, page = [], 1
    while True:
        asked = address.replace("#", f"&page={page}#")
        board = shown(client, url + asked)[0].board
        found += [line.seat.name for line in board.lines]
        if not board.page.has_next():
            return found
        page += 1


def test_many_seats_are_counted_and_each_is_one_link_away(port: Port) -> None:
    """By college, by where they stand, one's own in sight; nothing is lost between two pages."""
    port.convened()
    throng(port, 60)
    client, url = port.client("ana"), port.url("meeting")
    reply(meeting=port.meeting, answer="attend", by=port.circle.by_ana(), now=NOW)
    page, answer = shown(client, url)
    assert [line.seat.name for line in page.board.lines] == ["Ville du Port"]
    assert [(c.name, list(c.words)) for c in page.board.colleges] == [
        ("Communes", ["1 siège sera là sur 62", "61 sans réponse"]),
        ("Médiathèques", ["0 siège sera là sur 1", "1 sans réponse"]),
    ]
    towns, others = (names_in(client, url, college.url) for college in page.board.colleges)
    assert (len(towns), len(set(towns)), towns[-1]) == (62, 62, "Ville du Port")
    assert others == ["Médiathèque"]
    coming, silent = (names_in(client, url, said.url) for said in page.board.summary)
    assert (coming, len(silent), set(silent) & set(coming)) == (["Ville du Port"], 62, set())
    everything, _answer = shown(client, f"{url}?show=all")
    assert len(everything.board.lines) == 63
    assert len(answer.content) < 60_000


def test_what_no_address_names_is_said_empty(port: Port) -> None:
    throng(port, 60)
    page, answer = shown(port.client("bao"), port.url("meeting") + "?open=seats&college=moon")
    assert (page.board.lines, "Aucun siège n’est dans ce cas." in text(answer)) == ([], True)


def test_a_long_agenda_and_many_decisions_come_page_by_page(port: Port) -> None:
    meeting = port.opened()
    fill(port, meeting, [], decisions=1)
    points = [AgendaItem(meeting=meeting, position=n, title=f"P{n}") for n in range(2, 42)]
    AgendaItem.objects.bulk_create(points)
    known = Decision.objects.get()
    for number in range(20):
        known.pk, known._state.adding = None, True
        known.reference, known.outcome, known.concluded_at = f"D-{number:02}", "", None
        known.save(force_insert=True)
    client, url = port.client("bao"), port.url("meeting")
    page, answer = shown(client, url)
    second, _answer = shown(client, f"{url}?open=decisions&page=2")
    beyond, _answer = shown(client, f"{url}?open=decisions&page=900")
    last, _answer = shown(client, f"{url}?open=agenda&page=6")
    everything, _answer = shown(client, f"{url}?show=all")
    assert [len(p.decisions) for p in (page, second, beyond, last)] == [5, 5, 5, 5]
    assert [len(p.agenda.lines) for p in (page, second, last)] == [8, 8, 1]
    assert (len(everything.decisions), len(everything.agenda.lines)) == (21, 41)
    assert (page.decided.total, page.decided.pending) == (21, 20)
    (line,) = last.agenda.lines
    assert (line.number, line.at.replace("\xa0", " ")) == (41, "19 h 50")
    assert 'href="?open=decisions&amp;page=2#decisions"' in answer.content.decode()


def test_a_long_list_is_folded_on_a_phone_until_it_is_opened(port: Port) -> None:
    """Once the sitting is over: the points, and what is to be done, below their headings."""
    meeting = port.opened()
    fill(port, meeting, [], decisions=1)
    client, url = port.client("bao"), port.url("meeting")
    points = [AgendaItem(meeting=meeting, position=n, title=f"P{n}") for n in range(2, 9)]
    AgendaItem.objects.bulk_create(points)
    decision = Decision.objects.get()
    for number in range(4):
        FollowUp.objects.create(decision=decision, what=f"A{number}", seat=port.circle.town)
    in_review(port.circle, port.again())
    folds = {}
    for query in ("", "?open=agenda", "?open=tasks", "?show=all"):
        html = client.get(url + query).content.decode()
        folds[query] = ["open" in fold for fold in re.findall(r"tdt-fold\"([^>]*)>", html)]
    assert folds == {
        "": [False, False, False],
        "?open=agenda": [False, False, True],
        "?open=tasks": [True, False, False],
        "?show=all": [True, True, True],
    }
