from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import (
    NOW,
    OPERATOR,
    TODAY,
    Circle,
)
from tests.domain.notices.convened import told
from tests.domain.programme.adopting import adopt, planned
from tourdetable.domain.networks.actions.seats import end_mandate
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.notices.actions import collect


class TestProgrammes:
    def test_everybody_of_the_network_is_told_whoever_published_it_included(self, circle: Circle):
        adopt(circle, planned(circle))
        collect(now=NOW)
        assert told() == [("programme", name) for name in ("Ana", "Bao", "Chloé", "Dora")]

    def test_whoever_left_the_network_is_not(self, circle: Circle):
        for mandate in Mandate.objects.filter(person=circle.bao):
            end_mandate(mandate=mandate, ends=TODAY - timedelta(days=1), by=OPERATOR, now=NOW)
        adopt(circle, planned(circle))
        collect(now=NOW)
        assert told() == [("programme", name) for name in ("Ana", "Chloé", "Dora")]
