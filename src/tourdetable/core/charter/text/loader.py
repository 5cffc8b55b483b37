"""From the text of one literate charter file to a `Charter`, or to all its mistakes at once."""

from __future__ import annotations

from functools import lru_cache

from tourdetable.core.charter.terms.errors import CharterErrors
from tourdetable.core.charter.terms.model import Article, Charter, Front, Rule
from tourdetable.core.charter.text.articles import HeadedSection, MarkdownBody, read_sections
from tourdetable.core.charter.text.changes import check_changes
from tourdetable.core.charter.text.characters import check_characters
from tourdetable.core.charter.text.competences import check_articles
from tourdetable.core.charter.text.front import read_front
from tourdetable.core.charter.text.parameters import read_rule
from tourdetable.core.charter.text.source import Mistakes, Toml
from tourdetable.core.words.phrase import Phrase, gettext_noop

FENCE = "+++"

MOST_LINES = 20_000
"""Lines of a charter: fifty times those of a long one."""


TOO_LONG = gettext_noop("this charter has more than %(most)s lines")
WRITE_LESS = gettext_noop("write a text that people can read together")
NO_FRONT = gettext_noop("the front matter is missing")
BEGIN_WITH_IT = gettext_noop("begin with `+++`, its keys, and `+++` again")
NOT_CLOSED = gettext_noop("the front matter is not closed")
CLOSE_IT = gettext_noop("write a second line `+++` after its keys")


@lru_cache(maxsize=64)
def load(text: str, *, file: str = "<charter>") -> Charter:
    """Read a charter.

    Raises `CharterErrors` with every mistake found: file, line, key, and what to write instead. The
    same text gives the same (frozen) charter without being read again.
    """
    mistakes = _read(text, file)
    toml, body = _split(mistakes.lines, mistakes)
    front = read_front(toml, mistakes)
    if front is None:
        raise CharterErrors(mistakes.found)
    preamble, sections = read_sections(body, mistakes)
    articles = tuple(_article(section, body, front, mistakes) for section in sections)
    if all(m.line <= body.before for m in mistakes.found):  # or an article may be missing for it
        check_articles(toml, front.competences, articles, mistakes)
        check_changes(toml, front.changes, articles, mistakes)
    if mistakes.found:
        raise CharterErrors(mistakes.found)
    return Charter(**vars(front), preamble=preamble, articles=articles, source=text)


def _read(text: str, file: str) -> Mistakes:
    """The lines of a file, and what is wrong in them whatever they say."""
    mistakes = Mistakes(file)
    mistakes.lines = _lines(text, mistakes)
    check_characters(mistakes)
    return mistakes


def _lines(text: str, mistakes: Mistakes) -> tuple[str, ...]:
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = tuple(plain.split("\n"))
    if len(lines) > MOST_LINES:
        problem = Phrase(TOO_LONG, most=MOST_LINES)
        mistakes.add(MOST_LINES + 1, FENCE, problem, Phrase(WRITE_LESS))
        raise CharterErrors(mistakes.found)
    return lines


def _split(lines: tuple[str, ...], mistakes: Mistakes) -> tuple[Toml, MarkdownBody]:
    """Front matter and body, by the two `+++` lines."""
    first = next((nth for nth, line in enumerate(lines) if line.strip()), 0)
    fences = [nth for nth, line in enumerate(lines) if line.rstrip() == FENCE]
    if first not in fences or len(fences) < 2:
        missing = Phrase(NO_FRONT), Phrase(BEGIN_WITH_IT)
        open_ = Phrase(NOT_CLOSED), Phrase(CLOSE_IT)
        mistakes.add(first + 1, FENCE, *(open_ if first in fences else missing))
        raise CharterErrors(mistakes.found)
    end = fences[1] + 1
    return Toml(lines[first + 1 : end - 1], first + 1), MarkdownBody(lines[end:], end)


def _article(
    section: HeadedSection, body: MarkdownBody, front: Front, mistakes: Mistakes
) -> Article:
    read = (read_rule(block, front.vocabulary, mistakes) for block in section.blocks)
    rules: tuple[Rule, ...] = tuple(rule for rule in read if rule)
    text = body.text(section.first, section.last, section.cut)
    return Article(section.id, section.title, section.level, text, rules, section.line)
