from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import (
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    last_event,
    nothing_changes,
)
from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.domain.networks.actions import founding
from tourdetable.domain.networks.models import Network


def found(text: str, slug: str = "essai") -> Network:
    return founding.found_network(
        slug=slug, name="Essai", charter=text, in_force_from=FOUNDED, by=OPERATOR, now=NOW
    )


@pytest.mark.django_db
class TestFoundNetwork:
    def test_on_the_text_of_its_charter(self):
        network = found(CHARTER.replace("Europe/Paris", "Indian/Reunion"))
        version = network.charters.get()
        assert (network.time_zone, version.version, len(version.digest)) == (
            "Indian/Reunion",
            "2027.1",
            64,
        )
        assert last_event()[0] == "network.founded"

    def test_a_text_that_does_not_hold(self):
        with nothing_changes(), pytest.raises(CharterErrors, match="essai:"):
            found("+++\n+++\n")


class TestInstall:
    def test_a_kind_that_the_charter_does_not_know(self, circle: Circle):
        with nothing_changes(), pytest.raises(ValidationError, match="it knows: circle, board"):
            founding.install_body(
                network=circle.network,
                kind="band",
                name="Fanfare",
                slug="f",
                starts=FOUNDED,
                by=OPERATOR,
                now=NOW,
            )
