from __future__ import annotations

from collections.abc import Iterator

import click
import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.domain.founding.foundations import begun_by, foundation
from tourdetable.domain.networks.models import Network
from tourdetable.interface.cli.network.founding.carrying_out import carry_out, told

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_what_stops_it_is_told_at_its_key_in_the_file() -> None:
    with pytest.raises(click.ClickException) as stopped:
        carry_out(begun_by(email="ines"), "f.toml")
    assert stopped.value.message == (
        "f.toml: [person] email: Write an e-mail address, as prenom.nom@exemple.fr."
    )
    assert Network.objects.count() == 0


def test_without_a_file_the_words_alone_are_told() -> None:
    assert told(ValidationError({"email": ["No."]}), "") == ["No."]
    assert told(ValidationError("No."), "f.toml") == ["f.toml: No."]


def test_what_is_founded_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    carry_out(foundation(), "")
    assert "Réseau de l’Étang is founded" in capsys.readouterr().out
