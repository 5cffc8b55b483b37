from __future__ import annotations

import pytest

from tests.domain.builders import found_circle
from tourdetable.domain.networks.models import Network
from tourdetable.domain.tags.actions import named
from tourdetable.domain.tags.queries import tags_of

pytestmark = pytest.mark.django_db


def test_a_network_has_its_own_by_their_name() -> None:
    network = found_circle().network
    named(network, ["Logement", "Été", "Emploi"])
    named(Network.objects.create(slug="other", name="Autre"), ["Logement", "Jeunes"])
    assert [str(tag) for tag in tags_of(network)] == ["Emploi", "Été", "Logement"]
