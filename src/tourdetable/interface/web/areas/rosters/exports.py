"""What a member may take away as a spreadsheet: no more than what they read on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.sheets.writing import MEDIA, Table, written
from tourdetable.interface.web.areas.rosters.tables import composition, records, territories
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TABLES: Mapping[str, Callable[[Scene], Table]] = {
    "composition": composition.table,
    "attendance": records.attendance,
    "decisions": records.decisions,
    "actions": records.actions,
    "documents": records.documents,
    "territories": territories.territories,
    "facilities": territories.facilities,
}
WORDS: Mapping[str, tuple[StrOrPromise, StrOrPromise, str]] = {
    "composition": (
        gettext_lazy("Composition"),
        gettext_lazy("Who sits today, for which institution, in which college."),
        "people",
    ),
    "attendance": (
        gettext_lazy("Attendance"),
        gettext_lazy("Who came to the meetings of your bodies."),
        "check",
    ),
    "decisions": (
        gettext_lazy("Decisions"),
        gettext_lazy("The register, with what you may read of it."),
        "book",
    ),
    "actions": (
        gettext_lazy("Actions"),
        gettext_lazy("What follows from decisions: who does it, by when, what is done."),
        "calendar",
    ),
    "documents": (
        gettext_lazy("Documents"),
        gettext_lazy("The documents of the meetings that you may read, each with its address."),
        "document",
    ),
    "territories": (
        gettext_lazy("Territories"),
        gettext_lazy("Where each body works or worked, with official codes."),
        "pin",
    ),
    "facilities": (
        gettext_lazy("Facilities"),
        gettext_lazy("The facilities of today, whose they are and where they stand."),
        "flag",
    ),
}


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """What can be downloaded."""
    return render(request, "rosters/exports.html", {"words": WORDS, "kinds": tuple(MEDIA)})


@require_safe
@members_only
def export(request: Request, scene: Scene, what: str, kind: str) -> HttpResponse:
    """One of these tables."""
    content = written(kind, [TABLES[what](scene)])
    return download(content, f"{scene.network.slug}-{what}.{kind}", MEDIA[kind])
