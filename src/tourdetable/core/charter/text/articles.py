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
    tokens = _PARSER.parse("\n".join(body.lines))
    sections: list[HeadedSection] = []
    for at, token in enumerate(tokens):
        if token.type == "heading_open" and token.level == 0:
            _open(sections, _section(body, token, tokens[at + 1], mistakes), body.before)
        elif token.type == "fence":
            _fence(body, token, sections, mistakes)
    if sections:
        sections[-1].last = len(body.lines)
    _check_articles(sections, body, mistakes)
    first = sections[0].line - body.before - 1 if sections else len(body.lines)
    return body.text(0, first, []), sections


def _section(body: MarkdownBody, token: Token, inline: Token, mistakes: Mistakes) -> HeadedSection:
    start, end = token.map or [0, 0]
    line = body.before + start + 1
    match = _ID.match(inline.content)
    title, name = (match["title"], match["id"]) if match else (inline.content, "")
    if match and not _FIT.fullmatch(name):
        mistakes.add(
            line,
            "{#" + name + "}",
            "this is not an article id",
            "write at most 100 letters, digits and hyphens, e.g. `{#ITC-14}`",
        )
    return HeadedSection(name, title, int(token.tag[1:]), line, end)


def _open(sections: list[HeadedSection], section: HeadedSection, before: int) -> None:
    """A heading without id, deeper than the article it stands in, is part of its text."""
    if sections:
        current = sections[-1]
        if not section.id and current.id and section.level > current.level:
            return
        current.last = section.line - before - 1
    sections.append(section)


def _fence(
    body: MarkdownBody, token: Token, sections: list[HeadedSection], mistakes: Mistakes
) -> None:
    start, end = token.map or (0, 0)
    line, closed = body.before + start + 1, body.is_closed(start, end, token.markup)
    if not closed:
        remedy = f"write `{token.markup}` on a line of its own after it"
        mistakes.add(line, token.markup, "this block is not closed", remedy)
    if token.info.split()[:1] == ["rule"] and _is_placed(token, sections, line, mistakes):
        lines = body.lines[start + 1 : end - 1 if closed else end]
        sections[-1].blocks.append(RuleBlock(sections[-1].id, Toml(lines, line)))
        sections[-1].cut.append((start, end))


def _is_placed(token: Token, sections: list[HeadedSection], line: int, mistakes: Mistakes) -> bool:
    """Whether a rule stands at the margin, under an article."""
    if token.level:
        problem = "this rule stands inside a list or a quotation"
        mistakes.add(line, "rule", problem, "write it at the left margin")
        return False
    if not sections or not sections[-1].id:
        remedy = "give the heading above it an id, e.g. `{#ITC-14}`"
        mistakes.add(line, "rule", "this rule stands under no article", remedy)
        return False
    return True


def _check_articles(sections: list[HeadedSection], body: MarkdownBody, mistakes: Mistakes) -> None:
    """There is an article at least; each has an id of its own, and a title."""
    seen: dict[str, int] = {}
    for section in sections:
        if not section.id:
            continue
        key = "{#" + section.id + "}"
        if section.id in seen:
            problem = f"the article id `{section.id}` is already that of line {seen[section.id]}"
            mistakes.add(section.line, key, problem, "give each article an id of its own")
        seen.setdefault(section.id, section.line)
        if not section.title:
            problem = "this article has no title"
            mistakes.add(section.line, key, problem, "write a few words before its id")
    if not seen:
        remedy = "write a heading with an id, e.g. `## Meeting often {#READ-01}`"
        line = body.before + len(body.lines)
        mistakes.add(line, "{#…}", "this charter has no article", remedy)
