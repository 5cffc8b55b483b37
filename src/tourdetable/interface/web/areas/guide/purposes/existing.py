"""What exists already: the register of bodies and schemes, tags."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

EXISTING = "ce-qui-existe-deja"

PURPOSES = (
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
