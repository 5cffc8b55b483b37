"""From the text of one literate charter file to a `Charter`, or to all its mistakes at once."""

from __future__ import annotations

from functools import lru_cache

from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.core.charter.terms.model import Article, Charter, Rule
from tourdetable.core.charter.text.articles import Body, Section, read_sections
from tourdetable.core.charter.text.front import Front, read_front
from tourdetable.core.charter.text.parameters import read_rule
from tourdetable.core.charter.text.source import Mistakes, Toml

FENCE = "+++"

MOST_LINES = 20_000
"""Lines of a charter: fifty times those of a long one."""


@lru_cache(maxsize=64)
def load(text: str, *, file: str = "<charter>") -> Charter:
    """Read a charter.

    Raises `CharterErrors` with every mistake found: file, line, key, and what to write instead. The same text gives
    the same (frozen) charter without being read again.
    """
    mistakes = Mistakes(file)
    lines = tuple(text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    parts = None if _too_many(lines, mistakes) else _split(lines, mistakes)
    front = read_front(parts[0], mistakes) if parts else None
    if front is None or parts is None:
        raise CharterErrors(mistakes.found)
    preamble, sections = read_sections(parts[1], mistakes)
    if not any(s.id for s in sections):
        problem, remedy = (
            "this charter has no article",
            "write a heading with an id, e.g. `## Meeting often {#READ-01}`",
        )
        mistakes.add(len(lines), "{#…}", problem, remedy)
    articles = tuple(_article(s, parts[1], front, mistakes) for s in sections)
    if mistakes.found:
        raise CharterErrors(mistakes.found)
    return _charter(front, preamble, articles, text)


def _too_many(lines: tuple[str, ...], mistakes: Mistakes) -> bool:
    if len(lines) > MOST_LINES:
        problem = f"this charter has more than {MOST_LINES} lines"
        mistakes.add(MOST_LINES + 1, FENCE, problem, "write a text that people can read together")
    return len(lines) > MOST_LINES


def _split(lines: tuple[str, ...], mistakes: Mistakes) -> tuple[Toml, Body] | None:
    """Front matter and body, by the two `+++` lines."""
    first = next((i for i, line in enumerate(lines) if line.strip()), 0)
    if lines[first].rstrip() != FENCE:
        mistakes.add(
            first + 1,
            FENCE,
            "the front matter is missing",
            "begin with `+++`, its keys, and `+++` again",
        )
        return None
    last = next((i for i in range(first + 1, len(lines)) if lines[i].rstrip() == FENCE), None)
    if last is None:
        mistakes.add(
            first + 1,
            FENCE,
            "the front matter is not closed",
            "write a second line `+++` after its keys",
        )
        return None
    return Toml(lines[first + 1 : last], first + 1), Body(lines[last + 1 :], last + 1)


def _article(section: Section, body: Body, front: Front, mistakes: Mistakes) -> Article:
    read = (read_rule(block, front.vocabulary, mistakes) for block in section.blocks)
    rules: tuple[Rule, ...] = tuple(rule for rule in read if rule)
    text = body.text(section.first, section.last, section.cut)
    return Article(section.id, section.title, section.level, text, rules, section.line)


def _charter(front: Front, preamble: str, articles: tuple[Article, ...], source: str) -> Charter:
    return Charter(
        slug=front.slug,
        version=front.version,
        language=front.language,
        title=front.title,
        network_name=front.network_name,
        time_zone=front.time_zone,
        season=front.season,
        warn_days=front.warn_days,
        vocabulary=front.vocabulary,
        minutes=front.minutes,
        positions=front.positions,
        preamble=preamble,
        articles=articles,
        source=source,
        in_force=front.in_force,
        changes=front.changes,
    )
