"""What part of a season is asked: of which bodies and kinds, and which quarter; and how many
meetings there are in each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Page
from django.db.models import Q
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.meetings.calendar.seasons import quarters
from tourdetable.domain.people.sorting import named
from tourdetable.interface import language
from tourdetable.interface.web.areas.programme.reads import SeasonReads, SeasonShare
from tourdetable.interface.web.base.forms import PlainForm, offer
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages

GLANCE = 40
"""A season that has no more meetings is seen at one glance."""

PAGE = 25
"""Meetings on a page of a longer one."""

OWN, ALL = "own", "all"


class ProgrammeFilter(PlainForm):
    """Meetings of some kind, of some body; either may be left empty."""

    kind = forms.ChoiceField(label=_("Kind"), required=False)
    body = forms.CharField(
        label=_("Body"), required=False, max_length=100, help_text=_("A word of its name.")
    )

    def __init__(self, asked: Mapping[str, Any], scene: Scene) -> None:
        super().__init__(asked)
        kinds = scene.charter.vocabulary.meeting_kinds
        words = [(code, word_for(kinds, code)) for code in kinds]
        offer(self, "kind", [("", _("All")), *words])

    @property
    def active(self) -> bool:
        """Whether anything is asked."""
        return self.is_valid() and any(self.cleaned_data.values())

    @property
    def condition(self) -> Q:
        """What the meetings must fulfil. What is not known is left aside, and the form says so."""
        asked = self.cleaned_data if self.is_valid() else {}
        found = Q(kind=asked["kind"]) if asked.get("kind") else Q()
        return found & named(asked.get("body", ""), "body__sort_key")


@dataclass(frozen=True)
class SeasonLink:
    """A part of a season to turn to, and how many meetings it holds."""

    label: str
    query: str
    count: int
    current: bool


@dataclass(frozen=True)
class SeasonChoice:
    """What the address asks of a season. Short, it is seen at one glance; longer, it opens on the
    reader's own bodies, then on the quarter of today."""

    reads: SeasonReads
    asked: QueryDict

    @property
    def scene(self) -> Scene:
        return self.reads.scene

    @property
    def season(self) -> Period:
        return self.reads.season

    @cached_property
    def filter(self) -> ProgrammeFilter:
        return ProgrammeFilter(self.asked, self.scene)

    @cached_property
    def parts(self) -> list[SeasonShare]:
        """How the season and what left it are shared out."""
        return self.reads.shares(self.filter.condition)

    @cached_property
    def shares(self) -> list[SeasonShare]:
        """The shares of the season that answer the filter."""
        return [share for share in self.parts if share.quarter and share.asked]

    @property
    def changed(self) -> int:
        """How many meetings of the bodies shown have changed, whatever the filter."""
        return sum(
            share.meetings
            for share in self.parts
            if share.changed and (self.bodies == ALL or share.own)
        )

    def number(self, *, bodies: str, quarter: int | None = None, over: bool = False) -> int:
        """How many there are; all, or those that are over."""
        return sum(
            share.meetings
            for share in self.shares
            if (bodies == ALL or share.own)
            and quarter in (None, share.quarter)
            and (share.over or not over)
        )

    def held(self, *, bodies: str, quarter: int | None = None) -> int:
        """The same, but for those that are cancelled."""
        return sum(
            share.meetings
            for share in self.shares
            if (bodies == ALL or share.own)
            and quarter in (None, share.quarter)
            and not share.cancelled
        )

    @cached_property
    def bodies(self) -> str:
        """Whose meetings are shown."""
        mine, every = self.number(bodies=OWN), self.number(bodies=ALL)
        if mine in (0, every):
            return ALL
        asked = self.asked.get("bodies", "")
        if asked in (OWN, ALL):
            return asked
        return ALL if every <= GLANCE or self.everywhere else OWN

    @property
    def everywhere(self) -> bool:
        """Whether the reader sees to the whole network."""
        offices = self.scene.standing.offices if self.scene.standing else ()
        return any(office.body_id is None for office in offices)

    @cached_property
    def whole(self) -> bool:
        """Whether the season is shown whole."""
        return self.everything or self.number(bodies=self.bodies) <= GLANCE

    @property
    def everything(self) -> bool:
        """Whether it is asked on one page, however long."""
        return self.asked.get("show") == "all"

    @cached_property
    def quarter(self) -> int | None:
        """The quarter that is shown: the one asked, else that of today, else the first that holds
        something; none when the season is shown whole."""
        asked, every = self.asked.get("quarter", ""), quarters(self.season)
        if self.whole:
            return None
        if asked in ("1", "2", "3", "4"):
            return int(asked)
        todays = (n for n, one in enumerate(every, 1) if self.scene.today in one)
        held = (n for n in range(1, 5) if self.number(bodies=self.bodies, quarter=n))
        return next(todays, None) or next(held)

    @cached_property
    def page(self) -> Page[int]:
        """The ranks of those that the page shows; it opens at the first that is not over."""
        total = self.number(bodies=self.bodies, quarter=self.quarter)
        over = self.number(bodies=self.bodies, quarter=self.quarter, over=True)
        size = max(total, 1) if self.whole else PAGE
        opens = over // size + 1 if over < total else 1
        return Pages(range(total), size).get_page(self.asked.get("page") or opens)

    @property
    def period(self) -> Period:
        """The days that the page shows, on all its pages."""
        every = quarters(self.season)
        return self.season if self.quarter is None else every[self.quarter - 1]

    @property
    def owned(self) -> bool:
        """Whether only the reader's own bodies are shown."""
        return self.bodies == OWN

    @property
    def cut(self) -> tuple[int, int | None]:
        """The ranks that the page shows: from the first, up to the last but not that one."""
        begins = (self.page.number - 1) * PAGE
        return (0, None) if self.whole else (begins, begins + PAGE)

    @cached_property
    def beside(self) -> list[SeasonLink]:
        """The reader's own bodies, and all of them; nothing when they are the same."""
        if self.number(bodies=OWN) in (0, self.number(bodies=ALL)):
            return []
        labels = {OWN: _("Your bodies"), ALL: _("All bodies")}
        return [
            SeasonLink(
                str(words),
                self.query(bodies=code),
                self.held(bodies=code),
                current=code == self.bodies,
            )
            for code, words in labels.items()
        ]

    @cached_property
    def quarters(self) -> list[SeasonLink]:
        """The quarters of the season, when it is too long to be shown whole."""
        if self.quarter is None:
            return []
        return [
            SeasonLink(
                capfirst(language.months(one.first, one.last)),
                self.query(bodies=self.bodies, quarter=number),
                self.held(bodies=self.bodies, quarter=number),
                current=number == self.quarter,
            )
            for number, one in enumerate(quarters(self.season), 1)
        ]

    @property
    def filtering(self) -> bool:
        """Whether the reader is offered to choose a kind or a body: there is much to see."""
        return self.filter.active or self.number(bodies=ALL) > GLANCE

    @property
    def page_query(self) -> str:
        """The address of the other pages of the same quarter, but for their number."""
        return f"{self.query(bodies=self.bodies, quarter=self.quarter or '')}&"

    @property
    def whole_query(self) -> str:
        """The address of all of it, on one page."""
        return self.query(bodies=self.bodies, show="all")

    def query(self, **changes: object) -> str:
        """The address of another part of the season, where the filter stays."""
        kept = {name: self.asked[name] for name in ("year", "kind", "body") if self.asked.get(name)}
        return urlencode(kept | changes)
