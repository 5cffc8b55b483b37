"""A code that the charter does not have is told, with the nearest one."""

from __future__ import annotations

from tests.core.charter.cases import read_cases, record_of
from tests.paths import CHARTERS
from tourdetable.core.charter.facts.codes import unknown_codes
from tourdetable.core.charter.text.loader import load

ITC = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))


def test_each_is_told_once_where_it_first_stands() -> None:
    record = record_of(
        {
            "bodies": ["berre itc 2026-09-22"],
            "meetings": [
                "s1 berre session 2026-09-29",
                "s2 berre sesion 2026-11-24",
                "s3 berre sesion 2027-01-19",
            ],
            "turns": ["s1 minute caf"],
        }
    )
    assert list(map(str, unknown_codes(ITC, record))) == [
        "facts.meetings[1].kind: nothing is called `sesion` in this charter"
        " — did you mean `session`?",
        "facts.turns[0].duty: nothing is called `minute` in this charter — did you mean `minutes`?",
    ]


def test_the_examples_of_the_charters_use_no_other() -> None:
    for file in (CHARTERS / "cases" / "itc").glob("*.toml"):
        for case in read_cases(file.read_text(encoding="utf-8")):
            assert list(unknown_codes(ITC, case.record)) == []
