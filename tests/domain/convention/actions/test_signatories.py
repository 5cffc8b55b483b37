"""Who signs a period, and who joins or leaves it by an amendment."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import found_circle, nothing_changes
from tests.domain.convention.builders import BY, FORMER, begun, sign_up, signed
from tourdetable.domain.convention.actions import signatories
from tourdetable.domain.convention.actions.signatories import (
    AmendmentDraft,
    FacilitySeatsDraft,
    SignatoryDraft,
)
from tourdetable.domain.convention.models import AgreementAmendment, AgreementPeriod, Signatory
from tourdetable.domain.people.actions import register_institution

pytestmark = pytest.mark.django_db

JULY = date(2026, 7, 1)


def amended(period: AgreementPeriod, ends: date | None = None) -> AgreementAmendment:
    draft = AmendmentDraft(date(2026, 6, 1), JULY, "On change.", ends)
    made = signatories.amend_period(period=period, draft=draft, version=period.version, **BY)
    period.refresh_from_db()
    return made


def test_who_joins_and_leaves_a_signed_period_does_so_by_an_amendment() -> None:
    circle = found_circle()
    period = signed(circle)
    phare = SignatoryDraft("Phare", "towns", "light", ["circle"])
    with nothing_changes(), pytest.raises(ValidationError, match="amendment"):
        sign_up(period, phare)
    amendment = amended(period)
    sign_up(period, phare, amendment=amendment)
    library = period.signatories.get(institution=circle.library.institution)
    on = {"signatory": library, "version": period.version, **BY}
    left = signatories.leave_period(amendment=amendment, **on)
    rows = period.signatories.order_by("pk").values_list("institution__name", "starts", "ends")
    assert list(rows) == [
        ("Ville du Port", period.starts, None),
        ("Médiathèque", period.starts, date(2026, 6, 30)),
        ("Phare", JULY, None),
    ]
    with nothing_changes(), pytest.raises(ValidationError):
        signatories.leave_period(
            amendment=amendment, **(on | {"signatory": left, "version": period.version + 1})
        )


def test_who_is_only_named_is_the_institution_of_the_directory_that_bears_this_name() -> None:
    circle = found_circle()
    phare = register_institution(name="Le Phare-sur-Mer")
    period = begun(circle)
    sign_up(period, SignatoryDraft("le phare-sur-mer", "towns"), SignatoryDraft("Dock", "towns"))
    names = period.signatories.order_by("pk").values_list("institution__name", flat=True)
    assert list(names) == ["Ville du Port", "Médiathèque", "Le Phare-sur-Mer", "Dock"]
    assert period.signatories.filter(institution=phare).exists()
    register_institution(name="Dock")
    with nothing_changes(), pytest.raises(ValidationError, match="Several institutions"):
        sign_up(period, SignatoryDraft("Dock", "libraries"))


def test_what_signed_is_not_removed_but_what_joined_by_mistake_is() -> None:
    circle = found_circle()
    period = signed(circle)
    town = period.signatories.get(institution=circle.town.institution)
    with nothing_changes(), pytest.raises(ValidationError, match="amendment"):
        signatories.remove_signatory(signatory=town, version=period.version, **BY)
    sign_up(period, SignatoryDraft("Phare", "towns"), amendment=amended(period))
    phare = Signatory.objects.get(institution__name="Phare")
    signatories.remove_signatory(signatory=phare, version=period.version, **BY)
    assert period.signatories.count() == 2


def test_an_amendment_prolongs_a_period_up_to_the_next_one() -> None:
    circle = found_circle()
    former = signed(circle, FORMER[0], title="Avant", first=FORMER[0], last=date(2021, 12, 31))
    period = signed(circle)
    draft = AmendmentDraft(date(2021, 12, 1), date(2021, 12, 31), "Deux ans.", FORMER[1])
    on = {"period": former, "version": former.version, **BY}
    made = signatories.amend_period(draft=draft, **on)
    former.refresh_from_db()
    assert (former.ends, made.former_ends) == (FORMER[1], date(2021, 12, 31))
    late = AmendmentDraft(date(2021, 12, 1), date(2021, 12, 31), "Trop.", period.starts)
    with nothing_changes(), pytest.raises(ValidationError, match="begins"):
        signatories.amend_period(draft=late, **(on | {"version": former.version}))


@pytest.mark.parametrize(
    "draft",
    [
        SignatoryDraft("Phare", "ducks"),
        SignatoryDraft("Phare", "towns", "queen"),
        SignatoryDraft("Phare", "libraries", bodies=["board"]),
        SignatoryDraft("", "towns"),
    ],
)
def test_the_charter_knows_who_signs_and_where(draft: SignatoryDraft) -> None:
    period = begun(found_circle())
    with nothing_changes(), pytest.raises(ValidationError):
        sign_up(period, draft)


def test_nobody_signs_twice_and_facilities_of_a_kind_are_seated_once() -> None:
    circle = found_circle()
    period = begun(circle)
    with nothing_changes(), pytest.raises(ValidationError, match="already"):
        sign_up(period, SignatoryDraft(circle.town.institution, "towns"))
    for bodies in (["circle"], []):
        draft = FacilitySeatsDraft("Phare", "towns", bodies=bodies)
        signatories.seat_facilities(period=period, draft=draft, version=period.version, **BY)
        period.refresh_from_db()
    assert [(row.facility_kind, row.bodies) for row in period.facility_seats.all()] == [
        ("Phare", [])
    ]
