"""A group that closes without its stock-taking is asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db.transaction import atomic

from tests.domain.builders import NOW, OPERATOR, last_event, nothing_changes
from tests.domain.groups.builders import ENDS, Groups, group_of
from tourdetable.domain.groups.actions.reports import give_report, write_report
from tourdetable.domain.networks.actions.closing import close_body
from tourdetable.domain.networks.gates import NeedsConfirmation
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import charter_in_force


def close(groups: Groups, body: Body, **more: Any) -> Body:
    charter = charter_in_force(groups.circle.network, on=date(2027, 4, 6))
    said: dict[str, Any] = {"decision": 7, "charter": charter, "by": OPERATOR, "now": NOW}
    return close_body(body=body, ends=ENDS, **said, **more)


def test_without_its_stock_taking_one_confirms(groups: Groups) -> None:
    body = group_of(groups)
    with nothing_changes(), pytest.raises(NeedsConfirmation) as asked, atomic():
        close(groups, body)
    assert asked.value.cautions == ("no_stock_taking",)
    assert close(groups, body, confirmed=True).ends == ENDS
    assert last_event()[4]["knowing"] == ["no_stock_taking"]


def test_with_it_nothing_is_asked_once_it_is_given(groups: Groups) -> None:
    body = group_of(groups)
    words = {"done": "Lu.", "remains": "", "learnt": "", "becomes": "La Ville.", "meeting": None}
    said: dict[str, Any] = {"kind": "stock", "version": 0, **words, **groups.by}
    report = write_report(body=body, **said)
    with nothing_changes(), pytest.raises(NeedsConfirmation) as asked, atomic():
        close(groups, body)
    assert asked.value.cautions == ("stock_taking_not_given",)
    give_report(report=report, version=report.version, **groups.by)
    assert close(groups, body).ends == ENDS


def test_another_body_closes_without_being_asked(groups: Groups) -> None:
    body = group_of(groups)
    body.terms.all().delete()
    body.kind = "circle"
    body.save()
    assert close(groups, body).ends == ENDS
