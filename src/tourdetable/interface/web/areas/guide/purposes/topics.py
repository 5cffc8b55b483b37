"""What members put forward, and what comes of it; what exists already, tags."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

PUTTING, EXISTING = "proposer-un-sujet", "ce-qui-existe-deja"

PURPOSES = (
    purpose(
        _("What members put forward, those that wait for an answer first, and what came of each."),
        PUTTING,
        "topics",
    ),
    purpose(
        _("Put a topic forward for a body: a line is enough, the rest may be said later."),
        PUTTING,
        "topic_new",
    ),
    purpose(
        _(
            "One topic: where it went, what exists already, which seats support it, what they "
            "add. Those who prepare answer it from here."
        ),
        PUTTING,
        "topic",
    ),
    purpose(
        _("Say a topic better, or withdraw it, as long as nothing was answered."),
        PUTTING,
        "topic_change",
        "topic_withdraw",
    ),
    purpose(
        _("Add to a topic: what exists already, your support, your point of view."),
        PUTTING,
        "topic_existing",
        "topic_support",
        "topic_view",
    ),
    purpose(
        _(
            "Answer a topic: put it on an agenda, have a group take it up, send it to another "
            "body, join it to another topic, decline it with a reason."
        ),
        PUTTING,
        "topic_agenda",
        "topic_group",
        "topic_send",
        "topic_join",
        "topic_decline",
    ),
    purpose(
        _("Date a meeting for an urgent topic, which is on its agenda at once."),
        PUTTING,
        "topic_meeting",
    ),
    purpose(
        _("Bodies and schemes outside the network: who works on what already."),
        EXISTING,
        "schemes",
    ),
    purpose(
        _("One body or scheme: what it does, for whom, who leads it, when it was last checked."),
        EXISTING,
        "scheme",
    ),
    purpose(
        _("Write down a body or a scheme, say it better, say that it still holds or has ended."),
        EXISTING,
        "scheme_add",
        "scheme_change",
        "scheme_check",
        "scheme_end",
        "scheme_resume",
    ),
    purpose(
        _("Bring a table of bodies and schemes into the register, or take it away."),
        EXISTING,
        "schemes_import",
        "schemes_table",
    ),
    purpose(
        _("The tags of the network, and all that you may read under one, whatever the body."),
        EXISTING,
        "tags",
        "tag",
    ),
    purpose(
        _("Put tags in order: write one otherwise, or join it to another."),
        EXISTING,
        "tag_rename",
        "tag_merge",
    ),
    purpose(
        _("What exists already near what you are writing, as far as you may read it."),
        EXISTING,
        "neighbours",
    ),
)
