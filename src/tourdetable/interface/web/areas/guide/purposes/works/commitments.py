"""Themes, and who commits to them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

COMMITTING = "s-engager"

PURPOSES = (
    purpose(
        _(
            "What themes a body works on, and who commits to them for all their time. Whoever "
            "convenes it opens a theme, closes it and asks; only they see who declined."
        ),
        COMMITTING,
        "commitments",
    ),
    purpose(
        _("Open a theme, change its name or its days, or say on which day it ends."),
        COMMITTING,
        "theme_new",
        "theme_change",
        "theme_close",
    ),
    purpose(
        _(
            "Ask those who take part to commit, each for the days of their mandate. Each receives "
            "a message and answers in one gesture."
        ),
        COMMITTING,
        "theme_ask",
        "commitments_ask",
    ),
    purpose(
        _("Accept or decline a commitment, or end it early with a word."),
        COMMITTING,
        "commitment",
        "commitment_end",
        "commitment_take_back",
    ),
    purpose(
        _(
            "What the link of a message opens: what one commits to, and the answer, without "
            "signing in."
        ),
        COMMITTING,
        "commitment_link",
    ),
)
