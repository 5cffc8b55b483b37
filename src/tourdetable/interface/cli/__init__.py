"""`tourdetable`: the command. Commands that need no database do not load Django.

A command is loaded when it is asked for, and nothing else: replanning starts in a moment.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

import click

HERE = "tourdetable.interface.cli"
WHERE: Mapping[str, str] = {
    "charter": "charter.commands",
    "compliance": "compliance",
    "demo": "demo",
    "network": "network",
    "serve": "serving",
    "deliver": "notices",
    "work": "work",
    "run-due": "platform",
    "doctor": "doctor",
    "manage": "platform",
    "plan": "planner.commands",
    "plan-check": "planner.commands",
    "replan": "planner.commands",
    "explain": "planner.commands",
}
"""The module of each command."""


class LazyGroup(click.Group):
    """Commands by their names, each imported when it is called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(WHERE)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in WHERE:
            return None
        found: click.Command = getattr(
            import_module(f"{HERE}.{WHERE[cmd_name]}"), cmd_name.replace("-", "_")
        )
        return found


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tourdetable")
def main() -> None:
    """Keep a territorial consultation network alive, from its charter to its evaluation."""
