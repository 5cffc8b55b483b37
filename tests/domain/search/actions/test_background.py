from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.domain.builders import APRIL, NOW, TODAY, Circle, draw, found_circle
from tests.domain.search.people import titles
from tests.domain.topics.builders import put_forward
from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.actions import attach
from tourdetable.domain.networks.models import Network
from tourdetable.domain.search.actions.background import (
    bring_up,
    index_all,
    index_some,
    open_networks,
    rebuild,
)
from tourdetable.domain.search.models import SearchGeneration


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> None:
    settings.FILES = tmp_path


def test_what_is_left_is_indexed_in_the_background(circle: Circle) -> None:
    other = found_circle(slug="other")
    put_forward(circle, "Partout")
    put_forward(other, "Ailleurs")
    worked = [index_some(now=NOW) for _again in range(2)]
    assert worked == [True, False]
    assert titles(circle, circle.ana, "partout") == ["Partout"]
    assert titles(other, other.ana, "ailleurs") == ["Ailleurs"]


def test_documents_are_read_in_the_background(circle: Circle) -> None:
    said = {"name": "Note.txt", "audience": Audience.BODY, "by": circle.by_ana(), "now": NOW}
    attach(meeting=draw(circle.body, APRIL), content=BytesIO(b"Aller vers"), **said)
    index_all(now=NOW)
    assert titles(circle, circle.ana, "aller") == ["Note.txt"]


def test_an_index_is_made_again(circle: Circle) -> None:
    put_forward(circle, "Partout")
    bring_up(network=circle.network, now=NOW)
    former = SearchGeneration.objects.get()
    rebuild(network=circle.network, now=NOW)
    assert SearchGeneration.objects.get().pk != former.pk
    assert titles(circle, circle.ana, "partout") == ["Partout"]


def test_networks_that_are_archived_are_left_aside(circle: Circle) -> None:
    other = found_circle(slug="other")
    Network.objects.filter(pk=other.network.pk).update(closed_on=TODAY, archived_on=TODAY)
    assert open_networks() == [circle.network]
