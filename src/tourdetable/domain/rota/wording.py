"""How a body has its duties go round, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.domain.rota.enums import RotaOrder
from tourdetable.domain.rota.terms import RotaTerms


def method_words(parameters: RotaTerms, names: Mapping[int, str]) -> list[str]:
    """The parameters of a method, a sentence each; `names` are those of the seats."""
    return [
        order_words(parameters, names),
        length_words(parameters.length),
        volunteers_words(first=parameters.volunteers_first),
        *exempt_words(parameters.exempt, names),
    ]


def order_words(parameters: RotaTerms, names: Mapping[int, str]) -> str:
    if parameters.order == RotaOrder.LIST:
        known = [names[pk] for pk in parameters.sequence if pk in names]
        if known:
            return _("In the order of a list: %(seats)s.") % {"seats": ", ".join(known)}
        return _("In the order of a list: that of the names.")
    if parameters.order == RotaOrder.COLLEGE:
        return _("One college after the other, among those who have had as many turns.")
    return _("First whoever has had the fewest turns, then whoever has waited the longest.")


def length_words(length: int) -> str:
    words = ngettext(
        "A turn lasts %(number)d meeting.", "A turn lasts %(number)d meetings in a row.", length
    )
    return words % {"number": length}


def volunteers_words(*, first: bool) -> str:
    if first:
        return _("Volunteers go first: whoever offers themselves takes a turn that is free.")
    return _("Volunteers only take a turn that somebody has given up.")


def exempt_words(exempt: Mapping[int, str], names: Mapping[int, str]) -> Iterable[str]:
    for pk, why in exempt.items():
        if pk in names:
            yield _("%(seat)s takes no turn: %(why)s") % {"seat": names[pk], "why": why}
