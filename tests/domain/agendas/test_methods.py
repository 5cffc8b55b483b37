"""The methods that a network has, and how one fills a point."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.core.methods.samples import ECHO
from tests.domain.builders import NOW, OPERATOR, Circle
from tourdetable.core.methods.reading import read_method
from tourdetable.core.methods.terms import WorkMethod
from tourdetable.domain.agendas.actions.methods import add_method
from tourdetable.domain.agendas.methods import (
    fill,
    kept_methods,
    methods_of,
    shipped_methods,
    steps_in_words,
)
from tourdetable.domain.agendas.models import NetworkMethod
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Network

SAMPLE = read_method(ECHO)


def added(network: Network, text: str = ECHO) -> NetworkMethod:
    return add_method(network=network, text=text, by=OPERATOR, now=NOW)


def named(code: str) -> WorkMethod:
    return next(one for one in shipped_methods() if one.code == code)


def test_a_network_has_those_of_the_program_and_its_own(
    circle: Circle, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    added(circle.network)
    with django_assert_num_queries(1):
        titles = [one.title for one in methods_of(circle.network)]
    assert len(titles) == len(shipped_methods()) + 1
    assert titles[titles.index("Décision par consentement") + 1] == "Écho"


def test_its_own_takes_the_place_of_one_of_the_program(circle: Circle) -> None:
    added(circle.network, ECHO.replace('"echo"', '"meteo"'))
    found = {one.code: one.title for one in methods_of(circle.network)}
    assert (len(found), found["meteo"]) == (len(shipped_methods()), "Écho")


def test_a_text_that_is_no_longer_read_is_told_and_not_offered(circle: Circle) -> None:
    row = added(circle.network)
    NetworkMethod.objects.update(text=ECHO.replace("at_most", "at_moost"))
    assert "echo" not in [one.code for one in methods_of(circle.network)]
    (kept,) = (one for one in kept_methods(circle.network) if one.method is None)
    assert (kept.row, kept.code) == (row, "echo")
    assert kept.why.startswith("Line 9, “at_moost”: unknown key.")


@pytest.mark.parametrize(("people", "minutes"), [(None, 10), (4, 11), (10, 20)])
def test_a_point_lasts_as_long_as_those_who_come_need(people: int | None, minutes: int) -> None:
    point = fill(AgendaItem(title="Nouvelles"), SAMPLE, people)
    assert (point.method, point.minutes) == ("echo", minutes)


def test_filling_an_empty_point_says_all() -> None:
    point = fill(AgendaItem(title="Le lieu"), named("consentement"), 10)
    assert (point.purpose, point.minutes) == ("decide", 48)
    assert point.question == named("consentement").question
    assert point.note.splitlines()[2] == "3. Dire ce que l’on ressent (8\xa0min)"
    assert point.title == "Le lieu"


def test_filling_overwrites_no_word() -> None:
    point = AgendaItem(question="Où\xa0?", note="À lire.", purpose="inform", minutes=5)
    point._state.adding = False
    fill(point, named("consentement"), 10)
    assert (point.question, point.note, point.purpose) == ("Où\xa0?", "À lire.", "inform")
    assert (point.method, point.minutes) == ("consentement", 48)


def test_the_steps_are_lines() -> None:
    assert steps_in_words(SAMPLE, 4) == "1. Écouter (5\xa0min)\n2. Redire (6\xa0min)"
