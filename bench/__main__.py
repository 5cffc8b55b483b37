"""`python -m bench all`: pages, charter and planner; `python -m bench plan FILE…`: planners;
`python -m bench live`: a meeting that many follow; `python -m bench likeness`: neighbours found."""

from __future__ import annotations

import click

from bench.command import bench
from bench.likeness import likeness_bench
from bench.live import live
from bench.planner import plan_bench

main = click.Group(
    "bench", {"all": bench, "plan": plan_bench, "live": live, "likeness": likeness_bench}
)

if __name__ == "__main__":
    main()
