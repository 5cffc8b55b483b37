"""`python -m bench all` says what it measures, and refuses a database that is somebody's."""

from __future__ import annotations

import click
import pytest

from bench.command import build_demo
from tests.domain.builders import found_circle


@pytest.mark.django_db
def test_a_database_that_holds_networks_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bench.command.prepare", lambda: None)
    found_circle()
    with pytest.raises(click.ClickException) as refused:
        build_demo()
    assert refused.value.message == "this database holds networks: give an empty one, or none"
