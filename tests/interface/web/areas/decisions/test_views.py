from __future__ import annotations

from datetime import date, timedelta

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import (
    NOW,
    TODAY,
    agreed,
    concluded,
    consent,
    decided,
    draw,
    propose,
    stated,
)
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
    opposed,
    sent,
)
from tourdetable.domain.decisions.actions.follow_up import add_follow_up
from tourdetable.domain.decisions.actions.terms import entrust
from tourdetable.domain.decisions.models import FollowUp


def test_who_reads_a_decision(room: Room) -> None:
    decision = decided(room.circle, room.meeting)
    url = room.url("decision", decision.pk)
    names = (SECRETARY, COLLEAGUE, NEIGHBOUR, STRANGER, ANONYMOUS)
    assert [room.client(name).get(url).status_code for name in names] == [200, 200, 404, 404, 302]
    assert room.client(SECRETARY).get(room.url("decision", 9999)).status_code == 404
    assert room.client(SECRETARY).post(url).status_code == 405


def test_the_number_of_queries_does_not_depend_on_the_number_of_positions(
    room: Room, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    circle, ana = room.circle, room.client(SECRETARY)
    one = stated(circle, propose(circle, room.meeting), consent(circle.town))
    three = stated(
        circle,
        propose(circle, room.meeting),
        *map(consent, (circle.town, circle.library, circle.school)),
    )
    ana.get(room.url("decision", one.pk))
    for decision in (one, three):
        with django_assert_num_queries(7):
            ana.get(room.url("decision", decision.pk))


def test_what_follows_is_brought_back_to_the_next_meeting(room: Room) -> None:
    circle = room.circle
    decision = decided(circle, room.meeting)
    said = {"what": "Acheter le livre", "seat": circle.library, "due": None}
    add_follow_up(decision=decision, **said, by=circle.by_ana(), now=NOW)
    june = draw(circle.body, NOW + timedelta(days=65), "Lecture de juin")
    url, client = room.url("body_follow_up", "port"), room.client(LEAD)
    form = client.get(url).context["form"]
    assert list(form.fields["actions"].choices) == [
        (str(FollowUp.objects.get().pk), "Acheter le livre — Médiathèque")
    ]
    assert "Acheter le livre" in room.client(COLLEAGUE).get(url).content.decode()
    data = sent(0, version=june.version, actions=[FollowUp.objects.get().pk])
    data["acting"] = f"office:{circle.lead.pk}"
    assert client.post(url, data)["Location"] == room.url("meeting", june.pk)
    (point,) = june.agenda.all()
    assert "Acheter le livre" in point.note


def test_the_register_is_searched_by_where_decisions_stand(room: Room, ana: Client) -> None:
    circle = room.circle
    former = decided(circle, room.meeting)
    later = propose(circle, room.meeting, "Lire Woolf", supersedes=former)
    later = concluded(circle, agreed(circle, later))
    past = {"what": "Lire", "seat": circle.town, "due": date(2027, 4, 1)}
    add_follow_up(decision=later, **past, by=circle.by_ana(), now=NOW)
    disputed = opposed(room, title="Lire Sand")
    terms = {"owner": None, "due": None, "review_on": TODAY, "by": circle.by_ana(), "now": NOW}
    entrust(decision=disputed, version=disputed.version, **terms)
    found = {}
    for code in ("dissent", "undone", "late", "review", "replaced"):
        page = ana.get(room.url("decisions"), {"stands": code})
        found[code] = [row.decision.title for row in page.context["rows"]]
    assert found == {
        "dissent": ["Lire Sand"],
        "undone": ["Lire Woolf"],
        "late": ["Lire Woolf"],
        "review": ["Lire Sand"],
        "replaced": ["Lire Colette"],
    }
