from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.domain.builders import APRIL, NOW, OPERATOR, TODAY, Circle, draw
from tests.domain.search.people import bring_up, found, titles
from tests.domain.topics.builders import put_forward
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.search.actions import feeding
from tourdetable.domain.search.actions.feeding import go_on, is_up_to_date, make_anew, refresh
from tourdetable.domain.search.models import (
    FORMER,
    SearchEntry,
    SearchGeneration,
    SearchSpelling,
)
from tourdetable.domain.topics.actions.putting import withdraw_topic
from tourdetable.domain.topics.models import Topic


def test_what_was_recorded_is_indexed_before_a_search_answers(
    circle: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    assert found(circle, circle.ana, "partout") == []
    put_forward(circle, "Partout")
    assert titles(circle, circle.ana, "partout") == []
    assert refresh(network=circle.network, on=TODAY)
    assert titles(circle, circle.ana, "partout") == ["Partout"]
    with django_assert_num_queries(3):
        assert refresh(network=circle.network, on=TODAY)


def test_points_that_are_taken_off_an_agenda_are_found_no_more(circle: Circle) -> None:
    meeting = draw(circle.body, APRIL, "Avril")
    for title in ("Le budget", "Les travaux"):
        points = [AgendaDraft(title=title, purpose="discuss", minutes=10)]
        version = meeting.version
        meeting = set_agenda(meeting=meeting, items=points, version=version, by=OPERATOR, now=NOW)
        assert found(circle, circle.ana, title) == [title]
    assert titles(circle, circle.ana, "budget") == []


def test_a_long_journal_is_read_piece_by_piece(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up(circle)
    monkeypatch.setattr(feeding, "EVENTS", 2)
    for number in range(5):
        put_forward(circle, f"Sujet {number}")
    counts = []
    for _piece in range(3):
        refresh(network=circle.network, on=TODAY)
        counts.append(len(titles(circle, circle.ana, "sujet")))
    assert counts == [2, 4, 5]
    assert is_up_to_date(circle.network, TODAY)


def test_another_index_is_made_beside_the_one_that_answers(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        put_forward(circle, f"Sujet {number}")
    bring_up(circle)
    former = SearchGeneration.objects.get().pk
    make_anew(network=circle.network)
    monkeypatch.setattr(feeding, "ROWS", 4)
    monkeypatch.setattr(feeding, "TAKEN", 2)
    seen = []
    while not is_up_to_date(circle.network, TODAY):
        if len(seen) == 1:
            put_forward(circle, "Sujet nouveau")
        go_on(network=circle.network, on=TODAY, wait=True)
        assert refresh(network=circle.network, on=TODAY)
        seen.append(sorted(titles(circle, circle.ana, "sujet")))
    old = ["Sujet 0", "Sujet 1", "Sujet 2"]
    assert len(seen) > 3
    assert (seen[0], {tuple(one) for one in seen[1:]}) == (old, {(*old, "Sujet nouveau")})
    assert SearchGeneration.objects.get().pk != former
    assert set(SearchEntry.objects.values_list("generation", flat=True)) == {former + 1}
    assert set(SearchSpelling.objects.values_list("generation", flat=True)) == {former + 1}


def test_a_program_that_indexes_otherwise_makes_its_own(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_forward(circle, "Partout")
    bring_up(circle)
    monkeypatch.setattr(feeding, "MADE", "another")
    monkeypatch.setattr(feeding, "ROWS", 4)
    while not is_up_to_date(circle.network, TODAY):
        go_on(network=circle.network, on=TODAY, wait=True)
        assert titles(circle, circle.ana, "partout") == ["Partout"]
    assert SearchGeneration.objects.get().made == "another"


def test_a_first_index_answers_with_what_there_is_of_it(
    circle: Circle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeding, "ROWS", 7)
    draw(circle.body, APRIL, "Avril")
    assert not refresh(network=circle.network, on=TODAY)
    assert titles(circle, circle.ana, "médiathèque") == ["Médiathèque", "Bao Trần"]
    assert found(circle, circle.ana, "avril") == ["Avril"]


def test_what_goes_is_found_no_more_and_what_stays_keeps_its_place(circle: Circle) -> None:
    first, second = put_forward(circle, "Sujet un"), put_forward(circle, "Sujet deux")
    bring_up(circle)
    kept = SearchEntry.objects.get(source="topic", about=first.pk).pk
    for topic in (first, second):
        withdraw_topic(topic=topic, version=1, words="", by=circle.by_bao(), now=NOW)
    Topic.objects.filter(pk=second.pk).delete()
    assert found(circle, circle.ana, "sujet") == ["Sujet un"]
    assert SearchEntry.objects.get(source="topic").pk == kept


def test_a_piece_of_work_changes_nothing_where_all_is_done(circle: Circle) -> None:
    bring_up(circle)
    before = list(SearchEntry.objects.values_list("pk", "tokens"))
    go_on(network=circle.network, on=TODAY, wait=True)
    go_on(network=circle.network, on=TODAY + timedelta(days=1))
    assert list(SearchEntry.objects.values_list("pk", "tokens")) == before


def test_who_searches_leaves_the_making_of_another_index_to_the_background(
    circle: Circle,
) -> None:
    bring_up(circle)
    make_anew(network=circle.network)
    put_forward(circle, "Partout")
    assert found(circle, circle.ana, "partout") == ["Partout"]
    live, made = SearchGeneration.objects.order_by("-live")
    assert (made.stage, made.given, live.given > 0) == (0, 0, True)


def test_two_who_search_at_once_begin_one_index(circle: Circle) -> None:
    one = SearchGeneration.objects.create(network=circle.network, live=True, made="x")
    for _again in range(2):
        make_anew(network=circle.network)
    beside = SearchGeneration.objects.exclude(pk=one.pk).order_by("pk")
    assert [made.made == FORMER for made in beside] == [True, False]
