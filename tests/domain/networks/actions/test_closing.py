"""The step that closes a body; which decision may is in `decisions/test_bodies`."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, nothing_changes
from tourdetable.domain.networks.actions.closing import close_body, must_be_closable
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.models import Body, Mandate
from tourdetable.domain.networks.queries import charter_in_force

JUNE = date(2027, 6, 30)


def sister(circle: Circle, kind: str) -> Body:
    said = {"kind": kind, "name": "Ailleurs", "slug": kind, "starts": FOUNDED}
    return install_body(network=circle.network, by=OPERATOR, now=NOW, **said)  # type: ignore[arg-type]  # names and values are these


def test_what_ends_sooner_keeps_its_own_day(circle: Circle):
    sister(circle, "circle")
    mandate, sooner = Mandate.objects.get(person=circle.ana), date(2027, 5, 1)
    Mandate.objects.filter(pk=mandate.pk).update(ends=sooner)
    charter = charter_in_force(circle.network, on=TODAY)
    said = {"decision": 7, "charter": charter, "by": OPERATOR, "now": NOW}
    assert close_body(body=circle.body, ends=JUNE, **said).ends == JUNE  # type: ignore[arg-type]  # idem: names and values are these
    assert set(Mandate.objects.values_list("ends", flat=True)) == {sooner, JUNE}


def test_the_last_body_that_gathers_all_stays_another_may_go(circle: Circle):
    charter, board = charter_in_force(circle.network, on=TODAY), sister(circle, "board")
    must_be_closable(board, JUNE, charter, today=TODAY)
    with nothing_changes(), pytest.raises(ValidationError, match="gathers the whole network"):
        must_be_closable(circle.body, JUNE, charter, today=TODAY)
