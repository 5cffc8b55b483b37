"""The parameters with which a body settles how its duties go round, as a proposal carries them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.networks.models import Body, Seat
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.rota.enums import RotaOrder

LONGEST = 6
"""Of how many meetings in a row a turn is at most."""

EARLIEST = 60
"""How many days before the meeting a kit is sent at the earliest."""


@dataclass(frozen=True)
class RotaTerms:
    """In which order, who is exempt and why (by the id of their seat), whether volunteers go
    first, how many meetings a turn lasts, how many days before the kit is sent."""

    order: str = RotaOrder.FEWEST
    sequence: tuple[int, ...] = ()
    exempt: Mapping[int, str] = field(default_factory=dict)
    volunteers_first: bool = True
    length: int = 1
    kit_days: int = 14

    @classmethod
    def of(cls, written: Mapping[str, Any] | None) -> RotaTerms:
        """Those that a proposal carries; what it does not say is as usual."""
        known = dict(written or {})
        exempt = {int(pk): str(why) for pk, why in known.pop("exempt", {}).items()}
        sequence = tuple(int(pk) for pk in known.pop("sequence", ()))
        return cls(exempt=exempt, sequence=sequence, **known)

    @property
    def written(self) -> dict[str, Any]:
        """The same, to be kept in a proposal."""
        return {
            "order": str(self.order),
            "sequence": list(self.sequence),
            "exempt": {str(pk): why for pk, why in self.exempt.items()},
            "volunteers_first": self.volunteers_first,
            "length": self.length,
            "kit_days": self.kit_days,
        }


def must_fit(parameters: RotaTerms, body: Body, on: date) -> None:
    """Refuse what could not be applied to a body that day, each beside its field."""
    must_be_known(_("order"), parameters.order, RotaOrder.values)
    able = {s.pk for s in Seat.objects.active(on).filter(body=body) if s.takes_turns}
    must_exempt(parameters, able)
    must_list(parameters, able)
    if not 1 <= parameters.length <= LONGEST:
        words = _("A turn lasts from one to %(most)d meetings.") % {"most": LONGEST}
        raise ValidationError({"length": words})
    if not 0 <= parameters.kit_days <= EARLIEST:
        words = _("A kit is sent from the day itself to %(most)d days before.")
        raise ValidationError({"kit_days": words % {"most": EARLIEST}})


def must_list(parameters: RotaTerms, able: set[int]) -> None:
    """Refuse an order that names a seat that takes no turn."""
    if set(parameters.sequence) - able:
        words = _("The list names a seat that takes no turn in this body.")
        raise ValidationError({"order": words})


def must_exempt(parameters: RotaTerms, able: set[int]) -> None:
    """Refuse to exempt a seat that takes no turn, everybody, or without saying why."""
    if set(parameters.exempt) - able:
        words = _("Somebody in this list takes no turn in this body: they need no exemption.")
        raise ValidationError({"exempt": words})
    if able and able <= set(parameters.exempt):
        words = _("Somebody has to take the turns: everybody cannot be exempt.")
        raise ValidationError({"exempt": words})
    if not all(why.strip() for why in parameters.exempt.values()):
        raise ValidationError({"reason": _("Say why: the others take their turns in their place.")})
