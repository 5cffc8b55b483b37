"""What bodies produce."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

MAKING = "produire-un-livrable"

PURPOSES = (
    purpose(
        _("What bodies produce: what is owed first, by its day, then what was delivered."),
        MAKING,
        "works",
    ),
    purpose(
        _("What came of the deliverables that are out: who used them, and what happened."),
        MAKING,
        "works_impact",
    ),
    purpose(
        _("What a reader of another institution is asked before a deliverable is approved."),
        MAKING,
        "works_checklist",
    ),
    purpose(
        _("Promise that a body will produce something, for a day, by some of its seats."),
        MAKING,
        "work_new",
    ),
    purpose(
        _(
            "One deliverable: where it stands, its versions, who read it elsewhere, where it "
            "went, what came of it. Once it is out, how to cite it."
        ),
        MAKING,
        "work",
    ),
    purpose(
        _("Say better what a deliverable is, give it up with a reason, take it up again."),
        MAKING,
        "work_change",
        "work_abandon",
        "work_resume",
    ),
    purpose(
        _("Write a deliverable with others, or deposit a file; keep versions that never change."),
        MAKING,
        "work_write",
        "work_keep",
        "work_deposit",
    ),
    purpose(
        _("The versions of a deliverable, and what changed between two of them."),
        MAKING,
        "work_versions",
        "work_version",
    ),
    purpose(
        _("Have a version read by a seat of another institution; answer as its reader."),
        MAKING,
        "work_ask",
        "work_review",
        "work_review_back",
    ),
    purpose(
        _("Put a version that is ready to decision: adopted, it is in force."),
        MAKING,
        "work_approve",
    ),
    purpose(
        _("Say to whom a deliverable went, how and when."),
        MAKING,
        "work_circulate",
        "work_circulation_back",
    ),
    purpose(
        _("Say that you used a deliverable, and what happened."),
        MAKING,
        "work_used",
        "work_use",
    ),
)
