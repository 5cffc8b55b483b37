"""Minutes: writing, reading, reviewing, adopting, handing out."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

WRITING = "ecrire-un-compte-rendu"

PURPOSES = (
    purpose(
        _(
            "What was said and decided at a meeting, as you may read it. Once adopted it is not "
            "changed any more."
        ),
        WRITING,
        "minutes",
        "minutes_read",
    ),
    purpose(
        _(
            "Write what was said, point by point; the agenda, the people present and the decisions "
            "are there already. Say of a delicate passage who may read it."
        ),
        WRITING,
        "minutes_sections",
        "minutes_section",
        "minutes_edit",
        "minutes_bring",
        "minutes_draft",
    ),
    purpose(
        _(
            "See the minutes as somebody else would have them, before anything is circulated: what "
            "they would read, and where something is left out for them."
        ),
        WRITING,
        "minutes_as",
    ),
    purpose(
        _(
            "Give adopted minutes to somebody who asks for them: what they may have, the rest in "
            "boxes, and the words that must not be read taken out for good."
        ),
        WRITING,
        "minutes_communicate",
    ),
    purpose(
        _(
            "Have the minutes read again by those who were there, correct them together, adopt "
            "them as the charter says, then circulate them."
        ),
        WRITING,
        "minutes_review",
        "minutes_remark",
        "minutes_remark_settle",
        "minutes_remark_take",
        "minutes_remark_decline",
        "minutes_cosign",
        "minutes_approve",
        "minutes_adopt",
        "minutes_circulate",
        "minutes_embargo",
    ),
    purpose(
        _(
            "See who wrote what and when, and what changed between two versions, word by word, as "
            "you may read them."
        ),
        WRITING,
        "minutes_versions",
        "minutes_edition",
    ),
    purpose(
        _(
            "Correct adopted minutes: a corrected version is written apart, with its reason, and "
            "replaces them once the body has adopted it."
        ),
        WRITING,
        "minutes_correct",
        "minutes_correction",
        "minutes_correction_put",
        "minutes_correction_withdraw",
        "minutes_correction_send_back",
        "minutes_correction_approve",
        "minutes_correction_adopt",
    ),
)
