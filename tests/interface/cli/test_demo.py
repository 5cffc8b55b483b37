"""The demo builds its year in a database of its own, once, and in no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
import pytest

from tests.domain.builders import found_circle, nothing_changes
from tourdetable.interface.cli.demo import fill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def collected_elsewhere(tmp_path: Path, settings: Any) -> None:
    settings.STATIC_ROOT = tmp_path


def test_the_database_of_other_networks_is_refused_and_left_as_it_is() -> None:
    found_circle(slug="cercle")
    with nothing_changes(), pytest.raises(click.ClickException) as refusal:
        fill(reset=True)
    assert "(cercle)" in refusal.value.message


def test_what_was_changed_in_the_demo_is_kept_unless_it_is_reset() -> None:
    found_circle(slug="club")
    with nothing_changes():
        fill(reset=False)
