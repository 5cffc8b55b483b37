from __future__ import annotations

from django.urls import path

from tourdetable.interface.web.areas.questionnaires import acts, index, link, tables, writing

HERE = "questionnaires/<int:pk>/"
QUESTION = f"{HERE}questions/<int:question>/"

link_urls = [
    path("room/<str:code>/", link.in_room, name="questionnaire_room"),
    path("<str:token>/", link.by_link, name="questionnaire_link"),
]
"""Pages that one opens without an account."""

urlpatterns = [
    path("questionnaires/", index.listed, name="questionnaires"),
    path("bodies/<slug:body>/questionnaires/new/", writing.begin, name="questionnaire_new"),
    path("meetings/<int:pk>/questionnaire/", writing.begin_after, name="questionnaire_after"),
    path(HERE, index.questionnaire, name="questionnaire"),
    path(f"{HERE}preview/", index.preview, name="questionnaire_preview"),
    path(f"{HERE}change/", writing.change, name="questionnaire_change"),
    path(f"{HERE}throw-away/", acts.throw_away, name="questionnaire_throw_away"),
    path(f"{HERE}questions/new/", writing.add_question, name="question_new"),
    path(f"{QUESTION}change/", writing.change_question, name="question_change"),
    path(f"{QUESTION}remove/", writing.remove_question, name="question_remove"),
    path(f"{QUESTION}up/", writing.move_question, name="question_up"),
    path(f"{HERE}send/", acts.send, name="questionnaire_send"),
    path(f"{HERE}room/", acts.open_room, name="questionnaire_open_room"),
    path(f"{HERE}remind/", acts.remind, name="questionnaire_remind"),
    path(f"{HERE}close/", acts.close, name="questionnaire_close"),
    path(f"{HERE}results/", tables.results, name="questionnaire_results"),
    path(f"{HERE}results.csv", tables.results_csv, name="questionnaire_results_csv"),
    path(f"{HERE}comments/", acts.comments, name="questionnaire_comments"),
    path(f"{HERE}comments/<int:number>/", acts.comment, name="questionnaire_comment"),
    path(f"{HERE}publish/", acts.publish, name="questionnaire_publish"),
]
