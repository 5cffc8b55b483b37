"""The agreement: its periods, how the next one is prepared."""

from __future__ import annotations

from datetime import date

from tests.domain.builders import nothing_changes
from tests.domain.convention.builders import signed
from tests.interface.web.areas.convention.desk import Desk
from tourdetable.domain.convention.models import Agreement, AgreementPeriod


def test_it_is_described_then_a_period_is_prepared(desk: Desk) -> None:
    assert "Aucune période" in desk.read("agreement", by="ana")
    with nothing_changes():
        refused = desk.send("agreement_write", title="", words="", version=0)
    assert refused.status_code == 422
    desk.send("agreement_write", title="Convention", words="On lit.", version=0)
    days = {"title": "2024-2027", "starts": "2024-01-01", "ends": "2027-12-31"}
    desk.send("agreement_period_begin", **days)
    assert (Agreement.objects.get().title, AgreementPeriod.objects.get().title) == (
        "Convention",
        "2024-2027",
    )
    found = desk.read("agreement", by="bao")
    assert ("en préparation" in found, "Préparer une période" in found) == (True, False)
    said = desk.read("agreement_period", AgreementPeriod.objects.get().pk, by="bao")
    assert "Personne n’est encore écrit" in said
    assert "Aucun diagnostic à lire" in desk.read("diagnoses", by="bao")


def test_a_year_before_it_ends_what_is_left_to_do_is_said(desk: Desk) -> None:
    period = signed(desk.circle)
    found = desk.read("agreement")
    assert ("La période suivante se prépare" in found, "30\xa0avril 2027" in found) == (True, True)
    AgreementPeriod.objects.filter(pk=period.pk).update(ends=date(2030, 1, 1))
    assert "La période suivante se prépare" not in desk.read("agreement")
