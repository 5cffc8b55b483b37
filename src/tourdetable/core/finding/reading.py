"""From the text of a file of synonyms to `Synonyms`, or to all its mistakes at once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any

from tourdetable.core.finding.kin import lexicon
from tourdetable.core.finding.roots import rooted, roots
from tourdetable.core.finding.synonyms import Aspect, Concept, Synonyms, merged
from tourdetable.core.words.phrase import Phrase, gettext_noop

COMMON, NEAR, CLUES = "common", "near", "clues"
TABLES = (COMMON, *Aspect, NEAR, CLUES)

WORDS = "mots.tsv.gz"
"""The file of the words of French."""

LONGEST_FILE = 500_000
"""Characters of a file: more is not what somebody wrote."""

PLACED = gettext_noop("%(place)s: `%(key)s`: %(problem)s — %(remedy)s")
UNREADABLE = gettext_noop("this line cannot be read (%(cause)s)")
WRITE_PLAINLY = gettext_noop('write `"name" = ["way of saying", "another"]` on each line')
TOO_LONG = gettext_noop("this file has %(count)s characters")
WRITE_LESS = gettext_noop("write at most %(most)s")
UNKNOWN_TABLE = gettext_noop("this table is unknown")
WRITE_TABLES = gettext_noop(
    "write `common`, `[themes]`, `[means]`, `[publics]`, `[near]` or `[clues]`"
)
NOT_TABLE = gettext_noop("this is not a table")
NOT_LIST = gettext_noop("this is not a list of texts")
WRITE_LIST = gettext_noop("write texts between quotation marks, in square brackets")
SAYS_NOTHING = gettext_noop("“%(way)s” holds small words or usual words only")
SAY_MORE = gettext_noop("add a word that tells it apart, or take it away")
TWICE = gettext_noop("“%(way)s” is a way of saying “%(other)s” already")
CHOOSE = gettext_noop("leave it with one of them")
NO_NOTION = gettext_noop("“%(name)s” is no notion")
NEAREST = gettext_noop("did you mean “%(name)s”?")
DECLARE_IT = gettext_noop("write it in `[themes]`, `[means]` or `[publics]` first")

AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")

Saying = Callable[[Phrase], str]


@dataclass(frozen=True)
class SynonymMistake:
    """One mistake: the line (from 1), the key, what is wrong and what to write."""

    line: int
    key: str
    problem: Phrase
    remedy: Phrase


class SynonymMistakes(ValueError):
    """All the mistakes of one file."""

    def __init__(self, file: str, mistakes: Iterable[SynonymMistake]) -> None:
        self.file = file
        self.mistakes = tuple(sorted(mistakes, key=lambda one: one.line))
        super().__init__(file, self.mistakes)

    def __str__(self) -> str:
        return self.said(str)

    def said(self, say: Saying) -> str:
        """The mistakes, one a line, as `say` says sentences."""
        return "\n".join(
            say(Phrase(PLACED, place=f"{self.file}:{one.line}", key=one.key, **words))
            for one in self.mistakes
            for words in [{"problem": say(one.problem), "remedy": say(one.remedy)}]
        )


@dataclass
class SynonymsFile:
    """One file as it is read; what is wrong is noted as one goes."""

    text: str
    values: Mapping[str, Any]
    wrong: list[SynonymMistake] = field(default_factory=list)

    def note(self, key: str, problem: Phrase, remedy: Phrase) -> None:
        self.wrong.append(SynonymMistake(self.line_of(key), key, problem, remedy))

    def line_of(self, key: str) -> int:
        """The line on which a key or a table stands."""
        stands = re.compile(rf"""\s*(\[\s*)?["']?{re.escape(key)}["']?\s*[\]=]""")
        lines = enumerate(self.text.splitlines(), 1)
        return next((nth for nth, line in lines if stands.match(line)), 1)

    def table(self, name: str) -> dict[str, tuple[str, ...]]:
        """The lists of a table, by key."""
        values = self.values.get(name, {})
        if not isinstance(values, dict):
            self.note(name, Phrase(NOT_TABLE), Phrase(WRITE_TABLES))
            return {}
        return {key: self.texts(key, value) for key, value in values.items()}

    def texts(self, key: str, value: Any) -> tuple[str, ...]:
        """A list of texts."""
        if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
            return tuple(value)
        self.note(key, Phrase(NOT_LIST), Phrase(WRITE_LIST))
        return ()


@lru_cache(maxsize=16)
def library(folder: Path, own: Path | None = None) -> Synonyms:
    """The words that come with the program, and those of a file of one's own: they change with the
    program only. Raises `SynonymMistakes`, or `OSError` where the file is not."""
    shipped = sorted(folder.glob("synonymes*.toml"))
    found = Synonyms()
    for file in (*shipped, *([own] if own else [])):
        text = file.read_text(encoding="utf-8")
        found = merged((found, read_synonyms(text, file=file.name, known=found)))
    return replace(found, lexicon=lexicon(folder / WORDS))


def read_synonyms(
    text: str, *, file: str = "<synonyms>", known: Synonyms | None = None
) -> Synonyms:
    """Read a file that adds to what is `known`. Raises `SynonymMistakes` with each mistake."""
    read, before = SynonymsFile(text, values_of(text, file)), known or Synonyms()
    for key in read.values:
        if key not in TABLES:
            read.note(key, Phrase(UNKNOWN_TABLE), Phrase(WRITE_TABLES))
    common = frozenset(read.texts(COMMON, read.values.get(COMMON, [])))
    found = Synonyms(concepts_of(read), {}, common)
    must_say_something(read, found.concepts, before.with_more(found))
    must_be_apart(read, found.concepts, before)
    whole = before.with_more(found)
    near, clues = near_of(read, whole), clues_of(read, whole)
    if read.wrong:
        raise SynonymMistakes(file, read.wrong)
    return replace(found, near=near, clues=clues)


def concepts_of(read: SynonymsFile) -> dict[str, Concept]:
    """The notions of the three tables, by their name."""
    every = ((aspect, read.table(aspect)) for aspect in Aspect)
    return {
        name: Concept(name, ways, aspect) for aspect, some in every for name, ways in some.items()
    }


def values_of(text: str, file: str) -> Mapping[str, Any]:
    """What the file says, as TOML."""
    if len(text) > LONGEST_FILE:
        much, less = Phrase(TOO_LONG, count=len(text)), Phrase(WRITE_LESS, most=LONGEST_FILE)
        raise SynonymMistakes(file, [SynonymMistake(1, file, much, less)])
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SynonymMistakes(file, [unreadable(text, file, str(error))]) from error


def unreadable(text: str, file: str, error: str) -> SynonymMistake:
    """Where the parser of TOML has stopped, and why."""
    where = AT.search(error)
    line = int(where[1]) if where and where[1] else len(text.splitlines()) or 1
    cause = Phrase(UNREADABLE, cause=AT.sub("", error))
    return SynonymMistake(line, file, cause, Phrase(WRITE_PLAINLY))


def must_say_something(
    read: SynonymsFile, concepts: Mapping[str, Concept], whole: Synonyms
) -> None:
    """Note the ways of saying that would be found in any text."""
    for concept in concepts.values():
        little = frozenset() if whole.says_little(concept) else whole.common_roots
        for way in (concept.name, *concept.ways):
            found = roots(way)
            if not found or (len(found) == 1 and found <= little):
                read.note(concept.name, Phrase(SAYS_NOTHING, way=way), Phrase(SAY_MORE))


def must_be_apart(read: SynonymsFile, concepts: Mapping[str, Concept], before: Synonyms) -> None:
    """Note the ways of saying two notions at once."""
    owners = {phrase: concept.name for phrase, concept in before.phrases.items()}
    for concept in concepts.values():
        for way in (concept.name, *concept.ways):
            other = owners.setdefault(roots(way), concept.name)
            if other != concept.name and roots(way):
                read.note(concept.name, Phrase(TWICE, way=way, other=other), Phrase(CHOOSE))


def near_of(read: SynonymsFile, whole: Synonyms) -> dict[str, frozenset[str]]:
    """The notions that are near each other, both ways."""
    found: dict[str, set[str]] = {}
    for name, others in read.table(NEAR).items():
        must_be_known(read, name, (name, *others), whole)
        for one in others:
            found.setdefault(name, set()).add(one)
            found.setdefault(one, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}


def clues_of(read: SynonymsFile, whole: Synonyms) -> dict[str, frozenset[str]]:
    """The words that make one think of each notion."""
    found: dict[str, frozenset[str]] = {}
    for name, texts in read.table(CLUES).items():
        must_be_known(read, name, (name,), whole)
        found[name] = frozenset(word for text in texts for _root, word in rooted(text))
    return found


def must_be_known(read: SynonymsFile, key: str, names: Iterable[str], whole: Synonyms) -> None:
    """Note the names under a key that are those of no notion."""
    for unknown in (one for one in names if one not in whole.concepts):
        read.note(key, Phrase(NO_NOTION, name=unknown), nearest(unknown, whole))


def nearest(name: str, whole: Synonyms) -> Phrase:
    """The notion that was meant, if one is near."""
    close = get_close_matches(name, whole.concepts, n=1, cutoff=0.6)
    return Phrase(NEAREST, name=close[0]) if close else Phrase(DECLARE_IT)
