"""Who sits where: what whoever composes does; members taken from a spreadsheet."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

COMPOSING = "composer-une-instance"
SHEETS = "importer-et-exporter"

PURPOSES = (
    purpose(
        _("How many seats each body has, held or vacant: choose the body that you compose."),
        COMPOSING,
        "composition",
    ),
    purpose(
        _(
            "The seats of a body, by college: which are vacant, silent or ending soon, and what "
            "the charter still expects. Each seat leads to what may be done with it."
        ),
        COMPOSING,
        "composition_body",
    ),
    purpose(
        _(
            "Open a seat for an institution, change how it takes part from a day on, or close it: "
            "what happened before is counted as it was."
        ),
        COMPOSING,
        "seat_open",
        "seat_change",
        "seat_close",
        "seat_remove",
    ),
    purpose(
        _(
            "Who holds a seat, who held it, and what was corrected; from here it is given, handed "
            "over, ended."
        ),
        COMPOSING,
        "composition_seat",
    ),
    purpose(
        _(
            "Say who holds a seat, and from which day: one person, or two equals. Days that are "
            "past say what they change before you confirm."
        ),
        COMPOSING,
        "seat_give",
        "mandate_end",
        "mandate_hand_over",
        "mandate_move",
    ),
    purpose(
        _(
            "Correct what was recorded by mistake: it stays beside, with why and by whom, and is "
            "counted no more."
        ),
        COMPOSING,
        "mandate_correct",
        "office_correct",
    ),
    purpose(
        _("Who holds which office of the charter, and until when: what it allows ends with it."),
        COMPOSING,
        "composition_offices",
        "office_give",
        "office_end",
        "body_office_give",
    ),
    purpose(
        _("Open a body, or close one, where the charter leaves it to whoever composes."),
        COMPOSING,
        "body_open",
        "body_close",
    ),
    purpose(
        _("Take your members from the spreadsheet where you keep them, as it is."),
        SHEETS,
        "rosters",
    ),
    purpose(
        _(
            "What each line of your file does, and why. As long as you have not confirmed, nothing "
            "is written."
        ),
        SHEETS,
        "roster",
        "roster_confirm",
        "roster_drop",
    ),
    purpose(
        _("Say which column holds what, and what the words of your file mean here."),
        SHEETS,
        "roster_arrange",
        "roster_settle",
    ),
    purpose(
        _("Take away, for your spreadsheet program, what you may read here."),
        SHEETS,
        "exports",
    ),
)
