"""How one comes in, and the pages that everybody reads."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from tourdetable.interface.web.areas.guide.purposes.terms import purpose

WAYS_IN = "se-connecter"

PURPOSES = (
    purpose(
        _(
            "Sign in without a password: a code and a link are sent to the address at which you "
            "receive invitations."
        ),
        WAYS_IN,
        "account_request_login_code",
        "account_confirm_login_code",
    ),
    purpose(
        _("Several people share this mailbox: say which of them you are."),
        WAYS_IN,
        "choose_person",
    ),
    purpose(
        _("Come in no more by the account of an organisation; the other ways in stay open."),
        WAYS_IN,
        "identity_forget",
    ),
    purpose(
        _("Come in by a finger, a face or a PIN, without waiting for a message."),
        WAYS_IN,
        "passkeys",
        "passkey_add",
        "passkey_name",
        "passkey_remove",
    ),
)
