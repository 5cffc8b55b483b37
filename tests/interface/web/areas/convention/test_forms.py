"""What forms of the agreement offer and make of what is written."""

from __future__ import annotations

from datetime import date

from tests.domain.convention.builders import begun, signed
from tests.interface.web.areas.convention.desk import Desk
from tourdetable.domain.convention.models import Signatory


def test_an_amendment_is_asked_only_of_a_signed_period(desk: Desk) -> None:
    period = begun(desk.circle)
    assert 'name="amendment"' not in desk.read("signatories_add", period.pk)
    days = {"first": date(2018, 1, 1), "last": date(2019, 1, 1)}
    signing = signed(desk.circle, date(2018, 1, 1), title="Avant", **days)
    said = {"signed_on": "2018-06-01", "applies_from": "2018-07-01", "words": "On change."}
    desk.send("agreement_period_amend", signing.pk, version=signing.version, **said)
    assert 'name="amendment"' in desk.read("signatories_add", signing.pk)


def test_a_name_that_is_written_twice_signs_once(desk: Desk) -> None:
    period = begun(desk.circle)
    said = {"college": "towns", "kind": "standing", "names": "Phare\nPhare \n"}
    desk.send("signatories_add", period.pk, version=period.version, **said)
    assert Signatory.objects.filter(institution__name="Phare").count() == 1
