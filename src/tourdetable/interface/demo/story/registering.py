"""The register of bodies and schemes that members of the demo keep."""

from __future__ import annotations

from datetime import date

import msgspec

from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.schemes.actions import SchemeDetails, add_scheme, end_scheme
from tourdetable.interface.demo.stage import Stage, at


class SchemeScript(msgspec.Struct, frozen=True, kw_only=True):
    """A body or a scheme, and the day on which it was written down."""

    on: date
    name: str
    what: str
    acronym: str = ""
    for_whom: str = ""
    territory: str = ""
    led_by: str = ""
    address: str = ""
    tags: tuple[str, ...] = ()
    ended: date | None = None


class Registering(msgspec.Struct, frozen=True):
    """The file of data: what both networks know of, then what each does."""

    both: tuple[SchemeScript, ...] = ()
    club: tuple[SchemeScript, ...] = ()
    convention: tuple[SchemeScript, ...] = ()


def write_down(stage: Stage, scripts: tuple[SchemeScript, ...]) -> None:
    """Each, by a member, in turn."""
    sitting = Mandate.objects.filter(seat__body__network=stage.network, ends=None)
    members = list(sitting.select_related("person", "seat").order_by("pk"))
    for number, script in enumerate(scripts):
        one = members[number % len(members)]
        put_in(stage, script, Actor(one.person, seat=one.seat))


def put_in(stage: Stage, script: SchemeScript, by: Actor) -> None:
    """One line of the register, that may have ended since."""
    said = {name: getattr(script, name) for name in SchemeDetails.__dataclass_fields__}
    details, now = SchemeDetails(**said), at(script.on)
    made = add_scheme(network=stage.network, details=details, by=by, now=now)
    if script.ended is not None:
        end_scheme(scheme=made, version=1, ended_on=script.ended, by=by, now=now)
