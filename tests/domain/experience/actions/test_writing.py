from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import MARCH, NOW, Circle, draw, last_event, nothing_changes
from tests.domain.experience.builders import addressed, proposed, published, written
from tourdetable.domain.experience.actions import writing
from tourdetable.domain.experience.models import ExperienceReport, ReportDocument
from tourdetable.domain.journal.versions import Changed


def on(report: ExperienceReport) -> dict[str, Any]:
    """The report as it is now."""
    now = ExperienceReport.objects.get(pk=report.pk)
    return {"report": now, "version": now.version}


def by_bao(circle: Circle) -> dict[str, Any]:
    return {"by": circle.by_bao(), "now": NOW}


def test_one_text_is_written_and_the_others_stay(circle: Circle) -> None:
    report = written(circle, proposed(circle), results=" Du monde. ", when="En mars")
    assert (report.results, report.when, report.title) == ("Du monde.", "En mars", "Lire la nuit")
    assert last_event()[0] == "experience.written"
    with pytest.raises(Changed):
        writing.write(report=report, version=1, said={}, **by_bao(circle))


def test_a_title_is_needed_and_nothing_else_is_written_this_way(circle: Circle) -> None:
    report = proposed(circle)
    with nothing_changes(), pytest.raises(ValidationError):
        written(circle, report, title=" ")
    with nothing_changes(), pytest.raises(ValueError, match="state"):
        written(circle, report, state="published")


def test_it_goes_as_far_as_is_said(circle: Circle) -> None:
    report = addressed(circle, proposed(circle), audience="public", attribution="none")
    assert (report.audience, report.attribution, report.discreet) == ("public", "none", True)
    with nothing_changes(), pytest.raises(ValidationError):
        addressed(circle, report, audience="present")


def test_somebody_is_invited_to_write_then_left_out(circle: Circle) -> None:
    report = proposed(circle)
    writing.invite(**on(report), person=circle.ana, **by_bao(circle))
    assert report.carriers.get().person == circle.ana
    with nothing_changes(), pytest.raises(ValidationError):
        writing.invite(**on(report), person=circle.ana, **by_bao(circle))
    writing.leave_out(**on(report), person=circle.ana, **by_bao(circle))
    assert (report.carriers.count(), last_event()[0]) == (0, "experience.unshared")


def test_a_document_is_put_beside_it_once_then_taken_away(circle: Circle) -> None:
    report = proposed(circle)
    sent: dict[str, Any] = {"name": "affiche.txt", **by_bao(circle)}
    row = writing.add_document(**on(report), content=BytesIO(b"Venez !"), **sent)
    assert (row.name, str(row), row.report) == ("affiche.txt", "affiche.txt", report)
    with nothing_changes(), pytest.raises(ValidationError):
        writing.add_document(**on(report), content=BytesIO(b"Venez !"), **sent)
    version = on(report)["version"]
    writing.remove_document(document=row, version=version, **by_bao(circle))
    assert (ReportDocument.objects.count(), last_event()[0]) == (0, "experience.document_removed")


def test_where_it_was_told_is_said_even_once_published(circle: Circle) -> None:
    report, meeting = published(circle), draw(circle.body, MARCH)
    assert writing.tell_where(**on(report), meeting=meeting, **by_bao(circle)).meeting == meeting
    assert writing.tell_where(**on(report), meeting=None, **by_bao(circle)).meeting is None


def test_it_is_given_up_once(circle: Circle) -> None:
    report = proposed(circle)
    assert writing.give_up(**on(report), **by_bao(circle)).state == "given_up"
    with nothing_changes(), pytest.raises(ValidationError):
        writing.give_up(**on(report), **by_bao(circle))
    with nothing_changes(), pytest.raises(ValidationError):
        written(circle, report, results="Trop tard.")
