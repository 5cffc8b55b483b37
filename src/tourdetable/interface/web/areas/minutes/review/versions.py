"""The versions of a text, and any two of them compared word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.domain.minutes.review.history import TextVersion, agreed_by, text_of, versions_of
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, read
from tourdetable.interface.web.areas.minutes.parts.whole import begun
from tourdetable.interface.web.areas.minutes.review.comparing import (
    ChangedPassage,
    TextsCompared,
    closed_since,
    compared_for,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.opened import OpenLists, Size, query

FEW = Size(12, 10)
"""How many versions are listed at once."""
SOME = Size(25, 20)
"""How many passages that differ are shown at once."""


@dataclass(frozen=True)
class TextVersionsPage:
    """The versions that one reader may have, and the two that they compare."""

    record: MinutesInContext
    opened: OpenLists
    versions: Sequence[TextVersion]
    first: int
    last: int
    agreed: int | None

    @cached_property
    def pages(self) -> Page[TextVersion]:
        """The latest first."""
        return self.opened.page("versions", list(reversed(self.versions)), FEW)

    @cached_property
    def comparison(self) -> TextsCompared | None:
        """What differs; None when there is but one version."""
        if self.first == self.last:
            return None
        minutes = begun(self.record)
        before, after = (text_of(minutes, number) for number in (self.first, self.last))
        return compared_for(self.record.reading, before, after, today=minutes.text)

    @cached_property
    def changes(self) -> Page[ChangedPassage]:
        found = self.comparison
        return self.opened.page("compared", found.changes if found else (), SOME)

    @property
    def queries(self) -> dict[str, str]:
        """What comes before the number of another page of each list."""
        asked = {"first": str(self.first), "last": str(self.last)}
        return {name: query(name, **asked) for name in ("versions", "compared")}

    def numbered(self, number: int) -> TextVersion:
        return next(one for one in self.versions if one.number == number)


@require_safe
@members_only
def versions(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Who wrote what and when, and what differs between two versions; the last two, if one asks for
    none."""
    record = read(scene, pk)
    known = theirs(record)
    if not known:
        raise Http404
    numbers = [one.number for one in known]
    asked = {name: number(request.GET.get(name, "")) for name in ("first", "last")}
    last = asked["last"] if asked["last"] in numbers else numbers[-1]
    minutes = begun(record)
    if closed_since(record.reading, text_of(minutes, last), minutes.text):
        last = numbers[-1]
    closed = closed_since(record.reading, text_of(minutes, last), minutes.text)
    before = [] if closed else [one for one in numbers if one < last]
    first = asked["first"] if asked["first"] in before else (before or [last])[-1]
    page = TextVersionsPage(
        record, OpenLists(request.GET), known, first, last, agreed(record, numbers)
    )
    return render(request, "minutes/versions.html", {"page": page, "record": record})


def theirs(record: MinutesInContext) -> list[TextVersion]:
    """Those that the reader may have: all, for those who write; else those that were put before the
    members, for the members."""
    if not (record.writers or record.opens_meeting):
        return []
    found = versions_of(begun(record))
    return found if record.writers else [one for one in found if one.read]


def number(text: str) -> int:
    """The number of a version, as an address has it; 0 when it has none."""
    return int(text) if text.isdecimal() and len(text) < 8 else 0


def agreed(record: MinutesInContext, numbers: Sequence[int]) -> int | None:
    """The version that the reader last approved or co-signed, if it is not the last one."""
    standing = record.scene.standing
    then = agreed_by(begun(record), standing.person) if standing else None
    known = [one for one in numbers if then is not None and one <= then]
    return known[-1] if known and known[-1] != numbers[-1] else None
