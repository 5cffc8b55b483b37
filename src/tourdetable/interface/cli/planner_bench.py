"""`tourdetable plan-bench`: what planning costs and what it is worth, beside its baselines (PLANNER §5)."""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from tourdetable.core.planner.check import check
from tourdetable.core.planner.greedy import greedy
from tourdetable.core.planner.instance import Instance
from tourdetable.core.planner.plan import Plan
from tourdetable.core.planner.reader import load
from tourdetable.core.planner.solve import Effort
from tourdetable.core.planner.solve import plan as solve
from tourdetable.core.planner.solver import DEFAULT

Planner = Callable[[Instance, float], Plan]
HEAD = ("instance", "planner", "status", "cost", "bound", "gap", "violations", "uneven", "CPU s", "wall s", "MB")

PLANNERS: dict[str, Planner] = {
    "ours": lambda year, limit: solve(year, Effort(seconds=limit)),
    "default solver": lambda year, limit: solve(year, Effort(seconds=limit, parameters=DEFAULT)),
    "greedy": lambda year, _limit: greedy(year),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One planner on one instance. `uneven`: turns above the least that could be, and not proved to be needed."""

    cells: tuple[str, ...]


@click.command("plan-bench")
@click.argument("instances", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--time-limit", type=float, default=60.0, show_default=True, help="Seconds for each.")
@click.option("--planner", "names", multiple=True, type=click.Choice(list(PLANNERS)), help="These only.")
def plan_bench(instances: Sequence[Path], time_limit: float, names: Sequence[str]) -> None:
    """Plan INSTANCES with our planner and the baselines; print what each costs, proves and breaks."""
    rows: list[tuple[str, ...]] = [HEAD]
    for path in instances:
        year = load(path)
        for name in names or PLANNERS:
            rows.append(measured(path.name.split(".")[0], name, year, time_limit).cells)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def measured(instance: str, name: str, year: Instance, limit: float) -> Row:
    """One planner's row, judged by `check`."""
    wall, cpu = time.monotonic(), time.process_time()
    found = PLANNERS[name](year, limit)
    wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    report = check(year, found)
    uneven = sum(not fair.proved for duties in found.fairness.values() for fair in duties.values())
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cost = report.cost.total if found.meetings else None
    numbers = (f"{cpu:.2f}", f"{wall:.2f}", str(megabytes))
    said = (str(cost), str(found.bound), gap(cost, found.bound), str(len(report.violations)), str(uneven))
    return Row((instance, name, found.status, *said, *numbers))


def gap(cost: int | None, bound: int | None) -> str:
    """How far the cost may be from the best, of the cost."""
    if cost is None or bound is None:
        return "-"
    return f"{(cost - bound) / cost:.1%}" if cost else "0.0%"
