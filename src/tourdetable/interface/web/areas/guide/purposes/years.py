"""The programme of the year, its drafts, and when one cannot come."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

YEAR = "preparer-l-annee"

PURPOSES = (
    purpose(
        _(
            "The dates of the year, to print or to follow in a calendar: all of them for members, "
            "those of public meetings for anybody."
        ),
        YEAR,
        "programme",
        "programme_print",
    ),
    purpose(
        _(
            "Years in preparation: whoever prepares one shares it with the members when it is "
            "ready to be read. Nothing is announced until a decision publishes it."
        ),
        YEAR,
        "programme_drafts",
        "draft_new",
        "draft_copy",
    ),
    purpose(
        _(
            "One year in preparation: what is asked for, what the search for dates found, what had "
            "to give way and why. Only whoever prepares it changes it."
        ),
        YEAR,
        "draft",
        "draft_calendar",
        "draft_meeting",
        "draft_compare",
        "draft_move",
        "draft_pin",
    ),
    purpose(
        _(
            "What you ask of the year, line by line: how many meetings, between which dates, on "
            "which days, and what two lines owe each other."
        ),
        YEAR,
        "draft_wishes",
        "series_new",
        "series_edit",
        "series_drop",
        "relation_new",
        "relation_drop",
        "draft_relax",
    ),
    purpose(
        _(
            "Start the search for dates, stop it, or say that the year is ready to be read by the "
            "members. It works while you do something else."
        ),
        YEAR,
        "draft_ask",
        "draft_ask_again",
        "draft_stop",
        "draft_share",
        "draft_discard",
    ),
    purpose(
        _(
            "Days when nobody meets, or that are better avoided, for the whole network: elections, "
            "celebrations, closures."
        ),
        YEAR,
        "network_periods",
        "period_new",
        "period_edit",
        "period_drop",
    ),
    purpose(
        _(
            "Say when you cannot come, so that the dates of the year avoid it. Nobody else reads "
            "this list, and nobody asks why."
        ),
        YEAR,
        "availability",
        "availability_add",
        "availability_weekly",
        "availability_import",
        "availability_import_remove",
        "availability_remove",
    ),
    purpose(
        _(
            "Where the network meets: the dates of the year are searched among these places when "
            "they are open."
        ),
        YEAR,
        "places",
        "place_add",
        "place_change",
        "place_close",
        "place_remove",
        "place_reopen",
    ),
    purpose(
        _(
            "Replace the secret addresses of your calendars, if somebody else may know them: the "
            "former ones then show nothing more."
        ),
        YEAR,
        "calendar_renew",
    ),
    purpose(
        _(
            "Have the meetings in the calendar of your computer or telephone, always up to date, "
            "with your answers and your reminders."
        ),
        YEAR,
        "calendars",
        "calendar_alarms",
    ),
)
