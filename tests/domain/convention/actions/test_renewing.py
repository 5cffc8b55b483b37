"""Taking over those of the period before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import found_circle, nothing_changes
from tests.domain.convention.builders import BY, begun, sign_up, signed
from tourdetable.domain.convention.actions.renewing import take_over
from tourdetable.domain.convention.actions.signatories import (
    AmendmentDraft,
    FacilitySeatsDraft,
    SignatoryDraft,
    amend_period,
    leave_period,
    seat_facilities,
)
from tourdetable.domain.convention.models import AgreementPeriod
from tourdetable.domain.convention.queries.agreements import seated_before, signing_before

NEXT: dict[str, Any] = {
    "title": "Convention 2028-2031",
    "first": date(2028, 1, 1),
    "last": date(2031, 12, 31),
}


def at(period: AgreementPeriod) -> dict[str, Any]:
    period.refresh_from_db()
    return {"period": period, "version": period.version, **BY}


@pytest.mark.django_db
def test_those_that_still_sign_go_on_as_they_were_with_the_seats_of_facilities() -> None:
    circle = found_circle()
    former = begun(circle)
    sign_up(former, SignatoryDraft("Phare", "towns", "light", ["circle"]))
    seat_facilities(draft=FacilitySeatsDraft("Phare", "towns", bodies=["circle"]), **at(former))
    former = signed_of(former)
    day = date(2026, 7, 1)
    amended = amend_period(draft=AmendmentDraft(day, day, "Part."), **at(former))
    library = former.signatories.get(institution=circle.library.institution)
    leave_period(signatory=library, amendment=amended, version=former.version + 1, **BY)
    new = begun(circle, **NEXT)
    new.signatories.all().delete()
    left, seats = signing_before(new), seated_before(new)
    assert [str(one.institution) for one in left] == ["Phare", "Ville du Port"]
    for none in ([], [library]):
        with nothing_changes(), pytest.raises(ValidationError):
            take_over(signatories=none, seats=[], **at(new))
    take_over(signatories=left, seats=seats, **at(new))
    taken = new.signatories.values_list("institution__name", "college", "kind", "bodies", "starts")
    assert sorted(taken)[0] == ("Phare", "towns", "light", ["circle"], date(2028, 1, 1))
    assert new.facility_seats.get().facility_kind == "Phare"
    assert (signing_before(new), seated_before(new)) == ([], [])
    with nothing_changes(), pytest.raises(ValidationError):
        take_over(signatories=left, seats=[], **at(new))


def signed_of(period: AgreementPeriod) -> AgreementPeriod:
    AgreementPeriod.objects.filter(pk=period.pk).update(signed_on=date(2024, 4, 16))
    period.refresh_from_db()
    return period


@pytest.mark.django_db
def test_the_first_period_takes_nothing_over() -> None:
    assert signing_before(signed(found_circle())) == []
