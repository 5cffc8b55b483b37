from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.evaluation import (
    campaigns,
    comments,
    interviews,
    steps,
    surveys,
)
from tourdetable.interface.web.areas.evaluation.figures import indicator, now
from tourdetable.interface.web.areas.evaluation.report import views as report

ONE = "evaluations/<int:number>/"
urlpatterns = [
    path("indicators/", now.indicators, name="indicators"),
    path("indicators.csv", now.indicators_csv, name="indicators_csv"),
    path("indicators/<slug:code>/", now.indicator, name="indicator"),
    path("indicators/<slug:code>.csv", now.facts_csv, name="indicator_facts"),
    path("evaluations/", campaigns.evaluations, name="evaluations"),
    path("evaluations/new/", campaigns.begin, name="evaluation_new"),
    path(ONE, campaigns.evaluation, name="evaluation"),
    path(f"{ONE}words/", campaigns.write, name="evaluation_words"),
    path(f"{ONE}withdraw/", campaigns.withdraw, name="evaluation_withdraw"),
    path(f"{ONE}freeze/", steps.freeze, name="evaluation_freeze"),
    path(f"{ONE}give/", steps.give, name="evaluation_give"),
    path(f"{ONE}take-back/", steps.take_back, name="evaluation_take_back"),
    path(f"{ONE}publish/", steps.publish, name="evaluation_publish"),
    path(f"{ONE}unpublish/", steps.unpublish, name="evaluation_unpublish"),
    path(f"{ONE}indicators/<slug:code>/", indicator.indicator, name="evaluation_indicator"),
    path(f"{ONE}indicators/<slug:code>.csv", indicator.facts_csv, name="evaluation_facts"),
    path(f"{ONE}comment/", comments.comment, name="evaluation_comment"),
    path(f"{ONE}comments/<int:pk>/", comments.amend, name="evaluation_comment_amend"),
    path(f"{ONE}comments/<int:pk>/withdraw/", comments.withdraw, name="evaluation_comment_back"),
    path(f"{ONE}questionnaires/", surveys.attach, name="evaluation_surveys"),
    path(f"{ONE}questionnaires/new/", surveys.begin, name="evaluation_survey_new"),
    path(f"{ONE}questionnaires/<int:pk>/", surveys.detach, name="evaluation_survey_back"),
    path(f"{ONE}interviews/", interviews.listed, name="evaluation_interviews"),
    path(f"{ONE}interviews/new/", interviews.note, name="evaluation_interview_new"),
    path(f"{ONE}interviews/<int:pk>/", interviews.amend, name="evaluation_interview"),
    path(
        f"{ONE}interviews/<int:pk>/withdraw/",
        interviews.withdraw,
        name="evaluation_interview_back",
    ),
    path(f"{ONE}report/", report.report, name="evaluation_report"),
    path(f"{ONE}report.pdf", report.report_paper, name="evaluation_report_pdf"),
    path(f"{ONE}report.<office:ending>", report.report_paper, name="evaluation_report_office"),
]
