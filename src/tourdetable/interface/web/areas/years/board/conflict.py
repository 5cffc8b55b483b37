"""When there is no year: the rules that cannot be kept together, in words, and what leaving one
out would allow."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tourdetable.core.planner.judge.universe import in_words
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance, Leave
from tourdetable.core.planner.terms.plan import Clash, Conflict
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.core.planner.wire.plan_json import read_plan
from tourdetable.domain.years import board
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Pin, Subproblem
from tourdetable.domain.years.queries import failure_of
from tourdetable.interface.language import day, translated
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.answers import button, carried
from tourdetable.interface.web.areas.years.forms import RelaxForm
from tourdetable.interface.web.areas.years.words import Reason, Speaker
from tourdetable.interface.web.base.http import Request


@dataclass(frozen=True)
class WayOut:
    """The rules whose absence makes the whole year possible (most often a single one), and the
    form that leaves them out."""

    reasons: tuple[Reason, ...]
    form: RelaxForm


@dataclass(frozen=True)
class LeftOut:
    """A rule that people chose to leave out; `form` asks for it again (None for who may not)."""

    reason: Reason
    form: RelaxForm | None


@dataclass(frozen=True)
class ConflictPage:
    """Why there is no year, to one reader (seven queries)."""

    opened: Opened
    found: Conflict
    speaker: Speaker

    @property
    def error(self) -> str:
        """Why the search could not be done, in the reader's language."""
        found = failure_of(self.opened.draft)
        return found.render(translated, day) if found else ""

    @cached_property
    def rules(self) -> tuple[Reason, ...]:
        """The rules that cannot be kept together."""
        return tuple(map(self.speaker.rule, self.found.rules))

    @cached_property
    def background(self) -> tuple[Reason, ...]:
        return tuple(map(self.speaker.rule, self.found.background))

    @cached_property
    def figures(self) -> tuple[str, ...]:
        """How many days are left, and for how many meetings: diaries are only for who drafts."""
        said = map(self.speaker.phrase, self.found.figures)
        return tuple(said) if self.opened.drafter else ()

    @cached_property
    def proposals(self) -> list[WayOut]:
        """What those who draft may leave out: a rule alone, or a few together when several reasons
        forbid the year."""
        ways = [*((clash,) for clash in self.found.proposals), *self.found.bundles]
        found = []
        for number, way in enumerate(ways if self.opened.drafter else ()):
            form = relax_form(self.opened, [*map(leave_of, way)], f"proposal{number}")
            found.append(WayOut(tuple(map(self.speaker.rule, way)), form))
        return found

    @property
    def any_one(self) -> bool:
        """Whether leaving any of the rules out is enough for their bodies."""
        return self.found.minimal and bool(self.found.proposals)

    @cached_property
    def pins(self) -> list[Pin]:
        """The dates that people hold or rule out, which may be why (one query)."""
        held = Pin.objects.filter(series__draft=self.opened.draft).select_related("series__body")
        return list(held) if self.opened.drafter else []

    @cached_property
    def retry(self) -> str:
        """The search to do again: the one that failed (one query)."""
        around = Subproblem.objects.filter(draft=self.opened.draft, before__isnull=False)
        return "draft_ask_again" if around.exists() else "draft_ask"

    @cached_property
    def left_out(self) -> list[LeftOut]:
        instance = self.opened.draft.instance
        return left_out(self.opened, read_instance(instance), self.speaker) if instance else []


def page(request: Request, opened: Opened, context: dict[str, Any]) -> HttpResponse:
    """The draft has no year: its wishes are being written, nothing was found, or something is
    wrong."""
    charter, draft = opened.scene.charter, opened.draft
    names = board.names(draft, list(draft.series.select_related("body")), charter)
    impossible = draft.state == DraftState.IMPOSSIBLE
    found = read_plan(draft.answer).conflict if draft.answer and impossible else None
    speaker = Speaker(names, charter, opened.drafter)
    context["form"] = button(request, opened)
    context["page"] = ConflictPage(opened, found or Conflict((), minimal=False), speaker)
    return render(request, "years/board/no_year.html", context)


def leave_of(clash: Clash) -> dict[str, str]:
    """What to leave out, as the draft keeps it."""
    named = {"body": clash.body, "seat": clash.seat, "person": clash.person, "room": clash.room}
    return {"rule": clash.rule, **{key: value for key, value in named.items() if value}}


def relax_form(
    opened: Opened, leaves: list[dict[str, str]], name: str, *, restore: bool = False
) -> RelaxForm:
    """A form with one button; several stand on a page, so that each has ids of its own."""
    said = {"leaves": leaves, "restore": restore}
    return RelaxForm(**carried(opened), initial=said, auto_id=f"id_{name}_%s")


def left_out(opened: Opened, instance: Instance, speaker: Speaker) -> list[LeftOut]:
    """The rules that people chose to leave out, said ever after."""
    found = []
    for number, leave in enumerate(opened.draft.relaxed):
        try:
            said = speaker.rule(in_words(instance, Leave(**leave)))
        except (KeyError, BadInput):  # what it is about is no longer in the year
            said = Reason(leave["rule"])
        form = None
        if opened.drafter and opened.draft.state != DraftState.PUBLISHED:
            form = relax_form(opened, [leave], f"restore{number}", restore=True)
        found.append(LeftOut(said, form))
    return found
