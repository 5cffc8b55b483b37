"""Members taken from a spreadsheet, tables taken away."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

SHEETS = "importer-et-exporter"

PURPOSES = (
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
