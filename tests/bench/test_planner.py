"""`python -m bench plan`: one row for each planner, judged."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from bench.__main__ import main
from bench.planner import gap, invented, measure
from tests.core.planner.tiny import small


def test_each_planner_has_its_row(tmp_path: Path) -> None:
    year = tmp_path / "tiny.json"
    year.write_text(json.dumps(small()), encoding="utf-8")
    said = CliRunner().invoke(main, ["plan", str(year)]).stdout.splitlines()
    ours, default = said[1].split(), said[2].split()
    assert (len(said), ours[:3], ours[4] == ours[3], ours[6]) == (
        4,
        ["tiny", "ours", "optimal"],
        True,
        "0",
    )
    assert default[4:5] == ours[3:4]


def test_invented_years_are_measured_by_size() -> None:
    (row,) = measure({"S-1": invented(["S"])["S-1"]}, ["greedy"])
    assert (row.instance, row.planner, row.status, row.bound, row.mb > 0) == (
        "S-1",
        "greedy",
        "feasible",
        None,
        True,
    )


def test_a_gap_is_a_share_of_the_cost() -> None:
    assert (gap(200, 150), gap(0, 0), gap(None, 3)) == ("25.0%", "0.0%", "-")
