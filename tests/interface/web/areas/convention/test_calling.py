"""Calling on partners from the page of a diagnosis."""

from __future__ import annotations

from re import findall

from tests.domain.builders import TODAY
from tests.domain.convention.builders import diagnosis_of, signed
from tests.domain.convention.grounds import ARLES, covers, runs
from tests.interface.web.areas.convention.desk import Desk
from tourdetable.domain.convention.models import DiagnosisPartner, SharedDiagnosis

UNTIL = TODAY.replace(year=TODAY.year, month=5, day=1).isoformat()


def call(made: SharedDiagnosis) -> tuple[str, int]:
    return "diagnosis_call", made.pk


def version(made: SharedDiagnosis) -> int:
    made.refresh_from_db()
    return made.version


def test_whoever_prepares_calls_those_that_sit_first_those_that_signed_and_are_there(
    desk: Desk,
) -> None:
    made = diagnosis_of(desk.circle, territory="Arles")
    assert "Aucun partenaire n’est encore appelé" in desk.read("diagnosis", made.pk)
    signed(desk.circle)
    town = desk.circle.town.institution_id
    chosen = findall(r'name="institutions" value="(\d+)"[^>]* checked', desk.read(*call(made)))
    assert chosen == []
    covers(desk.circle.town.institution, ARLES)
    runs(desk.circle.network, desk.circle.school.institution, ARLES)
    chosen = findall(r'name="institutions" value="(\d+)"[^>]* checked', desk.read(*call(made)))
    assert {*chosen} == {str(town), str(desk.circle.school.institution_id)}
    sent = {"institutions": [town], "version": version(made)}
    assert desk.send("diagnosis_call", made.pk, **sent).status_code == 302
    row = DiagnosisPartner.objects.get()
    assert (row.institution_id, row.called_on, row.email) == (town, TODAY, "")
    desk.send("diagnosis_release", made.pk, row.pk, version=version(made))
    assert not DiagnosisPartner.objects.exists()


def test_a_link_is_sent_sent_elsewhere_and_closed(desk: Desk) -> None:
    made = diagnosis_of(desk.circle)
    to = {"contact": "Mme Roy", "email": "roy@cap.example", "open_until": UNTIL}
    nobody = desk.send("diagnosis_invite", made.pk, version=version(made), named="", **to)
    assert nobody.status_code == 422
    said = {"version": version(made), "named": "Commune du Cap"}
    assert desk.send("diagnosis_invite", made.pk, **said, **to).status_code == 302
    row = DiagnosisPartner.objects.get()
    assert (row.link, row.contact) == (1, "Mme Roy")
    shown = [desk.read("diagnosis", made.pk, by=who) for who in ("", "ana")]
    assert [("ouvert jusqu" in one, "Fermer le lien" in one) for one in shown] == [
        (True, True),
        (False, False),
    ]
    assert "roy@cap.example" in desk.read("diagnosis_link_send", made.pk, row.pk)
    better = to | {"email": "cabinet@cap.example", "version": version(made)}
    assert desk.send("diagnosis_link_send", made.pk, row.pk, **better).status_code == 302
    row.refresh_from_db()
    assert (row.link, row.email) == (2, "cabinet@cap.example")
    desk.send("diagnosis_link_close", made.pk, row.pk, version=version(made))
    row.refresh_from_db()
    assert row.email == ""
    assert "personne ne peut répondre" in desk.read("diagnosis", made.pk)
