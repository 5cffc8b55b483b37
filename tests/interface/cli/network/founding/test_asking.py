"""Answers that cannot be are asked again, with why."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import click
import pytest
from click.testing import CliRunner
from django.utils import translation

from tests.domain.builders import CHARTER, NOW
from tests.domain.founding.foundations import BOARD, CIRCLE
from tourdetable.core.charter.text.loader import load
from tourdetable.interface.cli.network.founding import asking

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)
    with translation.override("en"):
        yield


def answered(ask: Callable[[], Any], said: str) -> tuple[Any, str]:
    """What is asked gives, for these answers, and what was printed."""
    kept: list[Any] = []

    @click.command()
    def command() -> None:
        kept.append(asking.until_right(ask))

    printed = CliRunner().invoke(command, input=said)
    return (kept[0] if kept else None), printed.output


def test_a_network_is_asked_again_until_its_address_is_right() -> None:
    said = "Club\nsignin\n" + "Club\nclub\n\n\n1\n3\n\n"
    network, printed = answered(lambda: asking.which_network(load(CHARTER)), said)
    assert (network.name, network.slug, network.accent) == ("Club", "club", "plum")
    assert "already leads to another page" in printed


def test_a_charter_that_cannot_be_read_is_asked_again() -> None:
    (text, charter), printed = answered(asking.which_charter, "5\nnowhere.md\n3\n")
    assert (charter.slug, text.startswith("+++")) == ("itc", True)
    assert "this file cannot be read (nowhere.md)" in printed


def test_an_office_of_a_body_asks_which_one() -> None:
    text = CHARTER.replace('rights = ["agenda", "minutes"]', 'rights = ["compose"]')
    said = "Inès\nLe Goff\nines@exemple.fr\n2\n1\nn\n"
    person, _printed = answered(lambda: asking.which_person(load(text), (CIRCLE, BOARD)), said)
    assert (person.office, person.body, person.seat) == ("lead", 0, None)
