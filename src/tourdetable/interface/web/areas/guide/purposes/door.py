"""How one comes in, and the pages that everybody reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

DOOR = "premiers-pas"

PURPOSES = (
    purpose(
        _(
            "Sign in without a password: a code is sent to the address at which you receive "
            "invitations."
        ),
        DOOR,
        "account_request_login_code",
        "account_confirm_login_code",
    ),
    purpose(
        _("Several people share this mailbox: say which of them you are."),
        DOOR,
        "choose_person",
    ),
)
