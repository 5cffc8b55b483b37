"""What a network tells everybody, and the days to which anybody comes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

TELLING = "faire-connaitre-le-reseau"

PURPOSES = (
    purpose(_("What the network tells everybody, the latest first."), TELLING, "news", "site_page"),
    purpose(
        _("The decisions that the network chose to tell everybody, in words written for that."),
        TELLING,
        "decided",
        "reading",
    ),
    purpose(
        _("All that is written for everybody: what is published, drafts, what could be published."),
        TELLING,
        "site",
    ),
    purpose(
        _("Write a page or a piece of news for everybody: nobody reads it before it is published."),
        TELLING,
        "site_new",
        "site_draft",
        "site_write",
        "site_edition",
        "site_edition_again",
    ),
    purpose(
        _("Have everybody read a page from a day on, or take it back."),
        TELLING,
        "site_publish",
        "site_back",
    ),
    purpose(
        _("The images of a page, each with words that say what it shows."),
        TELLING,
        "site_image_new",
        "site_image_change",
        "site_image_remove",
    ),
    purpose(
        _("Say a decision to everybody, in words of their own: its record stays where it is."),
        TELLING,
        "decision_publish",
        "reading_change",
        "reading_back",
    ),
    purpose(
        _("A day to which anybody comes: its programme, who should come, how to register."),
        TELLING,
        "open_day",
        "day_register",
    ),
    purpose(
        _("Prepare a day to which anybody comes, open it to everybody, or close it again."),
        TELLING,
        "day_new",
        "day_change",
        "day_open",
        "day_close",
    ),
    purpose(
        _("Who registered for a day, what they need to take part, who came: for its hosts alone."),
        TELLING,
        "day_attendance",
    ),
    purpose(_("What you hand on to make a day known."), TELLING, "day_kit"),
    purpose(
        _("Your registration for a day: confirm it, change it, or withdraw."), TELLING, "day_link"
    ),
    purpose(
        _("What was circulated to the seats that follow from afar, and where they may come."),
        TELLING,
        "following",
    ),
    purpose(_("What is public already, as tables that programs read."), TELLING, "open_data"),
)
