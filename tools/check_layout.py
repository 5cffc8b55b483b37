"""What no other tool checks of the layout: names, sizes, mirrored tests, reasons of exceptions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from layout import mirror, names, sizes

ROOT = Path(__file__).resolve().parent.parent

Rule = Callable[[Path], Iterator[str]]

KEPT: tuple[Rule, ...] = (
    names.problems_of_files,
    names.shared_names,
    names.unknown_styles,
    sizes.wide_templates,
    sizes.crowded_folders,
    sizes.long_functions,
    mirror.mirroring_nothing,
    mirror.untested,
)


def problems(root: Path = ROOT) -> Iterator[str]:
    """What is wrong, a line each."""
    return chain.from_iterable(rule(root) for rule in KEPT)


def main() -> int:
    found = list(problems())
    print(*found or ["Layout: kept."], sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
