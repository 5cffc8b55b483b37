"""What the link of a partner that has no seat opens."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.domain.builders import NOW, TODAY, nothing_changes
from tests.domain.convention.builders import BY, diagnosis_of, invited
from tests.interface.web.areas.convention.desk import Desk
from tests.interface.web.areas.referrals.people import plain
from tourdetable.domain.convention.actions.approving import put_to_partners
from tourdetable.domain.convention.actions.diagnosing import EntryDraft, bring_entry
from tourdetable.domain.convention.models import DiagnosisEntry, DiagnosisPartner
from tourdetable.domain.convention.tokens import token_of
from tourdetable.domain.networks.models import Network


def address(row: DiagnosisPartner, name: str = "diagnosis_link") -> str:
    row.refresh_from_db()
    return reverse(name, args=[token_of(row)])


def given(version: int, **said: Any) -> dict[str, Any]:
    return {"version": version, "gesture": str(uuid4()), "name": "Mme Roy, maire"} | said


def test_one_brings_lines_without_an_account_and_reads_no_words_of_others(desk: Desk) -> None:
    made = diagnosis_of(desk.circle)
    said = EntryDraft("words", "Le port décline.")
    bring_entry(diagnosis=made, draft=said, by=desk.circle.by_ana(), now=NOW)
    client, url = Client(), address(invited(made))
    with nothing_changes():
        page = client.get(url)
    read = [one in plain(page) for one in ("Lire malgré le vent.", "Le port décline.")]
    assert (read, page["X-Robots-Tag"]) == ([True, False], "noindex, nofollow")
    figure = given(1, words="Bateaux", value="12", source="Port", year="2025", address="")
    with nothing_changes():
        nameless = client.post(f"{url}?kind=figure", figure | {"name": ""})
    assert nameless.status_code == 422
    again = [client.post(f"{url}?kind=figure", figure, follow=True) for _time in range(2)]
    assert ["les partenaires le lisent" in plain(one) for one in again] == [True, True]
    line = DiagnosisEntry.objects.get(words="Bateaux")
    assert line.said_by == "Mme Roy, maire, Commune du Cap"
    shown = desk.read("diagnosis", made.pk, by="bao")
    assert "par lien" in shown
    assert client.get(address(made.partners.get(), "diagnosis_link_file")).status_code == 404


def test_one_answers_once_reading_all_that_is_put_and_members_read_who(desk: Desk) -> None:
    circle = desk.circle
    made = diagnosis_of(circle)
    said = EntryDraft("words", "Le port décline.")
    bring_entry(diagnosis=made, draft=said, by=circle.by_ana(), now=NOW)
    row = invited(made)
    client, former = Client(), address(row)
    who = [circle.town.institution, row.institution]
    made = put_to_partners(diagnosis=made, institutions=who, version=made.version + 1, **BY)
    assert client.get(former).status_code == 410
    url = address(row)
    assert "Le port décline." in plain(client.get(url))
    answer = {"answer": "approved", "answered_on": TODAY.isoformat(), "words": ""}
    stale = client.post(url, given(made.version - 1, **answer))
    assert (stale.status_code, f'value="{made.version}"' in plain(stale)) == (409, True)
    assert client.post(url, given(made.version, **answer)).status_code == 302
    row.refresh_from_db()
    assert (row.answer, row.said_by) == ("approved", "Mme Roy, maire, Commune du Cap")
    page = client.get(url)
    assert ("Mme Roy" in plain(page), "<form" in plain(page).split("<main")[1]) == (True, False)
    assert client.post(url, given(made.version + 1, **answer)).status_code == 409
    shown = desk.read("diagnosis", made.pk, by="ana")
    assert "par lien : Mme Roy, maire, Commune du Cap" in shown.replace("\u00a0", " ")


def test_a_link_that_is_forged_or_of_a_closed_network_opens_nothing(desk: Desk) -> None:
    client, url = Client(), address(invited(diagnosis_of(desk.circle)))
    assert client.get(f"{url[:-2]}x/").status_code == 410
    Network.objects.update(closed_on=TODAY)
    assert client.get(url).status_code == 410
