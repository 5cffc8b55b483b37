"""Commands imported when they are called: a list of commands costs what click costs."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, NamedTuple

import click


class Listed(NamedTuple):
    """Where a command is, and what a list says of it: the first sentence of its own help."""

    module: str
    summary: str


class LazyGroup(click.Group):
    """Commands by their names. Each is `name` in its module, with `_` for `-`."""

    def __init__(self, *args: Any, listed: Mapping[str, Listed], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = listed

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(self.listed)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.listed:
            return None
        module = import_module(self.listed[cmd_name].module)
        found: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """As click does, without asking the commands."""
        room = formatter.width - 6 - max(map(len, self.listed))
        rows = [(name, in_short(self.listed[name].summary, room)) for name in sorted(self.listed)]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


def in_short(summary: str, room: int) -> str:
    """What a list has room for, as click shortens it."""
    return click.Command(None, help=summary).get_short_help_str(room)
