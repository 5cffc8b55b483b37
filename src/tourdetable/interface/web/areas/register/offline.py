"""The list of a meeting, where there is no network: a small program that the browser keeps for that
one page, and nothing else."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.interface.web.areas.meetings.access import choose
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

PROGRAM = Path(__file__).parents[2] / "static" / "tourdetable" / "register_worker.js"


@require_safe
@members_only
def worker(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Served below the page, so that a browser lets it see that page alone."""
    choose(scene, pk).must(Right.ATTENDANCE)
    return HttpResponse(
        PROGRAM.read_text(encoding="utf-8"),
        content_type="text/javascript",
        headers={"Cache-Control": "private, no-cache"},
    )
