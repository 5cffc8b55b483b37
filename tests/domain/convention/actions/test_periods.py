"""The agreement and its periods: written, signed, signed by mistake."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import TODAY, found_circle, nothing_changes
from tests.domain.convention.builders import BY, FORMER, begun, signed
from tourdetable.domain.convention.actions import periods
from tourdetable.domain.convention.actions.periods import AgreementDays
from tourdetable.domain.journal.versions import Changed

pytestmark = pytest.mark.django_db


def test_a_period_follows_another_and_is_described_until_it_is_signed() -> None:
    circle = found_circle()
    period = begun(circle)
    again = AgreementDays("2024 – 2027", date(2024, 2, 1), date(2027, 12, 31))
    said = {"details": again, "version": period.version, **BY}
    period = periods.describe_period(period=period, **said)
    starts = {row.starts for row in period.signatories.all()}
    assert (period.title, starts) == ("2024 – 2027", {date(2024, 2, 1)})
    over = AgreementDays("Une autre", date(2027, 12, 31), date(2030, 1, 1))
    with nothing_changes(), pytest.raises(ValidationError, match="2024 – 2027"):
        periods.begin_period(agreement=period.agreement, details=over, **BY)
    period = periods.sign_period(
        period=period, signed_on=date(2024, 4, 16), version=period.version, **BY
    )
    with nothing_changes(), pytest.raises(ValidationError, match="amendment"):
        periods.describe_period(period=period, details=again, version=period.version, **BY)


def test_a_period_is_signed_by_two_at_least_on_a_day_that_has_come() -> None:
    circle = found_circle()
    period = begun(circle)
    on = {"period": period, "version": period.version, **BY}
    with nothing_changes(), pytest.raises(ValidationError, match="not come"):
        periods.sign_period(signed_on=TODAY + timedelta(days=1), **on)
    period.signatories.all().delete()
    with nothing_changes(), pytest.raises(ValidationError, match="two"):
        periods.sign_period(signed_on=TODAY, **on)
    with nothing_changes(), pytest.raises(Changed):
        periods.sign_period(**(on | {"version": 0}), signed_on=TODAY)


def test_what_was_signed_by_mistake_is_prepared_again() -> None:
    circle = found_circle()
    period = signed(circle)
    period = periods.take_back_signature(period=period, version=period.version, **BY)
    assert (period.signed_on, period.holds(TODAY)) == (None, False)
    with nothing_changes(), pytest.raises(ValidationError):
        periods.take_back_signature(period=period, version=period.version, **BY)


def test_the_agreement_is_written_once_and_again() -> None:
    circle = found_circle()
    former = signed(circle, title="Avant", first=FORMER[0], last=FORMER[1], on=FORMER[0])
    known = former.agreement
    written = {"network": circle.network, "title": "Convention", "words": "On lit."}
    again = periods.write_agreement(**written, version=known.version, **BY)
    assert (again.pk, again.title, again.version) == (known.pk, "Convention", known.version + 1)
    with nothing_changes(), pytest.raises(Changed):
        periods.write_agreement(**written, version=known.version, **BY)
