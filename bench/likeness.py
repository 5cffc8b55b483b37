"""How well neighbours are found: precision and recall on the pairs of `neighbours/pairs.toml`, what
a person is shown of them among others, and what comparing costs."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from tourdetable.core.finding.likeness import THRESHOLD, Text, likeness, neighbours, rarity
from tourdetable.core.finding.meaning import meaning_of
from tourdetable.core.finding.reading import library

FOLDER = Path(__file__).resolve().parent.parent / "neighbours"

PARTS = ("tuning", "seen", "measure", "blind", "last")
"""The parts of the file: all but `measure` and `last` were read to set weights and words."""

AMONG = ("seen", "measure", "blind")
"""The parts whose texts make up what is kept, when one is looked for among the others."""

Said = tuple[str, str]
"""A title, and what is said under it."""


@dataclass(frozen=True)
class Judged:
    """Two titles, whether people call them neighbours, and the likeness that was found."""

    one: str
    other: str
    same: bool
    score: float

    @property
    def shown(self) -> bool:
        return self.score >= THRESHOLD


@dataclass(frozen=True)
class Precision:
    """Of what is shown, the share that is right; of what is right, the share that is shown."""

    pairs: int
    precision: float
    recall: float


@dataclass(frozen=True)
class Shown:
    """Of the texts that have a neighbour, the share shown it first, and among the few shown; how
    many others each text is shown, and how many those are shown that have none."""

    texts: int
    first: float
    among: float
    others: float
    idle: float


def judged(part: str, folder: Path = FOLDER) -> list[Judged]:
    """The pairs of a part of the file, compared."""
    pairs, synonyms = pairs_of(part, folder), library(folder)
    both = [[meaning_of(*side, synonyms) for side in sides_of(pair)] for pair in pairs]
    rare = rarity([meaning for pair in both for meaning in pair])
    near = [likeness(one, Text("", other), rare).score for one, other in both]
    return [
        Judged(pair["one"][0], pair["other"][0], pair["same"], score)
        for pair, score in zip(pairs, near, strict=True)
    ]


def pairs_of(part: str, folder: Path) -> list[dict[str, Any]]:
    """The pairs of a part."""
    every: dict[str, list[dict[str, Any]]] = tomllib.loads(
        (folder / "pairs.toml").read_text(encoding="utf-8")
    )
    return every[part]


def sides_of(pair: Mapping[str, Any]) -> tuple[Said, Said]:
    """Both texts of a pair."""
    return (pair["one"][0], pair["one"][1]), (pair["other"][0], pair["other"][1])


def shown_among(part: str, folder: Path = FOLDER) -> Shown:
    """What whoever writes each text of a part is shown, among all the other texts."""
    synonyms = library(folder)
    kept = dict.fromkeys(
        side for one in AMONG for pair in pairs_of(one, folder) for side in sides_of(pair)
    )
    texts = {side: Text("|".join(side), meaning_of(*side, synonyms)) for side in kept}
    rare = rarity([one.meaning for one in texts.values()])
    rows = []
    for pair in pairs_of(part, folder):
        for one, other in (sides_of(pair), sides_of(pair)[::-1]):
            rest = [text for side, text in texts.items() if side != one]
            found = neighbours(texts[one].meaning, rest, rare=rare)
            rows.append(([each.key for each in found], texts[other].key, bool(pair["same"])))
    return counted(rows, len(kept))


def counted(rows: Sequence[tuple[list[str], str, bool]], texts: int) -> Shown:
    """What rows of keys shown, the right one, and whether it is a neighbour, come to."""
    right = [(found, key) for found, key, same in rows if same]
    idle = [len(found) for found, _key, same in rows if not same]
    return Shown(
        texts,
        first=mean([found[:1] == [key] for found, key in right]),
        among=mean([key in found for found, key in right]),
        others=mean([len(found) - (key in found) for found, key in right]),
        idle=mean(idle),
    )


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def precision(found: Sequence[Judged]) -> Precision:
    right = sum(one.same and one.shown for one in found)
    shown, same = sum(one.shown for one in found), sum(one.same for one in found)
    return Precision(len(found), right / shown if shown else 1.0, right / same if same else 1.0)


def milliseconds(candidates: int = 200, folder: Path = FOLDER) -> float:
    """What it takes to understand a text and compare it with so many that are understood too."""
    synonyms = library(folder)
    said = [side for pair in pairs_of("tuning", folder) for side in sides_of(pair)]
    every = [said[nth % len(said)] for nth in range(candidates)]
    started = time.process_time()
    texts = [Text(str(nth), meaning_of(*one, synonyms)) for nth, one in enumerate(every)]
    neighbours(meaning_of(*said[0], synonyms), texts)
    return (time.process_time() - started) * 1000


def lines() -> Iterator[str]:
    """What `make bench` says of it."""
    for part in PARTS:
        found = precision(judged(part))
        yield (
            f"neighbours, {part}: {found.pairs} pairs, precision {found.precision:.2f}, "
            f"recall {found.recall:.2f}"
        )
    for part in AMONG:
        shown = shown_among(part)
        yield (
            f"neighbours, {part}, among {shown.texts} texts: first {shown.first:.2f}, shown "
            f"{shown.among:.2f}, {shown.others:.1f} others; where there is none, {shown.idle:.1f}"
        )
    yield f"neighbours, 200 texts understood and compared: {milliseconds():.0f} ms of processor"


@click.command("likeness")
def likeness_bench() -> None:
    """How well neighbours are found, and what comparing costs."""
    for line in lines():
        click.echo(line)
