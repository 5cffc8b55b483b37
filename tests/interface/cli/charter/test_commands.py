"""The list of commands about charters says what each says of itself."""

from __future__ import annotations

from tests.interface.cli.test_lazy import told
from tourdetable.interface.cli.charter.commands import charter


def test_the_list_says_what_each_command_says_of_itself() -> None:
    listed, themselves = told(charter)
    assert listed == themselves
