"""Approving it together, sending it out, what came of it."""

from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import APRIL, MARCH, TODAY, draw, nothing_changes, propose
from tests.domain.deliverables.builders import approved, fresh, out, planned, read
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    STRANGER,
    Room,
)
from tests.interface.web.areas.deliverables.sending_forms import about, by_ana, by_bao, page
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.models import Circulation, DeliverableUse


def test_a_version_that_is_ready_is_put_to_decision(room: Room) -> None:
    version = read(room.circle)
    work, client = version.deliverable, room.client(SECRETARY)
    draw(room.circle.body, APRIL + timedelta(days=28), "Lecture de mai")
    found = client.get(room.url("work_approve", work.number)).content.decode()
    put = room.url("decision_new_with", room.meeting.pk, "approve_deliverable", version.pk)
    assert put in found
    assert "Lecture de mai" in found
    offered = client.get(put).content.decode()
    assert ("Approuver le livrable" in offered, "sans objection" in offered) == (True, False)
    form = by_ana(room, title="Approuver la fiche", item="", text="")
    assert client.post(put, form).status_code == 302
    decision = Decision.objects.get(title="Approuver la fiche")
    told = client.get(room.url("decision", decision.pk)).content.decode()
    assert "Approuver le livrable n°\xa01\xa0: Qui lit quoi" in told
    assert decision.effects.get().work_version == version.pk


def test_it_is_added_to_a_proposal_too(room: Room) -> None:
    version, client = read(room.circle), room.client(SECRETARY)

    decision = propose(room.circle, room.meeting, "La fiche")
    url = room.url("decision_effect_add", decision.pk, "approve_deliverable")
    assert "Qui lit quoi" in client.get(url).content.decode()
    form = by_ana(room, work_version=version.pk, version=decision.version)
    assert client.post(url, form).status_code == 302
    assert decision.effects.get().work_version == version.pk


def test_what_is_not_ready_is_put_nowhere(room: Room) -> None:
    work = planned(room.circle)
    url = room.url("work_approve", work.number)
    assert room.client(SECRETARY).get(url).status_code == 404


def test_it_is_circulated_and_its_audience_reads_it(room: Room) -> None:
    work, _decision = approved(room.circle, room.meeting)
    assert room.client(NEIGHBOUR).get(room.url("work_pdf", work.number)).status_code == 404
    url, client = room.url("work_circulate", work.number), room.client(SECRETARY)
    form = about(room, work, how="mail", on=TODAY.isoformat(), bodies=[room.circle.body.pk])
    with nothing_changes():
        late = {**form, "on": (TODAY + timedelta(days=1)).isoformat()}
        assert client.post(url, late).status_code == 422
    assert client.post(url, form).status_code == 302
    assert "Par courriel" in page(room, work)
    assert "On lit." in page(room, work, NEIGHBOUR)
    assert room.client(STRANGER).get(room.url("work", work.number)).status_code == 404


def test_what_was_said_by_mistake_is_withdrawn(room: Room) -> None:
    work, row = out(room.circle, room.meeting), Circulation.objects.get()
    url = room.url("work_circulation_back", work.number, row.pk)
    client = room.client(SECRETARY)
    assert "seule son instance" in client.get(url).content.decode()
    assert client.post(url, by_ana(room, version=1)).status_code == 302
    assert fresh(work).state == "approved"


def test_nothing_goes_out_before_it_is_approved(room: Room) -> None:
    work = planned(room.circle)
    told = room.client(SECRETARY).get(room.url("work_circulate", work.number)).content.decode()
    assert "Seule une version approuvée" in told
    told = room.client(SECRETARY).get(room.url("work_used", work.number)).content.decode()
    assert "pas encore été diffusé" in told


def test_a_seat_says_what_came_of_it(room: Room) -> None:
    work, client = out(room.circle, room.meeting, audience="public"), room.client(COLLEAGUE)
    said = {"outcome": "early", "on": MARCH.date().isoformat(), "words": ""}
    assert client.post(room.url("work_used", work.number), by_bao(room, **said)).status_code == 302
    use = DeliverableUse.objects.get()
    url = room.url("work_use", work.number, use.pk)
    more = {**said, "outcome": "adapted", "words": "On l’a raccourci.", "version": 1}
    assert client.post(url, by_bao(room, **more)).status_code == 302
    assert "On l’a raccourci." in page(room, work)
    assert room.client(SECRETARY).get(url).status_code == 403
    told = room.client(ANONYMOUS).get(room.url("work", work.number))
    assert (told.status_code, "dit l’avoir utilisé" in told.content.decode()) == (200, False)
