"""The lines of experiences: Bao writes one, that Ana is asked to read; he published another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.permissions.lines import EVERYBODY, Line, body, but, circle, in_odt, only, read
from tests.permissions.stage import Stage
from tourdetable.domain.experience.models import (
    ExperienceCall,
    ExperienceReport,
    ReportDocument,
    ReportUse,
    SecondReading,
)
from tourdetable.domain.experience.sheets import look_through


def a_draft(_stage: Stage) -> list[object]:
    return ["circle", ExperienceReport.objects.get(state="in_draft").pk]


def published_one(_stage: Stage) -> list[object]:
    return ["circle", ExperienceReport.objects.get(state="published").pk]


def a_step(stage: Stage) -> list[object]:
    return [*a_draft(stage), "what"]


def as_network(stage: Stage) -> list[object]:
    return [*a_draft(stage), "network"]


def a_carrier(stage: Stage) -> list[object]:
    (invited,) = ExperienceReport.objects.get(state="in_draft").carriers.all()
    return [*a_draft(stage), invited.person_id]


def a_passage(stage: Stage) -> list[object]:
    found = look_through(ExperienceReport.objects.get(state="in_draft"))
    return [*a_draft(stage), found.passages[0].key]


def a_document(_stage: Stage) -> list[object]:
    return ["circle", ReportDocument.objects.get().pk]


def a_reading(_stage: Stage) -> list[object]:
    return ["circle", SecondReading.objects.get().pk]


def a_use(_stage: Stage) -> list[object]:
    return ["circle", ReportUse.objects.get().pk]


def a_call(_stage: Stage) -> list[object]:
    return ["circle", ExperienceCall.objects.get().pk]


def carrying(where: Any) -> Line:
    """Of those who write the draft: whoever is asked to read it is told so, the others nothing."""
    line = Line(where, (302, 404, 404, 200, 403, 404, 404), (302, 404, 404, 422, 403, 404, 404))
    return but(line, light=(404, 404))


def any_member(where: Any) -> Line:
    """A form of any member's."""
    return Line(where, (302, 404, *(200,) * 5), (302, 404, *(422,) * 5))


EXPERIENCES: Mapping[str, Line] = {
    "experiences": read(circle),
    "experience_new": any_member(circle),
    "experience_call_new": Line(
        circle, (302, 404, 403, 403, 403, 200, 200), (302, 404, 403, 403, 403, 422, 422)
    ),
    "experience_call": body(a_call),
    "experience_call_close": only(a_call, "lead", "steward"),
    "experience_document": but(
        read(a_document, (302, 404, 404, 200, 200, 404, 404)), light=(404, 405)
    ),
    "experience_document_remove": carrying(a_document),
    "experience_opinion": but(
        Line(a_reading, (302, *(404,) * 3, 200, 404, 404), (302, *(404,) * 3, 422, 404, 404)),
        light=(404, 404),
    ),
    "experience_without": carrying(a_reading),
    "experience_tried_more": but(
        Line(a_use, (302, 404, 403, 200, *(403,) * 3), (302, 404, 403, 422, *(403,) * 3)),
        light=(403, 403),
    ),
    "experience": read(published_one, EVERYBODY),
    "experience_tried": any_member(published_one),
    "experience_sheet_pdf": read(published_one),
    "experience_sheet_office": in_odt(read(published_one)),
    "experience_as": but(read(as_network, (302, 404, 404, 200, 403, 404, 404)), light=(404, 405)),
    "experience_write": carrying(a_step),
    "experience_carriers": carrying(a_draft),
    "experience_leave_out": carrying(a_carrier),
    "experience_documents": carrying(a_draft),
    "experience_told": carrying(a_draft),
    "experience_check": carrying(a_draft),
    "experience_keep": carrying(a_passage),
    "experience_second": carrying(a_draft),
    "experience_publish": carrying(a_draft),
    "experience_take_back": carrying(a_draft),
    "experience_give_up": carrying(a_draft),
}
