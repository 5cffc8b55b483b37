"""The articles people read, found in the Markdown, and the rule blocks under them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from tourdetable.core.charter.text.parameters import RuleBlock
from tourdetable.core.charter.text.source import Mistakes, Toml

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
        level, line = int(token.tag[1:]), self._line(token)
        if found and not _FIT.fullmatch(name):
            remedy = "write at most 100 letters, digits and hyphens, e.g. `{#ITC-14}`"
            self.mistakes.add(line, "{#" + name + "}", "this is not an article id", remedy)
        if self.sections:
            if not name and self.sections[-1].id and level > self.sections[-1].level:
                return
            self.sections[-1].last = start
        self.sections.append(HeadedSection(name, title, level, line, end))

    def take_fence(self, token: Token) -> None:
        """A block, which may be the rule of the article it stands under."""
        start, end = token.map or (0, 0)
        closed = self.body.is_closed(start, end, token.markup)
        if not closed:
            remedy = f"write `{token.markup}` on a line of its own after it"
            self.mistakes.add(self._line(token), token.markup, "this block is not closed", remedy)
        if token.info.split()[:1] == ["rule"] and self._is_placed(token):
            lines = self.body.lines[start + 1 : end - 1 if closed else end]
            article = self.sections[-1]
            article.blocks.append(RuleBlock(article.id, Toml(lines, self._line(token))))
            article.cut.append((start, end))

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
            problem = "this rule stands inside a list or a quotation"
            remedy = "write it at the left margin"
        elif not self.sections or not self.sections[-1].id:
            problem = "this rule stands under no article"
            remedy = "give the heading above it an id, e.g. `{#ITC-14}`"
        if problem:
            self.mistakes.add(self._line(token), "rule", problem, remedy)
        return not problem

    def _check_articles(self) -> None:
        """There is an article at least; each has an id of its own, and a title."""
        seen: dict[str, int] = {}
        for section in filter(lambda section: section.id, self.sections):
            key = "{#" + section.id + "}"
            if section.id in seen:
                problem = (
                    f"the article id `{section.id}` is already that of line {seen[section.id]}"
                )
                self.mistakes.add(section.line, key, problem, "give each article an id of its own")
            seen.setdefault(section.id, section.line)
            if not section.title:
                problem = "this article has no title"
                self.mistakes.add(section.line, key, problem, "write a few words before its id")
        if not seen:
            line = self.body.before + len(self.body.lines)
            remedy = "write a heading with an id, e.g. `## Meeting often {#READ-01}`"
            self.mistakes.add(line, "{#…}", "this charter has no article", remedy)
