"""A search under way: how far it is. The page comes again by itself every few seconds, until the
reader says no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tourdetable.domain.years.models import Subproblem
from tourdetable.interface.web.areas.years.access import Opened
from tourdetable.interface.web.areas.years.answers import button
from tourdetable.interface.web.base.http import Request, come_again

SECONDS = 3
"""Between two looks."""


@dataclass(frozen=True)
class Progress:
    """Pieces planned out of how many; `best` cost so far and the `bound` that no year beats,
    when all know one."""

    done: int
    total: int
    begun: bool
    best: int | None
    bound: int | None
    still: bool


def page(request: Request, opened: Opened, context: dict[str, Any]) -> HttpResponse:
    """How far the search is (one query)."""
    still = "still" in request.GET
    context |= {"progress": progress(opened, still=still), "form": button(request, opened)}
    answer = render(request, "years/board/working.html", context)
    if not still:
        answer.headers["Refresh"] = come_again(request, SECONDS)
    return answer


def progress(opened: Opened, *, still: bool) -> Progress:
    rows = list(Subproblem.objects.filter(draft=opened.draft).defer("instance", "before", "plan"))
    return Progress(
        done=sum(row.done for row in rows),
        total=len(rows),
        begun=any(row.done or bool(row.held_by) for row in rows),
        best=total([row.best for row in rows]),
        bound=total([row.bound for row in rows]),
        still=still,
    )


def total(costs: list[int | None]) -> int | None:
    """The sum, when every piece knows its own."""
    known = [cost for cost in costs if cost is not None]
    return sum(known) if len(known) == len(costs) else None
