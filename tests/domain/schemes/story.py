"""The chapter of the story that is about the register."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.domain.builders import TODAY
from tests.domain.schemes.builders import details, write_down
from tourdetable.domain.schemes import actions
from tourdetable.domain.tags.actions import merge_tags, named, rename_tag

if TYPE_CHECKING:
    from tests.domain.story import Step, Story


def written_down(s: Story) -> Iterator[Step]:
    """A scheme is written down, corrected, checked, ended, resumed; a table comes; tags are put
    in order."""
    c = s.circle
    yield lambda: s.keep("scheme", lambda: write_down(c))
    yield lambda: actions.change_scheme(**again(s, 1), details=details(what="Le soir."))
    yield lambda: actions.check_scheme(**again(s, 2))
    yield lambda: actions.end_scheme(**again(s, 3), ended_on=TODAY)
    yield lambda: actions.resume_scheme(**again(s, 4))
    lines = [details(what="Le soir."), details("Lire au bourg", tags=("Lecture",))]
    yield lambda: actions.import_schemes(network=c.network, lines=lines, **s.by)
    reading, outside = named(c.network, ["Lecture", "Plein air"])
    yield lambda: rename_tag(tag=outside, name="Au-dehors", **s.by)
    yield lambda: merge_tags(tag=outside, into=reading, **s.by)


def again(s: Story, version: int) -> dict[str, Any]:
    """The scheme, at a version."""
    return {"scheme": s.told["scheme"], "version": version, **s.by}
