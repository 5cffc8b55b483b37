"""Questionnaires: written, sent, answered, told."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

ASKING = "interroger-par-questionnaire"

PURPOSES = (
    purpose(
        _("The questionnaires that you conduct, and those whose results are published for you."),
        ASKING,
        "questionnaires",
    ),
    purpose(
        _(
            "A questionnaire, for those who conduct it: its questions, then how many have not "
            "answered, then its results. Nobody can tell who answered what."
        ),
        ASKING,
        "questionnaire",
        "questionnaire_preview",
    ),
    purpose(
        _("Write a questionnaire, from questions that are ready or from a former one."),
        ASKING,
        "questionnaire_new",
        "questionnaire_after",
        "questionnaire_change",
        "questionnaire_throw_away",
        "question_new",
        "question_change",
        "question_remove",
        "question_up",
    ),
    purpose(
        _("Send a questionnaire, show its link in the room, remind of it, close it."),
        ASKING,
        "questionnaire_send",
        "questionnaire_open_room",
        "questionnaire_remind",
        "questionnaire_close",
    ),
    purpose(
        _(
            "What may be told of the answers: no group of fewer than five, nor anything that would "
            "give it back. Those who conduct it publish the results once the comments are read."
        ),
        ASKING,
        "questionnaire_results",
        "questionnaire_publish",
    ),
    purpose(
        _("Read each comment before it is shown: as it is, without some words, or not at all."),
        ASKING,
        "questionnaire_comments",
        "questionnaire_comment",
    ),
    purpose(
        _("Answer a questionnaire, once, without an account: nothing ties your answers to you."),
        ASKING,
        "questionnaire_link",
        "questionnaire_room",
    ),
)
