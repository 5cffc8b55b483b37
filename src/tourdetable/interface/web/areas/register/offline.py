"""A page where there is no network: a small program that the browser keeps for that one page, and
nothing else."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

PROGRAM = Path(__file__).parents[2] / "static" / "tourdetable" / "page_worker.js"


def program() -> HttpResponse:
    """The program. Served below a page, a browser lets it see that page alone."""
    return HttpResponse(
        PROGRAM.read_text(encoding="utf-8"),
        content_type="text/javascript",
        headers={"Cache-Control": "private, no-cache"},
    )


@require_safe
@members_only
def worker(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """For those who note who is there."""
    choose(scene, pk).must(Right.ATTENDANCE)
    return program()
