"""The working groups of a network, what is late in them, and its calls for themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.commitments.work import group_kinds
from tourdetable.domain.groups import rules
from tourdetable.domain.groups.board import GroupState, states_of
from tourdetable.domain.groups.enums import CallState
from tourdetable.domain.groups.models import ThemeCall
from tourdetable.domain.groups.queries import calls_seen_by, groups_of, over
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.groups.loading import trail
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

PAST = 100
"""How many groups that are over are told."""


@dataclass(frozen=True)
class GroupRow:
    """A group in the list; `cared`: whether the reader sees what is late there, and who is
    silent."""

    state: GroupState
    cared: bool
    mine: bool


@dataclass(frozen=True)
class GroupIndex:
    """All groups, in the same number of queries for three as for thirty."""

    scene: Scene

    @cached_property
    def bodies(self) -> tuple[list[Body], list[Body]]:
        """Those that go on or are to come, and those that are over."""
        every = groups_of(self.scene.network, self.scene.charter)
        return over(every, self.scene.today)

    @cached_property
    def rows(self) -> list[GroupRow]:
        """Those that go on: the reader's first, and of these what needs care."""
        scene, (going, _past) = self.scene, self.bodies
        states = states_of(scene.network, scene.charter, going, scene.now)
        found = [self.row(one) for one in states]
        return sorted(found, key=lambda row: (not row.mine, not (row.cared and row.state.late)))

    def row(self, state: GroupState) -> GroupRow:
        member, body = self.scene.member, state.body
        own = any(office.body_id == body.pk for office in member.offices)
        mine = own or bool(member.seats_in(body.pk))
        return GroupRow(state, bool(rules.may_lead(member, body)), mine)

    @property
    def past(self) -> list[Body]:
        return self.bodies[1][:PAST]

    @cached_property
    def calls(self) -> Sequence[tuple[ThemeCall, CallState]]:
        """The calls that the reader may read, with where each stands, the latest first."""
        rows = calls_seen_by(self.scene.member).order_by("-opens", "-pk")[:PAST]
        return [(one, one.state_on(self.scene.today)) for one in rows]

    @cached_property
    def calling(self) -> list[Body]:
        """The bodies in which the reader may call for themes."""
        rows = Body.objects.active(self.scene.today).filter(network=self.scene.network)
        able = {kind for kind in self.scene.charter.vocabulary.body_kinds if self.opens(kind)}
        found = rows.filter(kind__in=able).order_by("sort_key", "pk")
        return [body for body in found if rules.may_call(self.scene.member, body)]

    def opens(self, kind: str) -> bool:
        """Whether bodies of a kind open groups."""
        return bool(rules.opens_kinds(self.scene.charter, Body(kind=kind)))

    @property
    def kinds(self) -> list[str]:
        """What the charter calls its groups."""
        known = self.scene.charter.vocabulary.body_kinds
        return [word_for(known, code) for code in group_kinds(self.scene.charter)]


@require_safe
@members_only
def groups(request: Request, scene: Scene) -> HttpResponse:
    """All groups of the network."""
    *above, last = trail(scene)
    page = {"page": GroupIndex(scene), "trail": [*above, {**last, "url": ""}]}
    return render(request, "groups/index.html", page)
