"""Where a seat stands in the turns of its body, in words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.domain.rota.balance import Balance


def standing_words(balance: Balance) -> str:
    """Where a seat stands, as the charter counts it."""
    if not balance.behind:
        return _("in its turn")
    if balance.owed:
        words = ngettext("owes %(number)d turn", "owes %(number)d turns", balance.behind)
    else:
        words = ngettext("%(number)d turn behind", "%(number)d turns behind", balance.behind)
    return words % {"number": balance.behind}


def part_words(balance: Balance) -> str:
    """Its part, to a tenth: « 2,3 »."""
    return number_format(round(float(balance.part), 1), 1)
