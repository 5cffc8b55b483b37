"""Reflow: a text as its words make it, one line for each paragraph, wherever its lines were cut."""

from __future__ import annotations

from markdown_it import MarkdownIt

_BLOCKS = MarkdownIt("commonmark").disable("inline")


def reflowed(text: str) -> tuple[str, ...]:
    """The lines of a text that people tell apart: paragraphs, items, headings, blocks.

    A paragraph is one line, unless it cuts its lines itself or sets them out in columns. Between
    two words there is one space, that may break or not; blank lines are none.
    """
    lines = text.splitlines()
    for token in _BLOCKS.parse(text):
        if token.type == "inline" and token.map and token.content:
            first, last = token.map
            said = token.content.splitlines()
            opening = lines[first].partition(said[0])[0]
            lines[first] = opening + "\n".join(_joined(said))
            lines[first + 1 : last] = [""] * (last - first - 1)
    return tuple(line for line in "\n".join(lines).splitlines() if line.strip())


def _joined(lines: list[str]) -> list[str]:
    """The lines of a paragraph, those that nothing cuts made one."""
    found: list[list[str]] = [[]]
    for line in lines:
        found[-1] += line.split()
        if line.endswith(("  ", "\\")) or "|" in line:
            found.append([])
    return [" ".join(words) for words in found if words]
