"""The lines of the register of bodies and schemes, in which Bao wrote one down under a tag."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tests.permissions.lines import Line, circle, members, read, steward_only
from tests.permissions.stage import Stage
from tourdetable.domain.schemes.models import OutsideScheme


def a_scheme(_stage: Stage) -> list[object]:
    return ["circle", OutsideScheme.objects.get().pk]


def a_tag(_stage: Stage) -> list[object]:
    return ["circle", "lecture"]


def table(_stage: Stage) -> list[object]:
    return ["circle", "csv"]


def kept(where: Callable[[Stage], list[object]]) -> Line:
    """A change that any member makes."""
    return Line(where, (302, 404, *(200,) * 5), (302, 404, *(422,) * 5))


SCHEMES: Mapping[str, Line] = {
    "tags": read(circle),
    "tag": members(a_tag),
    "tag_rename": steward_only(a_tag),
    "tag_merge": steward_only(a_tag),
    "neighbours": Line(circle, (405,) * 7, (302, 404, *(200,) * 5)),
    "schemes": members(circle),
    "scheme": members(a_scheme),
    "schemes_table": members(table),
    "scheme_add": kept(circle),
    "schemes_import": kept(circle),
    "scheme_change": kept(a_scheme),
    "scheme_check": kept(a_scheme),
    "scheme_end": kept(a_scheme),
    "scheme_resume": kept(a_scheme),
}
