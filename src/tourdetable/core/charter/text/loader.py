"""From the text of one literate charter file to a `Charter`, or to all its mistakes at once."""

from __future__ import annotations

from functools import lru_cache

from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.core.charter.terms.model import Article, Charter, Front, Rule
from tourdetable.core.charter.text.articles import HeadedSection, MarkdownBody, read_sections
from tourdetable.core.charter.text.competences import check_articles
from tourdetable.core.charter.text.front import read_front
from tourdetable.core.charter.text.parameters import read_rule
from tourdetable.core.charter.text.source import Mistakes, Toml

FENCE = "+++"

MOST_LINES = 20_000
"""Lines of a charter: fifty times those of a long one."""


@lru_cache(maxsize=64)
def load(text: str, *, file: str = "<charter>") -> Charter:
    """Read a charter.

    Raises `CharterErrors` with every mistake found: file, line, key, and what to write instead. The
    same text gives the same (frozen) charter without being read again.
    """
    mistakes = Mistakes(file)
    toml, body = _split(_lines(text, mistakes), mistakes)
    front = read_front(toml, mistakes)
    if front is None:
        raise CharterErrors(mistakes.found)
    preamble, sections = read_sections(body, mistakes)
    articles = tuple(_article(section, body, front, mistakes) for section in sections)
    check_articles(toml, front.competences, articles, mistakes)
    if mistakes.found:
        raise CharterErrors(mistakes.found)
    return Charter(**vars(front), preamble=preamble, articles=articles, source=text)


def _lines(text: str, mistakes: Mistakes) -> tuple[str, ...]:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(plain.split("\n"))
    if len(lines) > MOST_LINES:
        problem = f"this charter has more than {MOST_LINES} lines"
        mistakes.add(MOST_LINES + 1, FENCE, problem, "write a text that people can read together")
        raise CharterErrors(mistakes.found)
    return lines


def _split(lines: tuple[str, ...], mistakes: Mistakes) -> tuple[Toml, MarkdownBody]:
    """Front matter and body, by the two `+++` lines."""
    first = next((nth for nth, line in enumerate(lines) if line.strip()), 0)
    fences = [nth for nth, line in enumerate(lines) if line.rstrip() == FENCE]
    if first in fences and len(fences) > 1:
        last = fences[1]
        return Toml(lines[first + 1 : last], first + 1), MarkdownBody(lines[last + 1 :], last + 1)
    problem, remedy = "the front matter is not closed", "write a second line `+++` after its keys"
    if first not in fences:
        problem = "the front matter is missing"
        remedy = "begin with `+++`, its keys, and `+++` again"
    mistakes.add(first + 1, FENCE, problem, remedy)
    raise CharterErrors(mistakes.found)


def _article(
    section: HeadedSection, body: MarkdownBody, front: Front, mistakes: Mistakes
) -> Article:
    read = (read_rule(block, front.vocabulary, mistakes) for block in section.blocks)
    rules: tuple[Rule, ...] = tuple(rule for rule in read if rule)
    text = body.text(section.first, section.last, section.cut)
    return Article(section.id, section.title, section.level, text, rules, section.line)
