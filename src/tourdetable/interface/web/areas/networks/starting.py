"""What is left to do before a network lives: told on its page to whoever composes it or convenes
it, until a first meeting has been held or nothing is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.terms.model import OfficeKind, Right
from tourdetable.domain.compliance.queries import facts
from tourdetable.domain.joining.queries import coming_in
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.rules import giving, may_compose_network
from tourdetable.domain.years.models import Draft
from tourdetable.interface.language import listed
from tourdetable.interface.web.base.scene import Scene

NAMED = 4
"""How many offices are named at most."""


class FirstStep(NamedTuple):
    """A thing to do, where the reader does it (empty: somebody else does), how far it is, and
    whether nothing is left of it."""

    title: str
    url: str
    state: str
    done: bool


def first_steps(scene: Scene) -> list[FirstStep]:
    """The founding list; none for whoever does not do these things, nor once the network lives.

    No query for a network that lives; two at most for one that begins.
    """
    if not any(giving(scene.member, right) for right in (Right.COMPOSE, Right.CONVENE)):
        return []
    known = facts(scene.network, on=scene.today, charter=scene.charter)
    if any(meeting.attendance_recorded is True for meeting in known.every("meetings")):
        return []
    steps = list(Start(scene, known).steps())
    return [] if all(step.done for step in steps) else steps


@dataclass(frozen=True)
class Start:
    """A network that begins, as its facts tell it."""

    scene: Scene
    known: CutRecord

    def steps(self) -> Iterator[FirstStep]:
        yield self.bodies()
        yield self.seats()
        yield self.offices()
        yield self.members()
        yield self.meeting()
        yield self.programme()

    def open(self, kind: str) -> list[Any]:
        """The facts of a kind that hold today, or will."""
        rows = self.known.every(kind)
        return [row for row in rows if row.ends is None or row.ends >= self.scene.today]

    @cached_property
    def of_bodies(self) -> list[Any]:
        """The bodies that are open, or will be."""
        return [
            body
            for body in self.known.network.bodies
            if body.ends is None or body.ends >= self.scene.today
        ]

    def bodies(self) -> FirstStep:
        """One body at least, and the one where the whole network sits, if the charter has it."""
        there = {body.kind for body in self.of_bodies}
        kinds = self.scene.charter.vocabulary.body_kinds.values()
        gathering = {kind.code for kind in kinds if kind.gathers_network}
        count = len(self.of_bodies)
        state = ngettext("%(n)d body is open", "%(n)d bodies are open", count) % {"n": count}
        done = bool(there) and (not gathering or bool(there & gathering))
        return FirstStep(_("Open the bodies"), self.composing("composition"), state, done)

    def seats(self) -> FirstStep:
        """A seat in each body, and somebody in each seat."""
        seats = self.open("seats")
        held = {mandate.seat for mandate in self.open("mandates")}
        filled = sum(seat.id in held for seat in seats)
        without = {body.id for body in self.of_bodies} - {seat.body for seat in seats}
        state = _("seats held: %(filled)d of %(all)d") % {"filled": filled, "all": len(seats)}
        if n := len(without):
            words = ngettext("%(n)d body without a seat", "%(n)d bodies without a seat", n)
            state = f"{state}, {words % {'n': n}}"
        done = bool(seats) and filled == len(seats) and not without
        title = _("Open the seats and say who holds them")
        return FirstStep(title, self.composing("composition"), state, done)

    def offices(self) -> FirstStep:
        """Somebody in each office, of the network and of each body."""
        kinds: list[OfficeKind] = list(self.scene.charter.vocabulary.offices.values())
        lacking = [kind.name for kind in kinds if not self.is_held(kind)]
        state = _("All of them are held")
        if lacking:
            names = listed(lacking[:NAMED])
            state = _("Nobody holds: %(names)s") % {"names": names}
        whole = may_compose_network(self.scene.member)
        url = self.composing("composition_offices" if whole else "composition")
        return FirstStep(_("Give the offices"), url, state, not lacking)

    def is_held(self, kind: OfficeKind) -> bool:
        """Whether somebody holds the office wherever it exists."""
        held = {office.body for office in self.open("offices") if office.kind == kind.code}
        if kind.scope == "network":
            return None in held
        every = self.of_bodies
        return held >= {one.id for one in every if not kind.bodies or one.kind in kind.bodies}

    def members(self) -> FirstStep:
        """Everybody invited, or there already (one query)."""
        coming = coming_in(self.scene.network, now=self.scene.now)
        said = {"seated": coming.seated, "invited": coming.invited, "came": coming.came}
        state = _("people: %(seated)d, invited: %(invited)d, came in: %(came)d") % said
        done = bool(coming.seated) and not coming.waiting
        return FirstStep(_("Invite the members"), self.composing("invitation_people"), state, done)

    def meeting(self) -> FirstStep:
        """A date in the calendar."""
        drawn = sum(not meeting.cancelled for meeting in self.known.every("meetings"))
        state = ngettext("%(n)d meeting is dated", "%(n)d meetings are dated", drawn) % {"n": drawn}
        title = _("Date a first meeting")
        return FirstStep(title, self.where_to_meet, state, bool(drawn))

    def composing(self, page: str) -> str:
        """A page of those who compose the network; nothing for the others, who may not open it."""
        return self.scene.url(page) if giving(self.scene.member, Right.COMPOSE) else ""

    @property
    def where_to_meet(self) -> str:
        """The page of the first body: one draws its meetings from there."""
        slug = first_body(self.scene.network, self.of_bodies)
        return self.scene.url("body", slug) if slug else self.composing("composition")

    def programme(self) -> FirstStep:
        """A year in preparation, or published (one query)."""
        published = bool(self.known.shared.programmes)
        drafted = published or Draft.objects.filter(network=self.scene.network).exists()
        state = _("published") if published else _("in preparation") if drafted else _("not begun")
        url = self.scene.url("programme_drafts")
        return FirstStep(_("Prepare a first programme"), url, state, drafted)


def first_body(network: Network, bodies: list[Any]) -> str:
    """The address of the body that was installed first (one query)."""
    if not bodies:
        return ""
    first = min(bodies, key=lambda body: (body.starts, body.name))
    return str(network.bodies.values_list("slug", flat=True).get(pk=first.id))
