"""`tourdetable`: the command. Commands that need no database do not load Django."""

from __future__ import annotations

import click

from tourdetable.interface.cli.charter.commands import charter
from tourdetable.interface.cli.compliance import compliance
from tourdetable.interface.cli.demo import demo
from tourdetable.interface.cli.doctor import doctor
from tourdetable.interface.cli.network import network
from tourdetable.interface.cli.notices import deliver
from tourdetable.interface.cli.planner.commands import explain, plan, plan_check, replan
from tourdetable.interface.cli.platform import manage, run_due
from tourdetable.interface.cli.serving import serve
from tourdetable.interface.cli.work import work


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tourdetable")
def main() -> None:
    """Keep a territorial consultation network alive, from its charter to its evaluation."""


for command in (
    charter,
    compliance,
    demo,
    network,
    serve,
    deliver,
    work,
    run_due,
    doctor,
    manage,
    plan,
    plan_check,
    replan,
    explain,
):
    main.add_command(command)
