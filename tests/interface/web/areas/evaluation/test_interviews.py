"""Notes of interviews: each reader has what the note lets them read, and no more."""

from __future__ import annotations

from typing import Any

from tests.domain.builders import TODAY
from tests.domain.evaluation.builders import Evaluating, approved, begun, of_now
from tests.interface.web.areas.evaluation.visitors import by_eva, client_of, page, url
from tourdetable.domain.evaluation.actions.giving import publish
from tourdetable.domain.evaluation.actions.interviewing import InterviewDetails, note
from tourdetable.domain.evaluation.models import Campaign, InterviewNote


def noted(scene: Evaluating, campaign: Campaign, **said: Any) -> InterviewNote:
    """Eva notes what Zoé said."""
    known = {"on": TODAY, "whom": "Zoé Ailleurs", "text": "SECRET : on s’ennuie.", **said}
    return note(campaign=campaign, details=InterviewDetails(**known), **scene.how)


def test_a_note_is_written_changed_and_withdrawn(scene: Evaluating):
    begun(scene)
    client = client_of(scene.eva)
    said = {"on": "2027-04-01", "whom": "Une lectrice", "seat": scene.circle.town.pk}
    said |= {"text": "On lit.", "audience": "network", "attribution": "institution"}
    client.post(url("evaluation_interview_new", 1), by_eva(scene, **said))
    row = InterviewNote.objects.get()
    assert (row.whom, row.seat, row.audience) == ("Une lectrice", scene.circle.town, "network")
    said |= {"text": "On lit peu.", "version": row.version}
    client.post(url("evaluation_interview", 1, row.pk), by_eva(scene, **said))
    row.refresh_from_db()
    assert row.text == "On lit peu."
    assert "Une lectrice" in page(scene.eva, "evaluation_interviews", 1)
    client.post(url("evaluation_interview_back", 1, row.pk), by_eva(scene, version=row.version))
    assert not InterviewNote.objects.exists()


def test_a_note_kept_to_those_who_evaluate_is_in_nobody_else_s_report(scene: Evaluating):
    campaign = approved(scene, before=lambda row: noted(scene, row))
    publish(audience="public", **of_now(scene, campaign))
    assert "SECRET" in page(scene.eva, "evaluation_report", 1)
    for person in (scene.circle.ana, None):
        shown = page(person, "evaluation_report", 1)
        assert "SECRET" not in shown
        assert "Ce que nous avons entendu" not in shown


def test_who_spoke_is_told_as_far_as_they_want(scene: Evaluating):
    said = {"audience": "public", "attribution": "college", "seat": scene.circle.town}
    approved(scene, before=lambda row: noted(scene, row, **said))
    shown = page(scene.circle.ana, "evaluation_report", 1)
    assert "Quelqu’un du collège « Communes »" in shown.replace("\N{NO-BREAK SPACE}", " ")
    assert "Ailleurs" not in shown


def test_notes_are_for_those_who_conduct_it(scene: Evaluating):
    approved(scene)
    ana = client_of(scene.circle.ana)
    assert ana.get(url("evaluation_interviews", 1)).status_code == 403
