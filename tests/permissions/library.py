"""What the library holds on the stage, and its lines: Bao brought a tool, with a document, and a
watch item that waits; he used the tool; a source is read."""

from __future__ import annotations

from collections.abc import Mapping

from tests.domain.library.builders import TOOL
from tests.permissions.lines import Line, but, circle, members, only, read
from tests.permissions.stage import Stage
from tourdetable.domain.library.models import Entry, EntryUse, NewsSource, SourceItem


def tool(_stage: Stage) -> list[object]:
    return ["circle", Entry.objects.get(title=TOOL).pk]


def watch(_stage: Stage) -> list[object]:
    return ["circle", Entry.objects.get(title="Un guichet ferme").pk]


def a_use(_stage: Stage) -> list[object]:
    """What Ana said of it."""
    return ["circle", EntryUse.objects.get().pk]


def a_source(_stage: Stage) -> list[object]:
    return ["circle", NewsSource.objects.get().pk]


def an_item(_stage: Stage) -> list[object]:
    return ["circle", SourceItem.objects.get().pk]


READERS = (302, 404, 200, 200, 200, 200, 200)
WRITERS = (302, 404, 422, 422, 422, 422, 422)
ITS_OWN = Line(tool, (302, 404, 403, 200, 403, 200, 200), (302, 404, 403, 422, 403, 422, 422))
"""Its seat, and those who lead; the others read it, and are told who may."""
PREPARED = (302, 404, 403, 403, 403, 200, 200)

LIBRARY: Mapping[str, Line] = {
    "library": read(circle, (200,) * 7),
    "library_feed": read(circle),
    "entry_new": Line(circle, READERS, WRITERS),
    "entry_offline": members(circle),
    "entry": members(tool),
    "entry_file": members(tool),
    "entry_change": but(ITS_OWN, light=(403, 403)),
    "entry_renew": but(ITS_OWN, light=(403, 403)),
    "entry_retire": but(ITS_OWN, light=(403, 403)),
    "entry_back": but(ITS_OWN, light=(403, 403)),
    "entry_use": Line(tool, READERS, WRITERS),
    "entry_use_amend": Line(
        a_use, (302, 404, 403, 403, 200, 403, 403), (302, 404, 403, 403, 422, 403, 403)
    ),
    "entry_answer": Line(watch, PREPARED, (302, 404, 403, 403, 403, 422, 422)),
    "library_sources": Line(circle, PREPARED, (302, 404, 403, 403, 403, 422, 422)),
    "source_stop": only(a_source, "lead", "steward"),
    "source_item_keep": only(an_item, "lead", "steward"),
    "source_item_dismiss": only(an_item, "lead", "steward"),
}
