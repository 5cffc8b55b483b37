"""`tourdetable found`: a key, a file, or questions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.test import Client

from tests.domain.builders import CHARTER
from tests.paths import ROOT
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.people.models import Account
from tourdetable.interface.cli import main

pytestmark = pytest.mark.django_db
EXAMPLE = ROOT / "docs" / "fondation.example.toml"


def run(*words: str, said: str = "") -> Result:
    return CliRunner().invoke(main, ["found", *words], input=said)


def test_the_key_that_is_printed_opens_the_founding() -> None:
    answer = run("--key", "--lang", "fr")
    found = re.search(r"http://[^/]+(/found/key/\S+/)", answer.output)
    assert (answer.exit_code, "Rien n’est encore fondé ici" in answer.output) == (0, True)
    assert found is not None
    assert Client().get(found[1]).headers["Location"] == "/found/"
    run("--key")
    assert Client().get(found[1]).status_code == 422


def test_the_example_of_the_documentation_founds() -> None:
    answer = run("--from", str(EXAMPLE), "--lang", "en")
    assert (answer.exit_code, answer.output.splitlines()[1]) == (
        0,
        "Inès Le Goff signs in there with the address ines.legoff@exemple.invalid.",
    )
    assert list(Body.objects.order_by("pk").values_list("slug", flat=True)) == [
        "reunion-des-conseils",
        "conseil-du-port",
    ]
    assert Account.objects.get().operates is True


OPERATOR = ("Union du Port", "association", "", "", "", "")
NETWORK = ("", "etang", "Lire ensemble.", "", "1", "2", "")
CIRCLE = ("", "Vaucluse", "31/04/2027", "2027-04-06")
BOARD = ("Bureau", "2", "", "")
PERSON = ("Inès", "Le Goff", "ines@exemple.fr", "1", "y", "1", "2", "Médiathèque")


def answered(folder: Path, last: str) -> str:
    """What is typed, for a text of one's own, a line each."""
    (folder / "charte.md").write_text(CHARTER)
    text = ("5", str(folder / "charte.md"))
    return "\n".join((*OPERATOR, *text, *NETWORK, *CIRCLE, *BOARD, "", *PERSON, last, ""))


def test_the_same_steps_are_asked_in_a_terminal(tmp_path: Path) -> None:
    answer = run("--lang", "fr", said=answered(tmp_path, "y"))
    assert (answer.exit_code, "est fondé" in answer.output) == (0, True)
    network = Network.objects.get()
    assert (network.slug, network.name, network.accent) == ("etang", "Cercle de lecture", "teal")
    assert list(Body.objects.values_list("name", "territory")) == [
        ("Bureau", ""),
        ("Cercle", "Vaucluse"),
    ]
    seat = Seat.objects.get()
    assert (str(seat.institution), seat.college) == ("Médiathèque", "libraries")


def test_whoever_goes_back_on_it_founds_nothing(tmp_path: Path) -> None:
    answer = run(said=answered(tmp_path, "n"))
    assert (answer.exit_code, Network.objects.count()) == (0, 0)
