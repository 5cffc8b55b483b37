from __future__ import annotations

import pytest
from django.db import IntegrityError

from tests.core.methods.samples import ECHO
from tests.domain.builders import Circle
from tourdetable.domain.agendas.models import NetworkMethod


def test_a_network_has_one_method_of_a_code(circle: Circle) -> None:
    row = NetworkMethod.objects.create(network=circle.network, code="echo", text=ECHO)
    assert row.told == {"network": "circle", "subject": f"method:{row.pk}", "facts": []}
    with pytest.raises(IntegrityError):
        NetworkMethod.objects.create(network=circle.network, code="echo", text=ECHO)
