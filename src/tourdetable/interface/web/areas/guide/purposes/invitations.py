"""Those who are invited to join, those whom members propose, what one says of the network."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

INVITING = "inviter-des-membres"

PURPOSES = (
    purpose(
        _(
            "The institutions that members propose, and what is answered. Each member reads their "
            "own proposals; whoever composes reads them all, and invites those who are seated."
        ),
        INVITING,
        "invitations",
        "invitation",
    ),
    purpose(
        _(
            "Who came and who never did. One gesture sends a message to all those who did not; "
            "whoever is late is sent another."
        ),
        INVITING,
        "invitation_people",
        "invitation_send",
        "invitation_again",
        "invitation_withdraw",
    ),
    purpose(
        _("Say which institution could join, who would sit for it, and why."),
        INVITING,
        "invitation_where",
        "invitation_propose",
    ),
    purpose(
        _("Answer a member who proposes an institution: accept, say a word, or decline and why."),
        INVITING,
        "invitation_accept",
        "invitation_answer",
        "invitation_decline",
    ),
    purpose(
        _("A link and a few words about the network, for anybody: nothing that is not public."),
        INVITING,
        "speak",
    ),
    purpose(
        _(
            "You were given a place in a network. Here you say what you are called, read what is "
            "asked of you, and come in."
        ),
        INVITING,
        "join",
    ),
)
