"""What comes out of rounds whose entries are shown: dots and grades counted, who said what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tourdetable.domain.rounds.enums import Grade, RoundKind
from tourdetable.domain.rounds.judgement import Merit, judge
from tourdetable.domain.rounds.models import Round, RoundEntry
from tourdetable.domain.rounds.tables import table_of
from tourdetable.domain.rounds.voices import voice_of


@dataclass(frozen=True)
class DotCount:
    """How many dots a proposal was given, and by how many seats."""

    words: str
    dots: int
    seats: int


@dataclass(frozen=True)
class GradeShare:
    """How many seats gave a grade, in words too."""

    grade: int
    words: str
    seats: int


@dataclass(frozen=True)
class JudgedOption:
    """A proposal once it is judged: its rank, its median grade in words, and all its grades."""

    words: str
    rank: int
    median: str
    shares: Sequence[GradeShare]


def dot_counts(one: Round, entries: Iterable[RoundEntry]) -> list[DotCount]:
    """The proposals, those with most dots first."""
    ballots = [choices_of(entry) for entry in entries if entry.choices]
    found = []
    for option in one.options.all():
        given = [ballot.get(option.pk, 0) for ballot in ballots]
        found.append(DotCount(option.words, sum(given), sum(dots > 0 for dots in given)))
    return sorted(found, key=lambda count: -count.dots)


def judged(one: Round, entries: Iterable[RoundEntry]) -> list[JudgedOption]:
    """The proposals, the best first (see `judgement`)."""
    options = {option.pk: option.words for option in one.options.all()}
    ballots = [choices_of(entry) for entry in entries if entry.choices]
    merits = judge([*options], ballots)
    return [judged_option(options[merit.key], merit) for merit in merits]


def judged_option(words: str, merit: Merit[int]) -> JudgedOption:
    median = "" if merit.median is None else str(Grade(merit.median).label)
    shares = [
        GradeShare(grade, str(Grade(grade).label), seats) for grade, seats in merit.counts.items()
    ]
    return JudgedOption(words, merit.rank, median, shares)


@dataclass(frozen=True)
class NamedCount:
    """Somebody who is proposed, by how many seats."""

    name: str
    seats: int


def named_counts(entries: Iterable[RoundEntry]) -> list[NamedCount]:
    """Whom seats propose, those whom most propose first; a name written in two ways is one."""
    found: dict[str, list[str]] = {}
    for entry in entries:
        if entry.named:
            found.setdefault(entry.named.casefold(), []).append(entry.named)
    counts = [NamedCount(names[0], len(names)) for names in found.values()]
    return sorted(counts, key=lambda one: (-one.seats, one.name))


def choices_of(entry: RoundEntry) -> Mapping[int, int]:
    """Dots or grade by option."""
    return {int(option): number for option, number in entry.choices.items()}


def said(one: Round, entries: Sequence[RoundEntry]) -> list[RoundEntry]:
    """The entries that hold words, as they are listed: those of a silent round in an order that
    says nothing of who wrote first."""
    found = [entry for entry in entries if entry.words]
    if one.kind == RoundKind.SILENT:
        found.sort(key=lambda entry: entry.words.casefold())
    elif one.kind == RoundKind.CAFE:
        found.sort(key=lambda entry: (entry.step, table_number(one, entry)))
    return found


def table_number(one: Round, entry: RoundEntry) -> int:
    """The table at which something was noted; 0: at none."""
    return table_of(one.tables, entry.step, voice_of(entry).code)
