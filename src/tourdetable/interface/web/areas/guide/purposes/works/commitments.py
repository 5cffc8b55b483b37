"""Themes, and who commits to them; working groups, from the call for themes to the stock-taking;
the support of bodies."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

COMMITTING, GROUPS = "s-engager", "travailler-en-groupe"
SUPPORTING = "accompagner-les-instances"

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
    purpose(
        _(
            "The working groups of the network, what comes next in each, and the calls for themes. "
            "Those who lead a group, and whoever composes, see what is late there."
        ),
        GROUPS,
        "groups",
    ),
    purpose(
        _(
            "A call for themes: members propose, say what they would join, then a decision of the "
            "body chooses. What is not kept says why."
        ),
        GROUPS,
        "call",
        "call_new",
        "call_change",
    ),
    purpose(
        _("Answer a call by a theme, or say that your seat would take part in its group."),
        GROUPS,
        "call_propose",
        "call_attach",
        "call_join",
    ),
    purpose(
        _("Record which themes a decision kept, then open the group of each."),
        GROUPS,
        "call_choose",
        "call_open",
        "call_link",
    ),
    purpose(
        _(
            "One group: its road map, what exists and what it adds, whom it brings together, its "
            "reports."
        ),
        GROUPS,
        "group",
    ),
    purpose(
        _("What a group is asked, and by whom. Each version stays and can be read."),
        GROUPS,
        "group_terms",
        "group_terms_write",
    ),
    purpose(
        _("A step of a road map: what is done, by when, who sees to it, when it was done."),
        GROUPS,
        "group_step",
        "group_step_new",
        "group_step_done",
        "group_step_remove",
    ),
    purpose(
        _(
            "A report of a group: a draft of its members until it is given to the network, then it "
            "stays as it was read."
        ),
        GROUPS,
        "group_report",
        "group_report_write",
        "group_report_give",
    ),
    purpose(
        _(
            "Every body at a glance, for whoever supports them: what needs help and why, what "
            "comes next, what each does by itself."
        ),
        SUPPORTING,
        "coordination",
        "coordination_table",
    ),
    purpose(
        _(
            "Do the same thing for the bodies that were ticked, and read what was done in each, or "
            "why not."
        ),
        SUPPORTING,
        "coordination_together",
        "outreach",
    ),
    purpose(
        _(
            "The support of one body: what it does by itself season after season, what was said "
            "and agreed with it."
        ),
        SUPPORTING,
        "support",
    ),
    purpose(
        _("Write what was said and agreed, say it better, say that it is settled."),
        SUPPORTING,
        "support_note_new",
        "support_note_change",
        "support_note_settle",
        "support_note_remove",
    ),
    purpose(
        _("Ask a body for a date no more."),
        SUPPORTING,
        "dates_call_back",
    ),
)
