"""What members put forward, bring or tell; what exists already, and tags."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

PUTTING, EXISTING = "proposer-un-sujet", "ce-qui-existe-deja"
BRINGING, TELLING = "apporter-a-la-bibliotheque", "raconter-une-experience"

LIBRARY = (
    purpose(
        _(
            "Tools, practices, innovations and watch items that members brought, by kind, tag, "
            "territory, by what they wait for; those that were used, and those that never were."
        ),
        BRINGING,
        "library",
    ),
    purpose(
        _("Bring something in thirty seconds, even without network: a title is enough."),
        BRINGING,
        "entry_new",
    ),
    purpose(
        _(
            "One thing of the library: what it is, until when it is held for true, what became of "
            "it, and what happened to those who used it."
        ),
        BRINGING,
        "entry",
    ),
    purpose(
        _("Say the rest of it: a text, a document, tags, who may read it, who is named."),
        BRINGING,
        "entry_change",
    ),
    purpose(
        _("Say that it is still true, retire it with a reason, or bring it back to the lists."),
        BRINGING,
        "entry_renew",
        "entry_retire",
        "entry_back",
    ),
    purpose(
        _("Answer a watch item in words, when it needs no agenda."),
        BRINGING,
        "entry_answer",
    ),
    purpose(
        _("Say that you used it, and what happened: the only rating there is."),
        BRINGING,
        "entry_use",
        "entry_use_amend",
    ),
    purpose(
        _(
            "The feeds that are read for a body, how each goes, and what they said that waits for "
            "somebody."
        ),
        BRINGING,
        "library_sources",
        "source_stop",
    ),
    purpose(
        _("Keep what a source said as a watch item, in your words, or set it aside."),
        BRINGING,
        "source_item_keep",
        "source_item_dismiss",
    ),
)
PURPOSES = (
    *LIBRARY,
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
        _("What was tried, told by those who did it; what is called for, what you write."),
        TELLING,
        "experiences",
    ),
    purpose(
        _("Propose to tell an experience: a title and a few words, urgent or not."),
        TELLING,
        "experience_new",
    ),
    purpose(
        _("Call for experiences: invite members to tell a practice, or close the call."),
        TELLING,
        "experience_call_new",
        "experience_call",
        "experience_call_close",
    ),
    purpose(
        _("One experience: its sheet, where it is told, what others tried since."),
        TELLING,
        "experience",
        "experience_as",
    ),
    purpose(
        _("Write the sheet by steps, with others, with documents beside it."),
        TELLING,
        "experience_write",
        "experience_carriers",
        "experience_leave_out",
        "experience_documents",
        "experience_document_remove",
        "experience_told",
        "experience_give_up",
    ),
    purpose(
        _(
            "Make sure that nobody who is accompanied can be recognised: passages to look at, a "
            "second pair of eyes. Nothing leaves without it."
        ),
        TELLING,
        "experience_check",
        "experience_keep",
        "experience_second",
        "experience_without",
        "experience_opinion",
    ),
    purpose(
        _("Publish the sheet for those for whom it is, or take it back to change it."),
        TELLING,
        "experience_publish",
        "experience_take_back",
    ),
    purpose(
        _("Say that you tried it too, and what happened: those who told it are told."),
        TELLING,
        "experience_tried",
        "experience_tried_more",
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
