"""The call for themes of the demo, what was chosen, and what its groups say and do since."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import msgspec

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.groups.actions.calling import answer_call, choose, open_call, say_joins
from tourdetable.domain.groups.actions.opening import link_group
from tourdetable.domain.groups.actions.reports import write_report
from tourdetable.domain.groups.actions.steps import add_step, finish_step
from tourdetable.domain.groups.actions.terms import TermsDraft, write_terms
from tourdetable.domain.groups.models import CallTopic, ThemeCall
from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.actions.supporting import support
from tourdetable.interface.demo.stage import Stage, at, signed

SAID = (
    *("question", "why", "existing", "added", "perimeter", "wanted", "method", "criteria"),
    *("reach", "starts", "midway", "ends", "works", "tags"),
)
"""What a group writes of itself."""
PROPOSED = ("title", "question", "why", "existing")
EVENING = timedelta(hours=8)


class ThemeScript(msgspec.Struct, frozen=True, kw_only=True):
    """A theme that a seat proposes one day, which others support, or would join; the group that
    took it up, or why it was not kept."""

    seat: str
    on: date
    title: str
    question: str
    why: str = ""
    existing: str = ""
    supports: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    group: str = ""
    words: str = ""


class StepScript(msgspec.Struct, frozen=True, array_like=True):
    """A step of a road map: what, by when, which seat, when it was done."""

    title: str
    due: date
    seat: str = ""
    done: date | None = None


class GroupWorkScript(msgspec.Struct, frozen=True, kw_only=True):
    """What a group writes of itself, and its road map; `midway` is the day of its first report, of
    which `draft` is what is written so far."""

    body: str
    question: str
    existing: str
    added: str
    starts: date
    midway: date
    ends: date
    why: str = ""
    perimeter: str = ""
    wanted: str = ""
    method: str = ""
    criteria: str = ""
    reach: str = "network"
    works: tuple[tuple[str, date], ...] = ()
    tags: tuple[str, ...] = ()
    steps: tuple[StepScript, ...] = ()
    draft: str = ""


class Grouping(msgspec.Struct, frozen=True, kw_only=True):
    """The file of data: a call of a body, between two days, and the decision that chose; then the
    groups."""

    body: str
    kind: str
    title: str
    words: str
    opens: date
    closes: date
    chosen: date
    decision: str
    themes: tuple[ThemeScript, ...]
    groups: tuple[GroupWorkScript, ...]


def group_up(stage: Stage, script: Grouping) -> None:
    """All of it."""
    body = stage.bodies[script.body]
    days: dict[str, Any] = {"opens": script.opens, "closes": script.closes}
    said: dict[str, Any] = {"kind": script.kind, "title": script.title, "words": script.words}
    call = open_call(body=body, **said, **days, by=stage.officer(), now=at(script.opens))
    answers = [propose(stage, call, one) for one in script.themes]
    choose_among(stage, call, script, answers)
    for one in script.groups:
        work(stage, one)


def propose(stage: Stage, call: ThemeCall, script: ThemeScript) -> CallTopic:
    """A seat proposes a theme; others support it, and would join its group."""
    body, on = call.body.pk, at(script.on)
    said: dict[str, Any] = {name: getattr(script, name) for name in PROPOSED}
    answer = answer_call(call=call, **said, by=stage.holder(body, script.seat), now=on)
    back(stage, answer, script)
    return answer


def back(stage: Stage, answer: CallTopic, script: ThemeScript) -> None:
    """Who supports it, and who would join, in the evening."""
    body, later = answer.call.body_id, at(script.on) + EVENING
    for name in script.supports:
        support(topic=answer.topic, by=stage.holder(body, name), now=later)
    for name in script.joins:
        say_joins(answer=answer, by=stage.holder(body, name), now=later)


def choose_among(stage: Stage, call: ThemeCall, script: Grouping, answers: list[CallTopic]) -> None:
    """What the decision kept; the groups, which were open by then, take it up."""
    decision = Decision.objects.get(network=stage.network, title=script.decision)
    pairs = list(zip(answers, script.themes, strict=True))
    kept = [answer.topic_id for answer, theme in pairs if theme.group]
    words = {answer.topic_id: theme.words for answer, theme in pairs}
    said: dict[str, Any] = {"kept": kept, "words": words, "version": call.version}
    by: dict[str, Any] = {"by": stage.officer(), "now": at(script.chosen)}
    choose(call=call, decision=decision, **said, **by)
    for answer, theme in pairs:
        take_up(stage, answer, theme, by)


def take_up(stage: Stage, answer: CallTopic, theme: ThemeScript, by: Mapping[str, Any]) -> None:
    """Its group, if it was kept."""
    if theme.group:
        answer.refresh_from_db()
        group = stage.bodies[theme.group]
        link_group(answer=answer, group=group, existing=theme.existing, **by)


def work(stage: Stage, group: GroupWorkScript) -> None:
    """Its terms, its road map, the report that it has begun."""
    body = stage.bodies[group.body]
    draft = TermsDraft(**{name: getattr(group, name) for name in SAID})
    rows = CallTopic.objects.select_related("topic", "call__decision", "call__body")
    answer = rows.get(group=body)
    call = answer.call
    origin: dict[str, Any] = {"topic": answer.topic, "decision": call.decision}
    origin["commissioner"] = call.body
    write_terms(body=body, version=0, draft=draft, **origin, **signed(group.starts))
    begin(stage, body, group)


def begin(stage: Stage, body: Body, group: GroupWorkScript) -> None:
    """Its steps, and the report that it has begun."""
    for step in group.steps:
        walk(stage, body, step, group.starts)
    if group.draft:
        words = {"done": group.draft, "remains": "", "learnt": "", "becomes": ""}
        said: dict[str, Any] = {**words, "kind": "midway", "version": 0, "meeting": None}
        write_report(body=body, **said, **signed(date(2027, 4, 2)))


def walk(stage: Stage, body: Body, script: StepScript, on: date) -> None:
    """A step, and when it was done."""
    seat = stage.seats[body.pk][script.seat] if script.seat else None
    step = add_step(body=body, title=script.title, due=script.due, seat=seat, **signed(on))
    if script.done is not None:
        finish_step(step=step, version=step.version, done_on=script.done, **signed(script.done))
