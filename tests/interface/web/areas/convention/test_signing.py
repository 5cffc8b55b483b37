"""Who signs a period, joins or leaves it; its assessment."""

from __future__ import annotations

from datetime import date
from re import findall

from tests.domain.builders import decided
from tests.domain.convention.builders import begun, signed
from tests.interface.web.areas.convention.desk import Desk
from tourdetable.domain.convention.models import Assessment, Signatory


def test_names_and_institutions_of_the_network_sign_together(desk: Desk) -> None:
    period, school = begun(desk.circle), desk.circle.school.institution
    said = {"college": "towns", "kind": "standing", "bodies": ["circle"]}
    sent = {"institutions": [school.pk], "names": "Phare\n\n", "version": period.version}
    assert desk.send("signatories_add", period.pk, **said, **sent).status_code == 302
    names = period.signatories.values_list("institution__name", flat=True)
    assert list(names) == ["Ville du Port", "Médiathèque", "École du Môle", "Phare"]
    phare = Signatory.objects.get(institution__name="Phare")
    period.refresh_from_db()
    desk.send("signatory_remove", phare.pk, version=period.version)
    assert period.signatories.count() == 3


def test_those_of_the_period_before_are_shown_ticked_then_taken_over(desk: Desk) -> None:
    signed(desk.circle)
    days = {"first": date(2028, 1, 1), "last": date(2031, 12, 31)}
    new = begun(desk.circle, "Convention 2028-2031", **days)
    assert "Reprendre" not in desk.read("agreement_period", new.pk)
    new.signatories.get(institution=desk.circle.library.institution).delete()
    assert "Reprendre" in desk.read("agreement_period", new.pk)
    page = desk.read("signatories_take_over", new.pk)
    (pk,) = findall(r'name="institutions" value="(\d+)"[^>]* checked', page)
    sent = {"institutions": [pk], "version": new.version}
    assert desk.send("signatories_take_over", new.pk, **sent).status_code == 302
    assert new.signatories.count() == 2
    assert "déjà" in desk.read("signatories_take_over", new.pk)


def test_a_signed_period_changes_by_an_amendment(desk: Desk) -> None:
    period = signed(desk.circle)
    assert "avenant" in desk.read("signatories_add", period.pk)
    days = {"signed_on": "2026-06-01", "applies_from": "2026-07-01", "words": "On change."}
    desk.send("agreement_period_amend", period.pk, version=period.version, **days)
    period.refresh_from_db()
    town = period.signatories.get(institution=desk.circle.town.institution)
    amendment = period.amendments.get()
    sent = {"amendment": amendment.pk, "version": period.version}
    assert desk.send("signatory_leave", town.pk, **sent).status_code == 302
    found = desk.read("agreement_period", period.pk)
    assert ("Avenant n°\xa01" in found, "30\xa0juin 2026" in found) == (True, True)


def test_facilities_of_a_kind_are_seated(desk: Desk) -> None:
    period = signed(desk.circle)
    said = {"facility_kind": "Phare", "college": "towns", "kind": "light", "bodies": ["circle"]}
    desk.send("agreement_facilities", period.pk, version=period.version, **said)
    assert "Phare" in desk.read("agreement_period", period.pk)


def test_it_is_assessed_then_adopted_by_a_decision(desk: Desk) -> None:
    period = signed(desk.circle)
    said = {"words": "On a lu.", "body": desk.circle.body.pk, "given_on": "2027-01-10"}
    desk.send("agreement_period_assess", period.pk, version=0, **said)
    decision = decided(desk.circle, desk.room.meeting, title="Le bilan")
    sent = {"decision": decision.pk, "version": 1}
    assert desk.send("assessment_adopt", period.pk, **sent).status_code == 302
    assert Assessment.objects.get().decision == decision
    assert "Le bilan" in desk.read("agreement_period", period.pk, by="ana")
