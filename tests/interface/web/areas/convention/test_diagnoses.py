"""Diagnoses as members read them, and as strangers do."""

from __future__ import annotations

from tests.domain.builders import NOW
from tests.domain.convention.builders import BY, diagnosis_of, shared
from tests.interface.web.areas.convention.desk import Desk
from tourdetable.domain.convention.actions.approving import show_to_public
from tourdetable.domain.convention.actions.diagnosing import EntryDraft, bring_entry
from tourdetable.domain.convention.models import SharedDiagnosis

CANARY = "Les mêmes trois familles."


def test_what_is_missing_is_said_and_nobody_ticks_it(desk: Desk) -> None:
    made = diagnosis_of(desk.circle)
    made.entries.filter(kind="source").delete()
    found = desk.read("diagnosis", made.pk, by="ana")
    assert ("aucune source" in found, "Le soumettre" in found) == (True, False)
    assert "Le soumettre" not in desk.read("diagnosis", made.pk)


def test_where_there_is_none_it_is_said(desk: Desk) -> None:
    assert "Aucun diagnostic à lire pour l’instant" in desk.read("diagnoses", by="zoé")


def test_strangers_read_the_portrait_and_never_what_institutions_say(desk: Desk) -> None:
    hidden = shared(desk.circle, title="La côte")
    made = diagnosis_of(desk.circle)
    said = EntryDraft("words", CANARY)
    bring_entry(diagnosis=made, draft=said, by=desk.circle.by_ana(), now=NOW)
    days = {"state": "shared", "shared_on": NOW.date()}
    SharedDiagnosis.objects.filter(pk=made.pk).update(**days)
    made.refresh_from_db()
    show_to_public(diagnosis=made, public=True, version=made.version, **BY)
    pages = [desk.read("diagnoses", by="zoé"), desk.read("diagnosis", made.pk, by="zoé")]
    assert ["La côte" in page or CANARY in page for page in pages] == [False, False]
    assert ("Insee" in pages[1], "Médiathèque" in pages[1]) == (True, False)
    url = desk.url("diagnosis", hidden.pk)
    assert desk.room.client("zoé").get(url).status_code == 404
    assert CANARY in desk.read("diagnosis", made.pk, by="bao")
    face = desk.room.client("zoé").get(desk.url("network")).content.decode()
    assert "Les portraits de ses territoires" in face
