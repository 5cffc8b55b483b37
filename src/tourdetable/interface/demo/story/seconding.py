"""How the demo’s coordinator and facilitator support bodies: visits, calls, what was agreed, what
they did for several at once."""

from __future__ import annotations

from datetime import date

import msgspec

from tourdetable.domain.coordination.actions import notes
from tourdetable.domain.coordination.actions.notes import SupportDetails
from tourdetable.domain.coordination.actions.reaching import OutreachDetails, reach_out
from tourdetable.domain.coordination.enums import OutreachKind
from tourdetable.interface.demo.stage import Stage, at


class ContactScript(msgspec.Struct, frozen=True, kw_only=True):
    """A contact with a body, or with one seat of it; what was `agreed`, by when, `settled` or
    not."""

    body: str
    kind: str
    on: date
    words: str
    seat: str = ""
    agreed: str = ""
    due: date | None = None
    settled: date | None = None


class OutreachScript(msgspec.Struct, frozen=True, kw_only=True):
    """Something done for several bodies (all, when none is named), on a day."""

    kind: str
    on: date
    bodies: tuple[str, ...] = ()
    words: str = ""
    until: date | None = None


class SecondingScript(msgspec.Struct, frozen=True):
    """One network's."""

    contacts: tuple[ContactScript, ...] = ()
    outreaches: tuple[OutreachScript, ...] = ()


class Seconding(msgspec.Struct, frozen=True):
    """The file of data."""

    club: SecondingScript
    convention: SecondingScript


def second(stage: Stage, script: SecondingScript) -> None:
    """All of it."""
    for contact in script.contacts:
        be_in_touch(stage, contact)
    for outreach in script.outreaches:
        reach(stage, outreach)


def be_in_touch(stage: Stage, script: ContactScript) -> None:
    """Write one contact, and what became of what was agreed."""
    body, by = stage.bodies[script.body], stage.officer()
    seat = stage.seats[body.pk][script.seat] if script.seat else None
    said = {"agreed": script.agreed, "due": script.due}
    details = SupportDetails(script.kind, script.on, script.words, seat, **said)
    note = notes.write_note(body=body, details=details, by=by, now=at(script.on, 18))
    if script.settled:
        known = {"settled": True, "version": note.version}
        notes.settle_note(note=note, by=by, now=at(script.settled), **known)


def reach(stage: Stage, script: OutreachScript) -> None:
    """One action for several bodies."""
    slugs = script.bodies or tuple(stage.bodies)
    details = OutreachDetails(OutreachKind(script.kind), script.words, script.until)
    reach_out(
        network=stage.network,
        bodies=[stage.bodies[slug] for slug in slugs],
        details=details,
        by=stage.officer(),
        now=at(script.on, 10),
    )
