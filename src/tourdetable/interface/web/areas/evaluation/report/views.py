"""The report of an evaluation: a page, a PDF, files of word processors."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.kinds.evaluation import EvaluationReport, ReportPart
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet, sheet_of, trail
from tourdetable.interface.web.areas.evaluation.report.reading import ReportReading
from tourdetable.interface.web.areas.evaluation.report.sections import sections
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.files import given, signed_by


@require_safe
@in_network
def report(request: Request, scene: Scene, number: int) -> HttpResponse:
    """The report, for whoever may read it."""
    sheet = sheet_of(scene, number)
    context: dict[str, Any] = {"page": sheet, "campaign": sheet.campaign, "title": _("Report")}
    context |= {"sections": sections(ReportReading(sheet)), "drawn": drawn, "told": told}
    context["trail"] = trail(scene, context["title"], sheet)
    return render(request, "evaluation/report.html", context)


def drawn(part: ReportPart) -> SafeString:
    """The drawing of a part."""
    assert part.drawing is not None, "the page asks where there is one"
    return mark_safe(part.drawing.svg.decode())  # noqa: S308 made of our own figures, words escaped


def told(part: ReportPart) -> SafeString:
    """The text of a part, below its title, or that of its section."""
    offset = 3 if part.title else 2
    return mark_safe(to_html(part.text, heading_offset=offset))  # noqa: S308 cleaned by `to_html`


@require_safe
@in_network
def report_paper(request: Request, scene: Scene, number: int, ending: str = "pdf") -> HttpResponse:
    """The same on paper, or for a word processor."""
    sheet = sheet_of(scene, number)
    name = f"{scene.network.slug}-evaluation-{number}"
    return given(scene, paper(sheet), name, ending)


def paper(sheet: CampaignSheet) -> EvaluationReport:
    """The report as a document."""
    return EvaluationReport(
        **signed_by(sheet.scene.network),
        title=sheet.campaign.title,
        body=sheet.called(sheet.campaign.body),
        period=sheet.period,
        state=sheet.state_words,
        sections=sections(ReportReading(sheet)),
    )
