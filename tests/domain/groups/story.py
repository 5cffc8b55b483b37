"""The chapter of the story that is about working groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from tests.domain import builders as b
from tests.domain.groups.builders import draft
from tourdetable.domain.groups.actions import (
    announcing,
    calling,
    opening,
    reminding,
    reports,
    steps,
)
from tourdetable.domain.groups.actions.terms import write_terms
from tourdetable.domain.groups.models import GroupReport, GroupStep, ThemeCall
from tourdetable.domain.networks.models import Body

if TYPE_CHECKING:
    from tests.domain.story import Step as Told
    from tests.domain.story import Story

RULE = """
## S’engager {#CIR-40}

Qui entre dans un bureau y reste.

```rule
check = "work_commitment"
bodies = ["board"]
weight = "commitment"
```
"""
"""What makes groups of the boards of the circle."""

DAY = timedelta(days=1)


def call() -> ThemeCall:
    return ThemeCall.objects.get()


def group() -> Body:
    return Body.objects.get(kind="board")


def grouped(s: Story) -> Iterator[Told]:
    """A call for themes, answered, chosen from."""
    c = s.circle
    said: dict[str, Any] = {"title": "Que lire ?", "words": "", "opens": b.TODAY}
    opened = {"body": c.body, "kind": "board", **said, "closes": b.TODAY, **s.by}
    yield lambda: calling.open_call(**opened)
    yield lambda: announcing.announce(call=call(), **s.by)
    theme = {"title": "Au port", "question": "", "why": "", "existing": "Le kiosque."}
    bao = {"by": c.by_bao(), "now": b.NOW}
    yield lambda: s.keep("answer", lambda: calling.answer_call(call=call(), **theme, **bao))
    ana = {"answer": s.told["answer"], "by": c.by_ana(), "now": b.NOW}
    yield lambda: calling.say_joins(**ana)
    yield lambda: calling.say_joins_no_more(**ana)
    past = {**said, "opens": b.TODAY - DAY, "closes": b.TODAY - DAY, **s.by}
    yield lambda: calling.change_call(call=call(), version=1, **past)
    chosen = {"kept": [s.told["answer"].topic_id], "words": {}, **s.by}
    decided = s.decision("choice")
    yield lambda: calling.choose(call=call(), version=2, decision=decided, **chosen)
    yield from opened_by(s)


def opened_by(s: Story) -> Iterator[Told]:
    """The group opens, writes its terms again, goes along its road map, reports, is late."""
    said = {"name": "Lire au port", "draft": draft(), "leads": [], **s.by}
    yield lambda: opening.open_group(answer=s.told["answer"], **said)
    yield lambda: write_terms(body=group(), version=1, draft=draft(why="Encore."), **s.by)
    step = {"title": "Demander", "due": b.TODAY - DAY, "seat": None, **s.by}
    yield lambda: steps.add_step(body=group(), **step)
    yield lambda: reminding.remind(body=group(), number=1, **s.by)
    step["title"] = "Écrire"
    yield lambda: steps.change_step(step=GroupStep.objects.get(), version=1, **step)
    done = {"step": GroupStep.objects.get(), **s.by}
    yield lambda: steps.finish_step(version=2, done_on=b.TODAY, **done)
    yield lambda: steps.finish_step(version=3, done_on=None, **done)
    yield lambda: steps.remove_step(version=4, **done)
    words = {"done": "Lu.", "remains": "", "learnt": "", "becomes": "", "meeting": None}
    report = {"body": group(), "kind": "final", **words, **s.by}
    yield lambda: reports.write_report(version=0, **report)
    yield lambda: reports.write_report(version=1, **report)
    yield lambda: reports.give_report(report=GroupReport.objects.get(), version=2, **s.by)
