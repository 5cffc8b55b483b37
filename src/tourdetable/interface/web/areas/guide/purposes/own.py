"""One's own pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

MINE = "ma-page"

PURPOSES = (
    purpose(
        _(
            "All that is yours: how you are called and reached, how you sign in, your networks, "
            "and what is known of you. Each line leads to where it is changed."
        ),
        MINE,
        "own",
    ),
    purpose(
        _(
            "Write your name as you want it, give your telephone to whom you choose, say what you "
            "need to take part. Everything but the name may stay empty."
        ),
        MINE,
        "own_details",
    ),
    purpose(
        _(
            "Have several addresses: each lets you sign in, one receives mail. This is how you "
            "leave a shared mailbox for your own."
        ),
        MINE,
        "own_addresses",
        "own_address_add",
        "own_address_confirm",
        "own_address_mail",
        "own_address_remove",
    ),
    purpose(
        _("See where you have stayed signed in, and close what should no longer be open."),
        MINE,
        "own_sessions",
        "own_sessions_close",
        "own_session_close",
    ),
    purpose(
        _(
            "See and take away all that the software keeps about you, and what you may have "
            "corrected or erased."
        ),
        MINE,
        "own_known",
    ),
    purpose(
        _("End by yourself, on the day that you choose, all that you hold in a network."),
        MINE,
        "own_leave",
    ),
    purpose(
        _(
            "Choose how you are told of each sort of news: at once, once a day, once a week, or "
            "never; for a whole network, or for one body."
        ),
        MINE,
        "notices",
        "notices_network",
        "notices_body",
    ),
    purpose(
        _("See every message that was sent to you, what waits, and why others were not sent."),
        MINE,
        "notices_sent",
    ),
    purpose(
        _("Receive no more of a sort of message, from the link at its end, without signing in."),
        MINE,
        "notices_stop",
    ),
)
