"""How well neighbours are found: precision and recall on the pairs of `neighbours/pairs.toml`, and
what comparing costs."""

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


def judged(part: str, folder: Path = FOLDER) -> list[Judged]:
    """The pairs of a part of the file (`tuning`, `measure`), compared."""
    pairs = tomllib.loads((folder / "pairs.toml").read_text(encoding="utf-8"))[part]
    synonyms = library(folder)
    sides = ("one", "other")
    both = [[meaning_of(*said_of(pair, side), synonyms) for side in sides] for pair in pairs]
    rare = rarity([meaning for pair in both for meaning in pair])
    near = [likeness(one, Text("", other), rare).score for one, other in both]
    return [
        Judged(pair["one"][0], pair["other"][0], pair["same"], score)
        for pair, score in zip(pairs, near, strict=True)
    ]


def said_of(pair: Mapping[str, Any], side: str) -> tuple[str, str]:
    """The title of one side, and what is said under it."""
    title, text = pair[side]
    return title, text


def precision(found: Sequence[Judged]) -> Precision:
    right = sum(one.same and one.shown for one in found)
    shown, same = sum(one.shown for one in found), sum(one.same for one in found)
    return Precision(len(found), right / shown if shown else 1.0, right / same if same else 1.0)


def milliseconds(candidates: int = 200, folder: Path = FOLDER) -> float:
    """What it takes to understand a text and compare it with so many that are understood too."""
    pairs = tomllib.loads((folder / "pairs.toml").read_text(encoding="utf-8"))["tuning"]
    synonyms = library(folder)
    said = [said_of(pair, side) for pair in pairs for side in ("one", "other")]
    every = [said[nth % len(said)] for nth in range(candidates)]
    started = time.process_time()
    texts = [Text(str(nth), meaning_of(*one, synonyms)) for nth, one in enumerate(every)]
    neighbours(meaning_of(*said[0], synonyms), texts)
    return (time.process_time() - started) * 1000


def lines() -> Iterator[str]:
    """What `make bench` says of it."""
    for part in ("tuning", "measure"):
        found = precision(judged(part))
        yield (
            f"neighbours, {part}: {found.pairs} pairs, precision {found.precision:.2f}, "
            f"recall {found.recall:.2f}"
        )
    yield f"neighbours, 200 texts understood and compared: {milliseconds():.0f} ms of processor"


@click.command("likeness")
def likeness_bench() -> None:
    """How well neighbours are found, and what comparing costs."""
    for line in lines():
        click.echo(line)
