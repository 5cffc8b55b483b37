"""What the pages of the agreement load is of their network."""

from __future__ import annotations

from tests.domain.builders import found_circle
from tests.domain.convention.builders import diagnosis_of, signed
from tests.interface.web.areas.convention.desk import Desk


def test_what_is_of_another_network_is_not_there(desk: Desk) -> None:
    away = found_circle(slug="away")
    period, made = signed(away), diagnosis_of(away)
    row = period.signatories.order_by("pk")[0]
    urls = [
        desk.url("agreement_period", period.pk),
        desk.url("signatory_leave", row.pk),
        desk.url("diagnosis", made.pk),
        desk.url("diagnosis_put", made.pk),
    ]
    assert [desk.steward.get(url).status_code for url in urls] == [404] * 4
