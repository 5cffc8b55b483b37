"""The two forms by which one signs in: an address, then the code that was sent there."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from allauth.account import forms
from allauth.core import context
from allauth.core.internal.cryptokit import compare_user_code
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tourdetable.domain.people.wording import mail_address
from tourdetable.interface.web.areas.signin.limits import ASKED_BY_MANY, why_not

NOT_IN_CODES = re.compile(r"[^0-9a-z]")
EMPTY = _("Type the code that you received by e-mail.")


def plain(code: str) -> str:
    """A code without what people and mail programs put in it: dashes of all kinds, spaces, capital
    or wide letters."""
    return NOT_IN_CODES.sub("", unicodedata.normalize("NFKC", code).lower())


class AddressForm(forms.RequestLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """Where to send the code. An unknown address is answered like the others."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def clean_email(self) -> str:
        email = mail_address(self.cleaned_data["email"])
        if why := why_not(context.request, email, by_form=True):
            raise ValidationError(why, code="asked_too_often")
        try:
            return str(super().clean_email())
        except ValidationError as stopped:
            raise ValidationError(ASKED_BY_MANY, code="asked_too_often") from stopped


class CodeForm(forms.ConfirmLoginCodeForm):  # type: ignore[misc]  # allauth has no types
    """The code that was received."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget.attrs.pop("placeholder", None)
        self.fields["code"].error_messages["required"] = EMPTY

    @property
    def empty(self) -> bool:
        """Nothing was typed: it counts for nothing."""
        return not plain(self.data.get("code", ""))

    def clean_code(self) -> str:
        code = plain(self.cleaned_data["code"])
        if not code:
            raise ValidationError(EMPTY, code="required")
        if not compare_user_code(actual=code, expected=self.expected_code):
            raise ValidationError(_("This is not the code that was sent."), code="incorrect_code")
        return code
