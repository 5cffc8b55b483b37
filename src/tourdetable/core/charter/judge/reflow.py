"""Reflow: a text as its words make it, one line for each paragraph, wherever its lines were cut."""

from __future__ import annotations

from markdown_it import MarkdownIt

_BLOCKS = MarkdownIt("commonmark").disable("inline")


def reflowed(text: str) -> tuple[str, ...]:
    """The lines of a text that people tell apart: paragraphs, items, headings, rows, blocks.

    Between two words of a paragraph there is one space, whether the line breaks there or not; blank
    lines are none.
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
    """The lines of a paragraph made one, or its rows."""
    if any("|" in line for line in lines):
        return [same_words(line) for line in lines]
    return [same_words(" ".join(line.removesuffix("\\") for line in lines))]


def same_words(text: str) -> str:
    """A text with one plain space between two words."""
    return " ".join(text.split())
