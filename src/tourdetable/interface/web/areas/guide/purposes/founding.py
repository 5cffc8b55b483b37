"""Founding a network, and running the installation that carries it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

FOUND = "fonder-un-reseau"

PURPOSES = (
    purpose(
        _(
            "Found a network from its charter: who runs the site, how the network is called, its "
            "bodies, its first person. Nothing is written before the last page."
        ),
        FOUND,
        "found",
        "found_key",
        "found_by_key",
        "found_step",
        "found_model",
    ),
    purpose(
        _(
            "What to do once a network is founded: its first person comes in, and invites the "
            "others."
        ),
        FOUND,
        "found_done",
    ),
    purpose(
        _(
            "What whoever runs the site may do: found networks, close them, reopen them, and say "
            "who answers for the site."
        ),
        FOUND,
        "operate",
        "operate_facts",
        "operate_close",
        "operate_reopen",
        "operate_archive",
    ),
    purpose(
        _(
            "See how the mail of the site goes: what waits, what left, how fast, what was refused "
            "or is uncertain; and send it again."
        ),
        FOUND,
        "operate_mail",
    ),
    purpose(
        _("How the network is called and how it looks, for whoever composes the whole of it."),
        FOUND,
        "network_settings",
        "network_papers",
    ),
)
