from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.domain.builders import CHARTER
from tourdetable.domain.networks.models import Network
from tourdetable.interface.cli import main

pytestmark = pytest.mark.django_db


def create(tmp_path: Path, text: str | bytes, slug: str = "circle") -> tuple[int, str]:
    """Found a network on a charter file with this content."""
    file = tmp_path / "circle.md"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    answer = CliRunner().invoke(main, ["network", "create", slug, str(file)])
    return answer.exit_code, answer.output.strip()


def test_a_network_is_founded_on_a_text_file_alone(tmp_path: Path):
    code, said = create(tmp_path, CHARTER)
    network = Network.objects.get(slug="circle")
    assert (code, said) == (0, f"Network circle founded: {network.name}")


def test_a_slug_is_taken_once(tmp_path: Path):
    create(tmp_path, CHARTER)
    assert create(tmp_path, CHARTER) == (
        1,
        "Error: there is already a network “circle”: choose another slug",
    )


def test_a_malformed_charter_founds_nothing(tmp_path: Path):
    code, said = create(tmp_path, CHARTER.replace("[minutes]", "[minuets]"))
    assert (code, "minuets" in said, Network.objects.count()) == (1, True, 0)


def test_a_file_that_is_not_text_founds_nothing(tmp_path: Path):
    code, _said = create(tmp_path, b"+++\n\xff\xfe")
    assert (code, Network.objects.count()) == (1, 0)
