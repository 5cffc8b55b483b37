"""`tourdetable`: the command. Commands that need no database do not load Django.

A command is loaded when it is called, and nothing else: a list of commands loads none.
"""

from __future__ import annotations

from collections.abc import Mapping

import click

from tourdetable.interface.cli.lazy import LazyGroup, Listed

HERE = "tourdetable.interface.cli"
PLANNER = f"{HERE}.planner.commands"
COMMANDS: Mapping[str, Listed] = {
    "charter": Listed(f"{HERE}.charter.commands", "Work on charter files."),
    "compliance": Listed(f"{HERE}.compliance", "Judge a network on its charter, clause by clause."),
    "deliver": Listed(
        f"{HERE}.notices", "Send invitations and other notices by e-mail (several may run at once)."
    ),
    "demo": Listed(
        f"{HERE}.demo", "Serve the demo on 127.0.0.1; what is changed is kept until --reset."
    ),
    "doctor": Listed(
        f"{HERE}.doctor",
        "Look at the database, the room left on its disk, documents attached, and the search "
        "index.",
    ),
    "explain": Listed(PLANNER, "Say why INSTANCE cannot be planned: the fewest rules that clash."),
    "found": Listed(
        f"{HERE}.network.founding.commands",
        "Found a network: by questions, from one TOML file, or print a key for the browser.",
    ),
    "import-members": Listed(
        f"{HERE}.network.importing", "Take the members of FILE (XLSX, ODS or CSV) into NETWORK."
    ),
    "journal": Listed(f"{HERE}.network.journal", "The record of what was done."),
    "let-in": Listed(
        f"{HERE}.access",
        "Print a link that lets ADDRESS in once, within a quarter of an hour, when no mail "
        "arrives.",
    ),
    "manage": Listed(f"{HERE}.platform", "Run a management command of Django (migrate, shell…)."),
    "methods": Listed(f"{HERE}.charter.methods", "Work on files of methods."),
    "network": Listed(f"{HERE}.network.commands", "Networks of this installation."),
    "plan": Listed(PLANNER, "Plan the year of INSTANCE: dates, attendance, turns, hosts."),
    "plan-check": Listed(PLANNER, "Judge PLAN by every rule of INSTANCE, without a solver."),
    "read-mail": Listed(
        f"{HERE}.processes.reception",
        "Take in the answers that arrive by mail (several may run at once).",
    ),
    "replan": Listed(PLANNER, "Mend PLAN after CHANGES, moving as few meetings as can be."),
    "run-due": Listed(
        f"{HERE}.platform",
        "Adopt minutes by silence, let go those whose day has come, remind those who have not "
        "answered, send the kits of duties, "
        "close the swaps of turns that are no longer possible, forget past absences, ended "
        "sessions, old imports, documents taken away and those who registered for days that are "
        "over: to run every day.",
    ),
    "search": Listed(f"{HERE}.network.searching", "The index that searches ask."),
    "serve": Listed(f"{HERE}.serving", "Serve the platform (settings: docs/exploitation.md)."),
    "work": Listed(
        f"{HERE}.work", "Plan the drafts that wait (several may run at once, on several machines)."
    ),
}


@click.group(
    cls=LazyGroup, listed=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(package_name="tourdetable")
def main() -> None:
    """Keep a territorial consultation network alive, from its charter to its evaluation."""
