"""`tourdetable plan`, `plan-check`, `replan`, `explain`: the year planner.

No database, so none of it loads Django.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import ParamSpec, cast

import click

from tourdetable.core.planner.judge.check import PlanAudit, check
from tourdetable.core.planner.judge.verdict import Violation
from tourdetable.core.planner.search.explain import explain as reasons
from tourdetable.core.planner.search.mending.replan import replan as follow
from tourdetable.core.planner.search.solve import Effort
from tourdetable.core.planner.search.solve import plan as solve
from tourdetable.core.planner.terms.errors import BadInput
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.naming import PersonNames
from tourdetable.core.planner.terms.plan import (
    FEASIBLE,
    INFEASIBLE,
    OPTIMAL,
    UNKNOWN,
    Clash,
    Conflict,
    Plan,
)
from tourdetable.core.planner.wire.changes import load_changes
from tourdetable.core.planner.wire.instance_json import load
from tourdetable.core.planner.wire.plan_json import dump, load_plan
from tourdetable.core.words.phrase import Phrase, gettext_noop, ngettext_noop
from tourdetable.interface.cli.planner.bar import Bar
from tourdetable.interface.cli.sentences import for_json, language, tongue

BAD_INPUT, NO_PLAN, TOO_LATE = 2, 3, 4
FILE = click.Path(path_type=Path)
P = ParamSpec("P")

TOGETHER = gettext_noop("These rules cannot be kept together:")
WITHOUT = gettext_noop("The year can be planned without this rule:")
WITHOUT_ALL = gettext_noop(
    "There are several reasons. The year can be planned without these rules together:"
)
PLAN_FILE = gettext_noop("the plan's file")
UNWRITTEN = gettext_noop("it cannot be written there: name a file in a folder that is yours")
STATUSES: Mapping[str, str] = {
    OPTIMAL: gettext_noop("optimal"),
    FEASIBLE: gettext_noop("feasible"),
    INFEASIBLE: gettext_noop("infeasible"),
    UNKNOWN: gettext_noop("unknown"),
}
FOUND = ngettext_noop(
    "%(status)s: %(meetings)s meeting, cost %(cost)s",
    "%(status)s: %(meetings)s meetings, cost %(cost)s",
    "meetings",
)
BOUND = gettext_noop("at least %(bound)s")
GAP = gettext_noop("at most %(gap)s above the best there can be (at least %(bound)s)")
JUDGED = ngettext_noop(
    "%(violations)s violation; cost %(cost)s (dates %(dates)s, gaps %(gaps)s)",
    "%(violations)s violations; cost %(cost)s (dates %(dates)s, gaps %(gaps)s)",
    "violations",
)
LATE = gettext_noop("No plan was found, nor proved impossible, before the search ended.")

out = click.option("-o", "--output", type=FILE, help="Where to write the plan; else it is printed.")
limit = click.option(
    "--time-limit",
    type=click.FloatRange(min=0.1),
    default=300.0,
    show_default=True,
    help="Seconds.",
)
workers = click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=os.cpu_count() or 1,
    show_default="the cores",
    help="Processes.",
)


def refusing(command: Callable[P, None]) -> Callable[P, None]:
    """Say what is wrong with a file that cannot be read, and stop with exit code 2."""

    @wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except BadInput as refusal:
            said = tongue(cast("str | None", kwargs.get("lang")))
            click.echo(refusal.said(said.say), err=True)
            raise SystemExit(BAD_INPUT) from refusal

    return wrapped


@click.command()
@click.argument("instance", type=FILE)
@out
@limit
@workers
@language
@refusing
def plan(
    instance: Path, output: Path | None, time_limit: float, workers: int, lang: str | None
) -> None:
    """Plan the year of INSTANCE: dates, attendance, turns, hosts.

    Exit codes: 0 a plan, 2 a file that cannot be read, 3 no plan can be (and why), 4 time ran
    out without one.
    """
    since = time.monotonic()
    year = load(instance)
    with Bar(sys.stderr, since) as bar:
        left = bar.left(time_limit)
        found = solve(year, Effort(seconds=left, workers=workers, progress=bar.tell))
        if found.status == INFEASIBLE and not bar.stop:
            found = reasons(year, seconds=bar.left(time_limit))
    _deliver(found, output, year, lang)


@click.command("plan-check")
@click.argument("instance", type=FILE)
@click.argument("plan", type=FILE)
@language
@refusing
def plan_check(instance: Path, plan: Path, lang: str | None) -> None:
    """Judge PLAN by every rule of INSTANCE, without a solver.

    Exit code 0 when it keeps them all, 3 when not.
    """
    year = load(instance)
    report = check(year, load_plan(plan, year))
    _say(report, tongue(lang, PersonNames(year)).say)
    if not report.sound or report.mistakes:
        raise SystemExit(NO_PLAN)


@click.command()
@click.argument("instance", type=FILE)
@click.argument("plan", type=FILE)
@click.argument("changes", type=FILE)
@out
@limit
@language
@refusing
def replan(
    instance: Path,
    plan: Path,
    changes: Path,
    output: Path | None,
    time_limit: float,
    lang: str | None,
) -> None:
    """Mend PLAN after CHANGES, moving as few meetings as can be. Exit codes as `plan`."""
    year = load(instance)
    with Bar(sys.stderr) as bar:
        found = follow(
            year,
            load_plan(plan, year),
            load_changes(changes, year),
            seconds=time_limit,
            progress=bar.tell,
        )
    _deliver(found, output, year, lang)


@click.command()
@click.argument("instance", type=FILE)
@out
@limit
@language
@refusing
def explain(instance: Path, output: Path | None, time_limit: float, lang: str | None) -> None:
    """Say why INSTANCE cannot be planned: the fewest rules that clash.

    Exit code 0 when it can, 3 with the reasons.
    """
    year = load(instance)
    _deliver(reasons(year, seconds=time_limit), output, year, lang)


def _deliver(found: Plan, output: Path | None, year: Instance, lang: str | None) -> None:
    names = PersonNames(year)
    text, say = dump(found, for_json(lang, names).say), tongue(lang, names).say
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(output, text)
        click.echo(_summary(found, say), err=True)
    if found.conflict is not None:
        _why(found.conflict, say)
    _stop_without_plan(found.status, say)


def _stop_without_plan(status: str, say: Callable[[Phrase], str]) -> None:
    """Leave with the code that tells why there is no plan; nothing when there is one."""
    if status == INFEASIBLE:
        raise SystemExit(NO_PLAN)
    if status == UNKNOWN:
        click.echo(say(Phrase(LATE)), err=True)
        raise SystemExit(TOO_LATE)


def _write(output: Path, text: str) -> None:
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as refusal:
        raise BadInput(str(output), Phrase(PLAN_FILE), Phrase(UNWRITTEN)) from refusal


def _summary(found: Plan, say: Callable[[Phrase], str]) -> str:
    status = say(Phrase(STATUSES[found.status]))
    if found.cost is None:
        return status
    count, cost = len(found.meetings), found.cost.total
    said = say(Phrase(FOUND, status=status, meetings=count, cost=cost))
    if found.bound is None:
        return said
    gap = cost - found.bound
    words = Phrase(GAP, gap=gap, bound=found.bound) if gap else Phrase(BOUND, bound=found.bound)
    return f"{said}, {say(words)}"


def _why(conflict: Conflict, say: Callable[[Phrase], str]) -> None:
    click.echo(say(Phrase(TOGETHER)), err=True)
    for clash in (*conflict.rules, *conflict.background):
        click.echo(f"- {_sentence(clash, say)}", err=True)
    for figures in conflict.figures:
        click.echo(f"= {say(figures)}", err=True)
    for clash in conflict.proposals:
        click.echo(f"→ {say(Phrase(WITHOUT))} {_sentence(clash, say)}", err=True)
    for bundle in conflict.bundles:
        click.echo(f"→ {say(Phrase(WITHOUT_ALL))}", err=True)
        for clash in bundle:
            click.echo(f"  - {_sentence(clash, say)}", err=True)


def _sentence(said: Clash | Violation, say: Callable[[Phrase], str]) -> str:
    return f"{say(said.words)} [{said.article}]" if said.article else say(said.words)


def _say(report: PlanAudit, say: Callable[[Phrase], str]) -> None:
    for violation in report.violations:
        click.echo(f"✗ {violation.rule:<12} {_sentence(violation, say)}")
    for mistake in report.mistakes:
        click.echo(f"✗ {say(mistake)}")
    cost = report.cost
    judged = Phrase(
        JUDGED,
        violations=len(report.violations),
        cost=cost.total,
        dates=cost.dates,
        gaps=cost.regularity,
    )
    click.echo(say(judged))
