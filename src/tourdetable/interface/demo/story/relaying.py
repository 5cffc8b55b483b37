"""What the demo’s members carried of the minutes to their institutions, and on which paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.founding.logos import read_logo
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.actions import set_letterhead
from tourdetable.domain.relays.actions.relaying import amend_relay, say_relayed
from tourdetable.interface.demo.stage import Stage, at, signed


class RelayScript(msgspec.Struct, frozen=True, kw_only=True):
    """A seat relays, on a day, the minutes of the meeting of another, or (`work`) a deliverable;
    what `came_back` was said a week later."""

    body: str
    of: date | None = None
    work: str = ""
    seat: str
    on: date
    how: str
    to_whom: str = ""
    came_back: str = ""


class PaperScript(msgspec.Struct, frozen=True, kw_only=True):
    """The paper of an institution: its lines, its image as SVG."""

    institution: str
    lines: str
    image: str = ""


class RelayingScript(msgspec.Struct, frozen=True):
    """One network's."""

    papers: tuple[PaperScript, ...] = ()
    relays: tuple[RelayScript, ...] = ()


class Relaying(msgspec.Struct, frozen=True):
    """The file of data."""

    club: RelayingScript
    convention: RelayingScript


def relay_home(stage: Stage, script: RelayingScript) -> None:
    """All of it."""
    for paper in script.papers:
        head(stage, paper)
    for one in script.relays:
        relay(stage, one)


def head(stage: Stage, script: PaperScript) -> None:
    """An institution has its paper."""
    logo = read_logo(script.image.encode()) if script.image else None
    image = (logo.media_type, logo.content) if logo else None
    institution, slug = stage.institutions[script.institution], stage.network.slug
    said: dict[str, Any] = {"lines": script.lines, "image": image, "network": slug}
    set_letterhead(institution=institution, **said, **signed(date(2027, 1, 8)))


def minutes_on(body: Body, day: date) -> Minutes:
    """Those of the meeting of a body on a day."""
    rows = Minutes.objects.select_related("meeting__body__network")
    return rows.get(meeting__body=body, meeting__starts_at__date=day)


def work_called(stage: Stage, title: str) -> Deliverable:
    """The deliverable of a title."""
    rows = Deliverable.objects.select_related("network", "in_force")
    return rows.get(network=stage.network, title=title)


def relay(stage: Stage, script: RelayScript) -> None:
    """The first holder of a seat says that they relayed, then what came back."""
    body = stage.bodies[script.body]
    found = work_called(stage, script.work) if script.of is None else minutes_on(body, script.of)
    by, said = stage.holder(body.pk, script.seat), {"how": script.how, "to_whom": script.to_whom}
    row = say_relayed(content=found, by=by, now=at(script.on), **said)
    if script.came_back:
        later = at(script.on, 17)
        said |= {"came_back": script.came_back}
        amend_relay(relay=row, version=row.version, by=by, now=later, **said)
