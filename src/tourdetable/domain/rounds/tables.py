"""The tables of a world café: who sits where in each conversation.

One host a table, who stays; the others change, away from those with whom they sat. Institutions of
one kind are dealt out among the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tourdetable.domain.rounds.voices import DRAW

Tables = list[list[str]]
"""The voices of each table, its host first."""


def draw_tables(
    voices: Sequence[str], *, size: int, turns: int, groups: Mapping[str, str]
) -> list[Tables]:
    """The tables of each conversation, about `size` voices at each; at random, but for the groups
    (by voice) that are dealt out."""
    drawn = list(voices)
    DRAW.shuffle(drawn)
    count = max(1, -(-len(drawn) // size))
    hosts, others = drawn[:count], drawn[count:]
    others.sort(key=lambda voice: groups.get(voice, ""))
    return [seated(hosts, others, turn) for turn in range(turns)]


def seated(hosts: Sequence[str], others: Sequence[str], turn: int) -> Tables:
    """The tables of one conversation: those who came to a table at the same time go on by steps of
    different lengths, so that they part."""
    count = len(hosts)
    tables = [[host] for host in hosts]
    for place, voice in enumerate(others):
        row, table = divmod(place, count)
        tables[(table + turn * (row + 1)) % count].append(voice)
    return tables


def with_late(tables: Sequence[Tables], late: Sequence[str], turn: int) -> list[Tables]:
    """The same with those who came since, at the smallest tables, from a conversation on (from 0);
    another each time, if there is one."""
    found = [[list(table) for table in one] for one in tables]
    for voice in late:
        before = -1
        for one in found[turn:]:
            free = [n for n in range(len(one)) if n != before] or [0]
            before = min(free, key=lambda n, one=one: len(one[n]))  # type: ignore[misc]  # mypy does not read the default
            one[before].append(voice)
    return found


def table_of(tables: Sequence[Tables], step: str, voice: str) -> int:
    """The number of the table of a voice in a conversation (from "1"), from 1; 0: it has none."""
    turn = int(step) - 1 if step.isdecimal() else 0
    if not 0 <= turn < len(tables):
        return 0
    return next((n for n, table in enumerate(tables[turn], 1) if voice in table), 0)


def all_seated(tables: Sequence[Tables]) -> set[str]:
    """All voices that have a table."""
    return {voice for one in tables for table in one for voice in table}
