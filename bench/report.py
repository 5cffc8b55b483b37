"""The table of costs, how they grow with the data, and what passes its bound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log

from bench.costs import Cost
from bench.pages import SCREEN, Page

GROWTH_OF_QUERIES = 0.05
GROWTH_OF_BYTES = 0.4
"""The greatest exponents: doubling the data adds at most 4 % of queries, 32 % of bytes."""

COUNTED = ("queries", "bytes", "calls", "cpu_ms")
HEAD = ("queries", "kB", "kB sent", "k calls", "CPU ms", "units", "304: ms")


def exponent(less: float, more: float, ratio: float) -> float:
    """How a figure grows: 0 does not, 1 as the data does."""
    return round(log(max(more, 1) / max(less, 1)) / log(ratio), 2) if ratio > 1 else 0.0


def growth(costs: Sequence[Cost]) -> dict[str, float]:
    """Exponents of one page's figures, from the smallest size to the largest."""
    first, last = costs[0], costs[-1]
    ratio = last.size / first.size
    return {name: exponent(getattr(first, name), getattr(last, name), ratio) for name in COUNTED}


def by_page(costs: Iterable[Cost]) -> dict[str, list[Cost]]:
    """The costs of each page, by size."""
    ordered = sorted(costs, key=lambda cost: cost.size)
    pages = dict.fromkeys(cost.page for cost in costs)
    return {page: [cost for cost in ordered if cost.page == page] for page in pages}


def faults(pages: Iterable[Page], costs: Iterable[Cost]) -> Iterator[str]:
    """What passes its bound, page by page: answers, queries, bytes and how both grow."""
    bounds = {page.name: page for page in pages}
    for name, sizes in by_page(costs).items():
        for cost in sizes:
            yield from faults_of(bounds[name], cost)
        yield from faults_of_growth(bounds[name], growth(sizes))


def faults_of_growth(bound: Page, grown: Mapping[str, float]) -> Iterator[str]:
    """Figures of a page that grow faster than they may; a file holds all that it is asked for."""
    most = {"queries": GROWTH_OF_QUERIES, "bytes": GROWTH_OF_BYTES if bound.bytes == SCREEN else 1}
    for what, power in most.items():
        if grown[what] > power:
            said = f"{what} grow as the data to the power {grown[what]} (at most {power})"
            yield f"{bound.name}: {said}"


def faults_of(bound: Page, cost: Cost) -> Iterator[str]:
    """What a page passes at one size."""
    where = f"{cost.page}, ×{cost.size}"
    if cost.status not in {200, 302}:
        yield f"{where}: status {cost.status}"
    if cost.queries > bound.queries:
        yield f"{where}: {cost.queries} queries (at most {bound.queries})"
    if cost.bytes > bound.bytes:
        yield f"{where}: {cost.bytes} bytes (at most {bound.bytes})"


def table(costs: Sequence[Cost]) -> str:
    """A line for each page and size, then how it grows."""
    lines = [line("page", "×", *HEAD)]
    for name, sizes in by_page(costs).items():
        lines += [
            line(name if cost is sizes[0] else "", cost.size, *figures(cost)) for cost in sizes
        ]
        if len(sizes) > 1:
            grown = growth(sizes)
            lines.append(
                line("", "^", grown["queries"], grown["bytes"], "", grown["calls"], grown["cpu_ms"])
            )
    return "\n".join(lines)


def figures(cost: Cost) -> tuple[object, ...]:
    """The figures of a line, in the order of its head."""
    known = f"{cost.again_status}: {cost.again_ms}" if cost.again_status else "-"
    return (
        cost.queries,
        f"{cost.bytes / 1000:.1f}",
        f"{cost.transferred / 1000:.1f}",
        round(cost.calls / 1000),
        cost.cpu_ms,
        cost.units,
        known,
    )


def line(page: str, size: object, *figures: object) -> str:
    """A row of the table."""
    return f"{page:<28}{size!s:>5}" + "".join(f"{figure!s:>10}" for figure in figures)
