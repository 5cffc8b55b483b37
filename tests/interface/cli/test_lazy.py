"""A list of commands loads none; a command loads what it runs."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from tests.paths import CHARTERS
from tourdetable.interface.cli import main
from tourdetable.interface.cli.lazy import LazyGroup

HEAVY = ["babel", "django", "granian", "markdown_it", "msgspec", "ortools", "tourdetable.core"]
CHECK = str(CHARTERS / "itc.md")
DATABASE = ["django", "granian"]
UNNAMED = [
    "babel",
    "tourdetable.core.charter.judge",
    "tourdetable.core.charter.checking.checks.seats.acceptance",
]
"""What reading a charter has no use for, which does not name that check."""


def told(group: click.Command) -> tuple[dict[str, str], dict[str, str]]:
    """What a list says of each of its commands, and what each says of itself."""
    assert isinstance(group, LazyGroup)
    context = click.Context(group)
    themselves = {
        name: found.get_short_help_str(limit=1000)
        for name in group.list_commands(context)
        if (found := group.get_command(context, name)) and found.name == name
    }
    return {name: said.summary for name, said in group.listed.items()}, themselves


def test_the_list_says_what_each_command_says_of_itself() -> None:
    listed, themselves = told(main)
    assert listed == themselves


def test_an_unknown_command_is_refused() -> None:
    assert CliRunner().invoke(main, ["nothing"]).exit_code == 2


@pytest.mark.parametrize(
    ("asked", "never"),
    [
        (["--help"], HEAVY),
        (["charter", "--help"], HEAVY),
        (["serve", "--help"], HEAVY),
        (["demo", "--help"], HEAVY),
        (["network", "--help"], [*DATABASE, "markdown_it", "ortools", "tourdetable.core.charter"]),
        (["compliance", "--help"], [*DATABASE, "markdown_it", "ortools"]),
        (["work", "--help"], [*DATABASE, "markdown_it", "ortools"]),
        (["deliver", "--help"], HEAVY),
        (["charter", "check", CHECK], [*DATABASE, *UNNAMED]),
        (["replan", "--help"], [*DATABASE, "markdown_it", "ortools", "tourdetable.core.charter"]),
    ],
    ids=lambda words: " ".join(words[:2]) if "--help" in words[-1:] else "",
)
def test_a_command_loads_what_it_runs(asked: list[str], never: list[str]) -> None:
    program = (
        "import sys; from tourdetable.interface.cli import main; "
        f"main({asked!r}, standalone_mode=False); "
        f"print(sorted(set({never!r}) & set(sys.modules)))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert said.splitlines()[-1] == "[]"
