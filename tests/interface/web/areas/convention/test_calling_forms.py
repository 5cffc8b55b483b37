"""What calling on a partner by a link asks."""

from __future__ import annotations

from tests.domain.convention.builders import diagnosis_of, signed
from tests.interface.web.areas.convention.desk import Desk
from tourdetable.domain.convention.models import DiagnosisPartner, Signatory
from tourdetable.domain.people.actions import register_institution


def test_an_institution_that_signed_and_has_no_seat_is_chosen_in_the_list(desk: Desk) -> None:
    made, period = diagnosis_of(desk.circle), signed(desk.circle)
    cape = register_institution(name="Commune du Cap")
    Signatory.objects.create(period=period, institution=cape, college="towns", starts=period.starts)
    to = {"contact": "", "email": "roy@cap.example", "open_until": "2027-05-01"}
    said = {"version": made.version, "which": cape.pk, "named": ""}
    assert desk.send("diagnosis_invite", made.pk, **said, **to).status_code == 302
    assert DiagnosisPartner.objects.get().institution == cape
