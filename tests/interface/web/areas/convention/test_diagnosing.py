"""Writing a diagnosis together, having it approved, opening a body on it."""

from __future__ import annotations

from tests.domain.builders import TODAY, decided, nothing_changes
from tests.domain.convention.builders import asked, diagnosis_of, partner, shared
from tests.interface.web.areas.convention.desk import Desk
from tourdetable.domain.convention.models import DiagnosisEntry, SharedDiagnosis
from tourdetable.domain.networks.models import Body

DAY = TODAY.isoformat()


def test_it_is_begun_brought_to_corrected_and_put(desk: Desk) -> None:
    said = {"title": "Les îles", "territory": "Le Nord", "words": "", "body": ""}
    desk.send("diagnosis_begin", **said)
    made = SharedDiagnosis.objects.get()
    figure = {"words": "Habitant·es", "value": "12", "source": "Insee", "year": "2022"}
    with nothing_changes():
        wrong = desk.send("diagnosis_bring", made.pk, "figure", by="ana", **figure | {"year": ""})
    assert wrong.status_code == 422
    desk.send("diagnosis_bring", made.pk, "figure", by="ana", address="", **figure)
    desk.send("diagnosis_bring", made.pk, "facility", by="bao", words="Le phare", place="Port")
    desk.send("diagnosis_bring", made.pk, "issue", by="bao", words="Le vent")
    desk.send("diagnosis_bring", made.pk, "issue", by="bao", words="La pluie")
    desk.send("diagnosis_bring", made.pk, "source", by="ana", words="Enquête", address="")
    rain = DiagnosisEntry.objects.get(words="La pluie")
    desk.send("diagnosis_remove", made.pk, rain.pk, by="bao")
    made.refresh_from_db()
    desk.send("diagnosis_describe", made.pk, version=made.version, **said | {"words": "Du vent."})
    made.refresh_from_db()
    who = [desk.circle.town.institution_id, desk.circle.library.institution_id]
    sent = {"institutions": who, "asked_on": DAY, "version": made.version}
    assert desk.send("diagnosis_put", made.pk, **sent).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.words, made.entries.count()) == ("asked", "Du vent.", 4)


def test_each_partner_answers_from_my_table(desk: Desk) -> None:
    made = asked(desk.circle)
    row = partner(made, desk.circle.town)
    url = desk.url("diagnosis_answer", made.pk, row.pk)
    homes = [desk.room.client(who).get("/").content.decode() for who in ("ana", "zoé")]
    assert [url in page for page in homes] == [True, False]
    sent = {"answer": "approved", "answered_on": DAY, "words": "", "version": made.version}
    assert desk.send("diagnosis_answer", made.pk, row.pk, by="ana", **sent).status_code == 302
    row.refresh_from_db()
    assert row.approves
    assert url not in desk.room.client("ana").get("/").content.decode()
    made.refresh_from_db()
    desk.send("diagnosis_back", made.pk, version=made.version)
    made.refresh_from_db()
    assert made.state == "draft"


def test_it_is_shown_to_everybody_or_not(desk: Desk) -> None:
    made = diagnosis_of(desk.circle)
    desk.send("diagnosis_public", made.pk, public="on", version=made.version)
    made.refresh_from_db()
    assert made.public


def test_a_body_opens_on_it_by_a_decision(desk: Desk) -> None:
    made = shared(desk.circle)
    decision = decided(desk.circle, desk.room.meeting, title="Les îles")
    said = {"kind": "circle", "name": "Cercle des îles", "starts": DAY, "version": made.version}
    with nothing_changes():
        assert desk.send("diagnosis_deploy", made.pk, **said).status_code == 422
    assert desk.send("diagnosis_deploy", made.pk, decision=decision.pk, **said).status_code == 302
    made.refresh_from_db()
    assert (made.body, made.decision) == (Body.objects.get(name="Cercle des îles"), decision)
    assert "Seul un diagnostic" in desk.read("diagnosis_deploy", made.pk)
