"""Those who are called in, who is present on a territory, who takes a seat over; what members carry
to their institutions."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

WELCOMING, RELAYING = "inviter-et-accueillir", "relayer-chez-soi"

PURPOSES = (
    purpose(
        _(
            "Call in somebody whom the subject concerns, to one meeting or for a time. A link "
            "shows them those meetings and their agendas; they need no account."
        ),
        WELCOMING,
        "guest_invite",
        "guest_invite_lasting",
    ),
    purpose(
        _("Who was called in to this body, by whom and why."),
        WELCOMING,
        "guests",
        "guest",
    ),
    purpose(
        _(
            "Take an invitation back, change its last day, or make another link: the former one "
            "then opens nothing."
        ),
        WELCOMING,
        "guest_withdraw",
        "guest_end",
        "guest_send",
    ),
    purpose(
        _("What a guest sees: where they are called in, the agenda, who invites them and why."),
        WELCOMING,
        "guest_link",
    ),
    purpose(
        _(
            "Which institutions are present on the territory of a body, as said by whoever "
            "composes it. Where the charter gives each of them a seat, one sees who misses one."
        ),
        WELCOMING,
        "presences",
        "presences_add",
        "presence_change",
        "presence_remove",
    ),
    purpose(
        _("All that somebody who takes a seat over needs to know, on one page to print."),
        WELCOMING,
        "seat_welcome",
    ),
    purpose(
        _(
            "What concerns your institution in these minutes, ready to be relayed: a note, a "
            "mail, a slide. Then say that you relayed them, how and to whom."
        ),
        RELAYING,
        "relay",
        "relay_link",
    ),
    purpose(
        _(
            "A deliverable, an experience or something of the library, ready to be relayed to your "
            "institution: a note, a mail, a slide. Then say that you did, how and to whom."
        ),
        RELAYING,
        "relay_shared",
    ),
    purpose(
        _("Say more exactly how you relayed it, or what came back of it."),
        RELAYING,
        "relay_amend",
        "relay_take_back",
    ),
    purpose(
        _("Which institutions were reached by the minutes, how, and what they answered."),
        RELAYING,
        "relays",
        "body_relays",
    ),
    purpose(
        _("Which institutions were told of what the network shares, how, and what they answered."),
        RELAYING,
        "shared_relays",
    ),
    purpose(
        _("The name, the lines and the logo at the top of the papers of an institution."),
        RELAYING,
        "institution_letterhead",
    ),
)
