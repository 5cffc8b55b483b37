"""A file that cannot found says its key, and what to write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from django.utils import translation

from tests.domain.builders import CHARTER, NOW, TODAY
from tests.paths import ROOT
from tourdetable.domain.founding.outline import FirstSeat
from tourdetable.interface.cli.network.founding.file import read_foundation

pytestmark = pytest.mark.django_db
EXAMPLE = (ROOT / "docs" / "fondation.example.toml").read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)
    with translation.override("en"):
        yield


def written(folder: Path, text: str | bytes) -> Path:
    file = folder / "fondation.toml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def without(*lines: str) -> str:
    """The example but for the lines that begin so."""
    kept = (line for line in EXAMPLE.splitlines() if not line.startswith(lines))
    return "\n".join(kept)


def test_what_the_example_says(tmp_path: Path) -> None:
    found = read_foundation(written(tmp_path, EXAMPLE))
    assert found.operator is not None
    assert (found.operator.email, found.network.slug) == ("contact@exemple.invalid", "quartiers")
    assert found.bodies[0].starts == TODAY
    assert found.person.seat == FirstSeat(0, "Ville de Saint-Aubin-Rivages", "municipality")
    bare = read_foundation(written(tmp_path, without("slug", "time_zone")))
    assert (bare.network.slug, bare.network.time_zone) == (
        "conseils-de-quartier-de-saint-aubin",
        "",
    )


def test_a_text_and_a_logo_are_found_beside_the_file(tmp_path: Path) -> None:
    (tmp_path / "charte.md").write_text(CHARTER)
    svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    (tmp_path / "logo.svg").write_text(svg)
    text = EXAMPLE.replace('model = "conseil-de-quartier"', 'charter = "charte.md"')
    found = read_foundation(written(tmp_path, text.replace("# logo", "logo")))
    assert found.charter == CHARTER
    assert found.network.logo is not None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"\xff", "save this file in UTF-8"),
        ("a = ", "this is not TOML"),
        (EXAMPLE.replace("model = ", "modele = "), "modele: this key is not known"),
        (EXAMPLE.replace("model = ", "# "), "charter: write the path"),
        (EXAMPLE.replace('"conseil-de-quartier"', '"x"'), "model: there is no such model"),
        (EXAMPLE.replace('model = "conseil-de-quartier"', 'charter = "x.md"'), "cannot be read"),
        (EXAMPLE.replace("accent", "acent"), "[network] acent: this key is not known"),
        (EXAMPLE.replace('slug = "quartiers"', "slug = 3"), "[network] slug: write a text"),
        (EXAMPLE.replace("# logo", "logo"), "[network] logo: this file cannot be read"),
        (EXAMPLE.replace("starts = 2026-09-01", 'starts = "x"'), "[[bodies]] 2 starts: write a"),
        (EXAMPLE.replace("[[bodies]]", "[bodies]", 1).split("[[bodies]]")[0], "bodies: write [["),
        (EXAMPLE.replace('kind = "council"\n', ""), "[[bodies]] 2 kind: this key is missing"),
        (EXAMPLE.replace('office = "mediator"', ""), "[person] office: this key is missing"),
        (EXAMPLE.replace("# body", "body").replace('du Port"  ', 'x" '), "[person] body: no body"),
        (EXAMPLE.replace('body = "Réunion', 'body = "x'), "[person.seat] body: no body has"),
        (EXAMPLE.replace("[operator]", "operator = 3\n[x]"), "x: this key is not known"),
    ],
)
def test_a_mistake_names_its_key_and_what_to_write(
    tmp_path: Path, text: str | bytes, said: str
) -> None:
    with pytest.raises(click.ClickException) as stopped:
        read_foundation(written(tmp_path, text))
    assert said in stopped.value.message
    assert stopped.value.message.startswith(str(tmp_path))
