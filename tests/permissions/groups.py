"""The lines of working groups: a call is open, the quay was chosen, its group works."""

from __future__ import annotations

from collections.abc import Mapping

from tests.permissions.lines import Line, circle, members, port, read, steward_only
from tests.permissions.stage import Stage
from tourdetable.domain.groups.models import CallTopic, GroupStep, ThemeCall


def a_call(_stage: Stage) -> list[object]:
    return ["circle", ThemeCall.objects.get().pk]


def its_theme(stage: Stage) -> list[object]:
    return [*a_call(stage), CallTopic.objects.get().topic_id]


def quay(_stage: Stage) -> list[object]:
    """The group."""
    return ["circle", "quai"]


def a_step(_stage: Stage) -> list[object]:
    return ["circle", GroupStep.objects.get().pk]


def a_report(stage: Stage) -> list[object]:
    """Its draft."""
    return [*quay(stage), "midway"]


GROUPS: Mapping[str, Line] = {
    "groups": members(circle),
    "call": members(a_call),
    "call_new": steward_only(port),
    "call_change": steward_only(a_call),
    "call_choose": steward_only(a_call),
    "call_propose": Line(
        a_call, (302, 404, 403, 200, 200, 200, 200), (302, 404, 403, 422, 422, 422, 422)
    ),
    "call_attach": Line(
        a_call,
        (302, 404, 403, 200, 200, 403, 200),
        (302, 404, 403, 422, 422, 403, 422),
        unlike={"light": (403, 403)},
    ),
    "call_join": Line(
        its_theme, (302, 404, 403, 200, 200, 403, 403), (302, 404, 403, 422, 422, 403, 403)
    ),
    "call_open": steward_only(its_theme),
    "call_link": steward_only(its_theme),
    "group": members(quay),
    "group_terms": members(quay),
    "group_terms_write": steward_only(quay),
    "group_step_new": steward_only(quay),
    "group_step": steward_only(a_step),
    "group_step_done": steward_only(a_step),
    "group_step_remove": steward_only(a_step),
    "group_report": read(a_report, (302, 404, 404, 404, 404, 404, 200)),
    "group_report_write": steward_only(a_report),
    "group_report_give": steward_only(a_report),
}
