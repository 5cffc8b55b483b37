"""`python -m bench plan`.

What planning costs and what it is worth, beside its baselines (PLANNER §5).
"""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from functools import partial
from pathlib import Path

import click

from bench.greedy import greedy
from bench.invented import Invented, club, country
from tourdetable.core.planner.judge.check import check
from tourdetable.core.planner.model.solver import DEFAULT
from tourdetable.core.planner.search.solve import Effort
from tourdetable.core.planner.search.solve import plan as solve
from tourdetable.core.planner.terms.instance import Instance
from tourdetable.core.planner.terms.plan import Plan
from tourdetable.core.planner.wire.instance_json import load, read_instance

Planner = Callable[[Instance, float], Plan]
HEAD = (
    "instance",
    "planner",
    "status",
    "cost",
    "bound",
    "gap",
    "violations",
    "uneven",
    "CPU s",
    "wall s",
    "MB",
)

PLANNERS: dict[str, Planner] = {
    "ours": lambda year, limit: solve(year, Effort(seconds=limit)),
    "default solver": lambda year, limit: solve(year, Effort(seconds=limit, parameters=DEFAULT)),
    "greedy": lambda year, _limit: greedy(year),
}

SIZES: Mapping[str, Mapping[str, Callable[[], Invented]]] = {
    "S": {f"S-{seed}": partial(club, seed) for seed in (1, 2)},
    "M": {f"M-{seed}": partial(country, seed) for seed in (1, 2)},
    "L": {"L-1": partial(country, 1, 6)},
    "XL": {"XL-1": partial(country, 1, 101)},
    "national": {"national-1": partial(country, 1, 40, national=True)},
}
"""Invented years: a Club, a department, six, the country, a country with a national Club."""


@dataclass(frozen=True, slots=True)
class Row:
    """One planner on one instance.

    `uneven`: turns above the least that could be, and not proved to be needed.
    """

    instance: str
    planner: str
    status: str
    cost: int | None
    bound: int | None
    gap: str
    violations: int
    uneven: int
    cpu_s: float
    wall_s: float
    mb: int


@click.command("plan")
@click.argument("instances", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--size",
    "sizes",
    multiple=True,
    type=click.Choice(list(SIZES)),
    help="Invented years of this size.",
)
@click.option("--time-limit", type=float, default=60.0, show_default=True, help="Seconds for each.")
@click.option(
    "--planner", "names", multiple=True, type=click.Choice(list(PLANNERS)), help="These only."
)
def plan_bench(
    instances: Sequence[Path], sizes: Sequence[str], time_limit: float, names: Sequence[str]
) -> None:
    """Plan INSTANCES, or invented years, with our planner and the baselines.

    Print what each costs, proves, breaks.
    """
    years = {path.name.split(".")[0]: load(path) for path in instances} | invented(sizes)
    click.echo(table(list(measure(years, names, time_limit))))


def invented(sizes: Sequence[str]) -> dict[str, Instance]:
    """The invented years of these sizes, by name."""
    return {
        name: read_instance(made().year) for size in sizes for name, made in SIZES[size].items()
    }


def measure(
    years: Mapping[str, Instance], names: Sequence[str] = (), limit: float = 60.0
) -> Iterator[Row]:
    """Each planner on each year, in a process of its own so that its memory is its own."""
    context = multiprocessing.get_context("spawn")
    for instance, year in years.items():
        for name in names or PLANNERS:
            with ProcessPoolExecutor(1, mp_context=context) as alone:
                yield alone.submit(measured, instance, name, year, limit).result()


def measured(instance: str, name: str, year: Instance, limit: float) -> Row:
    """One planner's row, judged by `check`."""
    wall, cpu = time.monotonic(), time.process_time()
    found = PLANNERS[name](year, limit)
    wall, cpu = time.monotonic() - wall, time.process_time() - cpu
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    report = check(year, found)
    uneven = sum(not fair.proved for duties in found.fairness.values() for fair in duties.values())
    cost = report.cost.total if found.meetings else None
    broken = len(report.violations)
    return Row(
        instance, name, found.status, cost, found.bound, gap(cost, found.bound), broken, uneven,
        round(cpu, 2), round(wall, 2), megabytes,
    )  # fmt: skip


def table(rows: Sequence[Row]) -> str:
    """The rows in columns."""
    cells = [
        HEAD,
        *(tuple("-" if cell is None else str(cell) for cell in astuple(row)) for row in rows),
    ]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    )


def gap(cost: int | None, bound: int | None) -> str:
    """How far the cost may be from the best, of the cost."""
    if cost is None or bound is None:
        return "-"
    return f"{(cost - bound) / cost:.1%}" if cost else "0.0%"
