"""The articles people read, found in the Markdown, and the rule blocks under them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tourdetable.core.charter.terms.errors import shown
from tourdetable.core.charter.text.lost import (
    LineMistakes,
    find_lost,
    id_mistake,
    rule_mistake,
    swallows,
    unlike_a_rule,
)
from tourdetable.core.charter.text.parameters import RuleBlock
from tourdetable.core.charter.text.source import Mistakes, Toml
from tourdetable.core.words.phrase import Phrase, gettext_noop

_ID = re.compile(r"^(?P<title>.*?)\s*\{#(?P<id>[^}]*)\}\s*$", re.DOTALL)
_FIT = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,99}")
_PARSER = MarkdownIt("commonmark").disable("inline")
"""Only headings and fences are looked for: what is inside a paragraph is never parsed here."""


@dataclass
class HeadedSection:
    """A heading and what follows it: an article when it has an id, a part when it has none."""

    id: str
    title: str
    level: int
    line: int
    first: int
    last: int = 0
    blocks: list[RuleBlock] = field(default_factory=list)
    cut: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True)
class MarkdownBody:
    """The Markdown of a charter: its lines, and how many lines of the file stand before them."""

    lines: tuple[str, ...]
    before: int

    def text(self, first: int, last: int, cut: list[tuple[int, int]]) -> str:
        """Lines of the body without those cut out of it."""
        hidden = {i for start, end in cut for i in range(start, end)}
        kept = "\n".join(self.lines[i] for i in range(first, last) if i not in hidden)
        return re.sub(r"\n{3,}", "\n\n", kept).strip()

    def toml(self, start: int, end: int) -> Toml:
        """What a block holds, between the lines that open and close it."""
        return Toml(self.lines[start + 1 : end - 1], self.before + start + 1)

    def is_closed(self, start: int, end: int, fence: str) -> bool:
        """Whether the last line of a block ends it."""
        return end - start > 1 and self.lines[end - 1].lstrip(" >").startswith(fence)


def read_sections(body: MarkdownBody, mistakes: Mistakes) -> tuple[str, list[HeadedSection]]:
    """The preamble, and the sections in their order."""
    reader = _SectionReader(body, mistakes)
    tokens = _PARSER.parse("\n".join(body.lines))
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            reader.take_heading(token, tokens[at + 1].content)
        elif token.type == "fence":
            reader.take_fence(token)
    find_lost(body.lines, tokens, LineMistakes(mistakes, body.before))
    return reader.ended()


class _SectionReader:
    """Gathers the sections of a body, one heading and one fence after the other."""

    def __init__(self, body: MarkdownBody, mistakes: Mistakes) -> None:
        self.body = body
        self.mistakes = mistakes
        self.sections: list[HeadedSection] = []

    def take_heading(self, token: Token, words: str) -> None:
        """A heading without id, deeper than the article it stands in, is part of its text."""
        start, end = token.map or (0, 0)
        found = _ID.match(words)
        title, name = (found["title"], found["id"]) if found else (words, "")
        section = HeadedSection(name, title, int(token.tag[1:]), self._line(token), end)
        self._check_id(name, section.line, named=found is not None)
        if self.sections:
            last = self.sections[-1]
            if not name and last.id and section.level > last.level:
                return
            last.last = start
        self.sections.append(section)

    def _check_id(self, name: str, line: int, *, named: bool) -> None:
        if named and not _FIT.fullmatch(name):
            self.mistakes.add(line, "{#" + name + "}", *id_mistake(name))

    def take_fence(self, token: Token) -> None:
        """A block, which may be the rule of the article it stands under."""
        start, end = token.map or (0, 0)
        closed = self.body.is_closed(start, end, token.markup) and not swallows(token)
        if not closed or unlike_a_rule(token):
            self._refuse_fence(token, closed=closed)
        elif token.info.strip() == "rule" and self._is_placed(token):
            article = self.sections[-1]
            article.blocks.append(RuleBlock(article.id, self.body.toml(start, end)))
            article.cut.append((start, end))

    def _refuse_fence(self, token: Token, *, closed: bool) -> None:
        """A block that is left open, or is meant as a rule and not written as one."""
        open_ = Phrase(NOT_CLOSED), Phrase(CLOSE_IT, fence=token.markup)
        key = token.info.strip() if closed else token.markup
        self.mistakes.add(self._line(token), key, *(rule_mistake(token) if closed else open_))

    def ended(self) -> tuple[str, list[HeadedSection]]:
        """The preamble, and the sections, each with its last line."""
        end = len(self.body.lines)
        if self.sections:
            self.sections[-1].last = end
        self._check_articles()
        first = self.sections[0].line - self.body.before - 1 if self.sections else end
        return self.body.text(0, first, []), self.sections

    def _line(self, token: Token) -> int:
        return self.body.before + (token.map or [0])[0] + 1

    def _is_placed(self, token: Token) -> bool:
        """Whether a rule stands at the margin, under an article."""
        problem, remedy = "", ""
        if token.level:
            problem, remedy = IN_A_LIST, AT_THE_MARGIN
        elif not self.sections or not self.sections[-1].id:
            problem, remedy = UNDER_NOTHING, GIVE_AN_ID
        if problem:
            self.mistakes.add(self._line(token), "rule", Phrase(problem), Phrase(remedy))
        return not problem

    def _check_articles(self) -> None:
        """There is an article at least; each has an id of its own, and a title."""
        seen: dict[str, HeadedSection] = {}
        for section in filter(lambda section: section.id, self.sections):
            self._check_article(section, seen.setdefault(section.id.casefold(), section))
        if not seen:
            line = self.body.before + len(self.body.lines)
            self.mistakes.add(line, "{#…}", Phrase(NO_ARTICLE), Phrase(WRITE_AN_ARTICLE))
        self._check_parts(list(seen.values()))

    def _check_article(self, article: HeadedSection, first: HeadedSection) -> None:
        """One article, and the first that has its id."""
        key = "{#" + article.id + "}"
        if first is not article:
            problem = Phrase(TAKEN, id=first.id, line=first.line)
            self.mistakes.add(article.line, key, problem, Phrase(OWN_ID))
        if not article.title:
            self.mistakes.add(article.line, key, Phrase(UNTITLED), Phrase(WRITE_A_TITLE))

    def _check_parts(self, articles: list[HeadedSection]) -> None:
        """A heading of the level of the articles around it, without id, has lost it."""
        levels = {article.level for article in articles if article.level > 1}
        told = {mistake.line for mistake in self.mistakes.found}
        for section in self.sections:
            if not section.id and section.level in levels and section.line not in told:
                words = "#" * section.level
                remedy = Phrase(NAME_OR_RAISE, title=shown(section.title), higher=words[1:])
                self.mistakes.add(section.line, words, Phrase(WITHOUT_ID), remedy)


TAKEN = gettext_noop("the article id `%(id)s` is already that of line %(line)s")
OWN_ID = gettext_noop("give each article an id of its own")
UNTITLED = gettext_noop("this article has no title")
WRITE_A_TITLE = gettext_noop("write a few words before its id")
NO_ARTICLE = gettext_noop("this charter has no article")
WRITE_AN_ARTICLE = gettext_noop("write a heading with an id, e.g. `## Meeting often {#READ-01}`")
WITHOUT_ID = gettext_noop("this heading stands among articles, and has no id")
NAME_OR_RAISE = gettext_noop(
    "write `%(title)s {#ITC-14}`, or fewer signs (`%(higher)s`) if it is the title of a part"
)
NOT_CLOSED = gettext_noop("this block is not closed")
CLOSE_IT = gettext_noop("write %(fence)s on a line of its own after it")
IN_A_LIST = gettext_noop("this rule stands inside a list or a quotation")
AT_THE_MARGIN = gettext_noop("write it at the left margin")
UNDER_NOTHING = gettext_noop("this rule stands under no article")
GIVE_AN_ID = gettext_noop("give the heading above it an id, e.g. `{#ITC-14}`")
