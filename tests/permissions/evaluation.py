"""The lines of evaluations: no. 1 is being written; those who lead the circle conduct it, since its
charter names nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.permissions.lines import Line, circle, in_odt, members, read
from tests.permissions.stage import Stage
from tourdetable.domain.evaluation.models import CampaignQuestionnaire, FigureComment, InterviewNote

Where = Callable[[Stage], list[object]]


def one(_stage: Stage) -> list[object]:
    return ["circle", 1]


def a_figure(_stage: Stage) -> list[object]:
    return ["circle", 1, "meetings_held"]


def a_comment(_stage: Stage) -> list[object]:
    return ["circle", 1, FigureComment.objects.get().pk]


def a_note(_stage: Stage) -> list[object]:
    return ["circle", 1, InterviewNote.objects.get().pk]


def a_survey(_stage: Stage) -> list[object]:
    return ["circle", 1, CampaignQuestionnaire.objects.get().pk]


def an_indicator(_stage: Stage) -> list[object]:
    return ["circle", "meetings_held"]


def leaders(where: Where) -> Line:
    """What those who lead read; for the others it does not exist."""
    return read(where, (302, *(404,) * 4, 200, 200))


def writers(where: Where) -> Line:
    """What those who lead change."""
    return Line(where, (302, *(404,) * 4, 200, 200), (302, *(404,) * 4, 422, 422))


EVALUATION: Mapping[str, Line] = {
    "evaluations": read(circle),
    "evaluation_new": Line(
        circle, (302, 404, 403, 403, 403, 200, 200), (302, 404, 403, 403, 403, 422, 422)
    ),
    "evaluation": leaders(one),
    "evaluation_words": writers(one),
    "evaluation_withdraw": writers(one),
    "evaluation_freeze": writers(one),
    "evaluation_give": writers(one),
    "evaluation_take_back": writers(one),
    "evaluation_publish": writers(one),
    "evaluation_unpublish": writers(one),
    "evaluation_indicator": leaders(a_figure),
    "evaluation_facts": leaders(a_figure),
    "evaluation_comment": writers(one),
    "evaluation_comment_amend": writers(a_comment),
    "evaluation_comment_back": writers(a_comment),
    "evaluation_interviews": leaders(one),
    "evaluation_interview_new": writers(one),
    "evaluation_interview": writers(a_note),
    "evaluation_interview_back": writers(a_note),
    "evaluation_surveys": writers(one),
    "evaluation_survey_new": Line(one, (302, *(404,) * 4, 403, 200), (302, *(404,) * 4, 403, 422)),
    "evaluation_survey_back": writers(a_survey),
    "indicators": members(circle),
    "indicators_csv": members(circle),
    "indicator": members(an_indicator),
    "indicator_facts": members(an_indicator),
    "evaluation_report": leaders(one),
    "evaluation_report_pdf": leaders(one),
    "evaluation_report_office": in_odt(leaders(one)),
}
