from __future__ import annotations

import logging
import threading

import pytest
from click.testing import CliRunner
from django.db import OperationalError

from tests.domain.builders import Circle, found_circle
from tests.domain.search.people import titles
from tests.domain.topics.builders import put_forward
from tourdetable.domain.search.models import SearchEntry, SearchGeneration
from tourdetable.interface.cli import main
from tourdetable.interface.cli.network.searching import index_once


@pytest.fixture
def circle(db: None) -> Circle:
    return found_circle()


def run(*arguments: str) -> tuple[int, str]:
    answer = CliRunner().invoke(main, ["search", *arguments])
    return answer.exit_code, answer.output.strip()


def test_all_that_was_recorded_is_indexed(circle: Circle) -> None:
    put_forward(circle, "Partout")
    code, said = run("refresh", "--lang", "en")
    assert (code, said) == (0, f"circle: {SearchEntry.objects.count()} entries indexed")
    assert titles(circle, circle.ana, "partout") == ["Partout"]


def test_an_index_is_made_again(circle: Circle) -> None:
    run("refresh")
    former = SearchGeneration.objects.get().pk
    code, said = run("rebuild", "circle", "--lang", "fr")
    assert (code, SearchGeneration.objects.get().pk > former) == (0, True)
    assert said == f"circle\u00a0: {SearchEntry.objects.count()} entrées indexées"


def test_a_network_that_nobody_knows_is_refused(circle: Circle) -> None:
    code, said = run("rebuild", "square")
    assert (code, "there is no network “square”" in said) == (2, True)


def test_the_worker_indexes_until_nothing_is_left(circle: Circle) -> None:
    put_forward(circle, "Partout")
    leaving = threading.Event()
    assert [index_once(leaving), index_once(leaving)] == [True, False]
    put_forward(circle, "Ailleurs")
    leaving.set()
    assert index_once(leaving) is False


@pytest.mark.parametrize(
    ("error", "said", "whole"),
    [
        (RuntimeError("disk"), "Search: indexing failed", True),
        (
            OperationalError("shut down"),
            "Search: indexing failed: OperationalError: shut down; tried again",
            False,
        ),
    ],
)
def test_what_fails_is_told_and_stops_nothing(
    circle: Circle,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    error: Exception,
    said: str,
    whole: bool,
) -> None:
    """A fault of ours whole; what is away for a while in a line."""

    def failing(**_said: object) -> bool:
        raise error

    monkeypatch.setattr("tourdetable.domain.search.actions.background.index_some", failing)
    with caplog.at_level(logging.ERROR):
        assert index_once(threading.Event()) is False
    assert [(one.getMessage(), bool(one.exc_info)) for one in caplog.records] == [(said, whole)]
