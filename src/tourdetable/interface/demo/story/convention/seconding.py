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
    note = notes.write_note(body=body, details=said(stage, script), by=by, now=at(script.on, 18))
    if script.settled:
        now, version = at(script.settled), note.version
        notes.settle_note(note=note, settled=True, version=version, by=by, now=now)


def said(stage: Stage, script: ContactScript) -> SupportDetails:
    """What was said and agreed, with whom."""
    seat = stage.seats[stage.bodies[script.body].pk][script.seat] if script.seat else None
    words, agreed = script.words, script.agreed
    return SupportDetails(script.kind, script.on, words, seat, agreed, script.due)


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
