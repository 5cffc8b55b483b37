"""Evaluations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

EVALUATING = "conduire-une-evaluation"

PURPOSES = (
    purpose(
        _("The evaluations of the network that you may read, the latest first."),
        EVALUATING,
        "evaluations",
    ),
    purpose(
        _("Begin to evaluate a period, for a body that conducts evaluations."),
        EVALUATING,
        "evaluation_new",
        "evaluation_withdraw",
    ),
    purpose(
        _("One evaluation: where it stands, what comes next, its figures in a line each."),
        EVALUATING,
        "evaluation",
    ),
    purpose(
        _("Say how the evaluation is conducted, and what you conclude and propose."),
        EVALUATING,
        "evaluation_words",
    ),
    purpose(
        _("Take an evaluation one step further: freeze, give, take back, publish."),
        EVALUATING,
        "evaluation_freeze",
        "evaluation_give",
        "evaluation_take_back",
        "evaluation_publish",
        "evaluation_unpublish",
    ),
    purpose(
        _("One figure: how it is made, what it was before, the facts behind it."),
        EVALUATING,
        "evaluation_indicator",
    ),
    purpose(
        _("Say something of a figure, or of the whole evaluation."),
        EVALUATING,
        "evaluation_comment",
        "evaluation_comment_amend",
        "evaluation_comment_back",
    ),
    purpose(
        _("The questionnaires of an evaluation: write one, choose some, take one out."),
        EVALUATING,
        "evaluation_surveys",
        "evaluation_survey_new",
        "evaluation_survey_back",
    ),
    purpose(
        _("What the facts say over days that you choose, of the network or of one body."),
        EVALUATING,
        "indicators",
        "indicator",
    ),
    purpose(
        _("What people said to those who evaluate, and who reads each note."),
        EVALUATING,
        "evaluation_interviews",
        "evaluation_interview_new",
        "evaluation_interview",
        "evaluation_interview_back",
    ),
    purpose(
        _("The report of an evaluation, as far as you may read it."),
        EVALUATING,
        "evaluation_report",
    ),
)
