"""The agreement of the demo, and the diagnoses of its territories."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.domain.compliance.queries import report
from tourdetable.domain.convention.models import AgreementPeriod, SharedDiagnosis, Signatory
from tourdetable.domain.networks.models import Network

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
TODAY = date(2027, 4, 6)


def test_its_first_article_is_lived() -> None:
    network = Network.objects.get(slug="convention")
    states = {
        one.state.value for one in report(network, on=TODAY).verdicts if one.clause == "ITC-01"
    }
    assert states == {"kept"}


def test_partners_moved_and_a_seventh_territory_waits_for_its_approvals() -> None:
    periods = AgreementPeriod.objects.order_by("starts")
    ends = [(row.starts.year, row.ends.year, row.amendments.count()) for row in periods]
    assert ends == [(2018, 2023, 1), (2024, 2027, 1)]
    joined = Signatory.objects.get(joined_by__isnull=False)
    assert (joined.kind, str(joined.institution)) == (
        "light",
        "Région (service des équipements sociaux)",
    )
    rows = SharedDiagnosis.objects.order_by("state", "pk")
    assert [row.state for row in rows] == ["asked", *["shared"] * 6]
    waits = rows[0]
    assert (waits.title, waits.body, waits.partners.filter(answer="").count()) == (
        "Pays salonais",
        None,
        3,
    )
    outside = waits.partners.exclude(email="").get()
    assert (outside.link, outside.opens(TODAY)) == (2, True)
