"""Codes of the charter: kinds of body, colleges, offices, duties, kinds of meeting."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def must_be_known(word: str, value: str, known: Iterable[str]) -> None:
    """Refuse a code that the charter does not define."""
    codes = list(known)
    if value not in codes:
        raise ValidationError(
            _("“%(value)s” is not in the charter as a %(word)s; it knows: %(known)s.")
            % {"value": value, "word": word, "known": ", ".join(codes)}
        )
