"""The HTML of a message, made from its text: one writes once, and both say the same.

What a line is, is read from how it is written: a title in capitals, a list (`- `, `1. `), else
words. The page is light, holds no image, asks nothing of the network, and reads well without its
colours, enlarged, or aloud.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from django.conf import settings
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

ITEM = re.compile(r"- (.*)")
NUMBERED = re.compile(r"\d+\. (.*)")
LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)»”’]")
WORDS = r"\1"
GESTURES = "answer|relays/link|registration|newsletters/confirm"
CHOICE = re.compile(rf"(.*?)\s*:\s*(https?://\S+/(?:{GESTURES})/\S+)")
"""What one may say, and the address where one says it: a button, which hides its address, where
that is one of ours."""
LED = re.compile(r"(.*\S)\s*:\s*(https?://\S+)")
"""What one finds at an address, and the address: a link of these words, where that is one of ours.
Read aloud, nobody hears it spelled."""

BUTTON = (
    "display:inline-block;margin:4px 8px 4px 0;padding:10px 16px;border:2px solid #1f4e79;"
    "border-radius:4px;background:#ffffff;color:#1f4e79;font-weight:bold;text-decoration:none"
)


def as_html(text: str) -> SafeString:
    """The body of a message, from its text before lines are cut."""
    return mark_safe("\n".join(map(block, blocks(text))))  # noqa: S308  each piece is escaped


def blocks(text: str) -> Iterator[list[str]]:
    """The lines between two blank ones; a title, or a list, stands by itself."""
    kept: list[str] = []
    for line in [*(one.strip() for one in text.split("\n")), ""]:
        if kept and (not line or kind(line) is not kind(kept[-1])):
            yield kept
            kept = []
        if line:
            kept.append(line)


def block(lines: list[str]) -> str:
    """A title, a list, or a paragraph."""
    return kind(lines[0])(lines)


def kind(line: str) -> Callable[[list[str]], str]:
    """What is written so."""
    if line == "--":
        return rule
    if line.isupper() and len(line) > 2:
        return title
    if (choice := CHOICE.fullmatch(without_mark(line))) and is_ours(choice[2]):
        return choices
    if ITEM.fullmatch(line):
        return items
    return steps if NUMBERED.fullmatch(line) else paragraph


def is_ours(url: str) -> bool:
    """Whether an address is of this site: people write others, which are shown in full."""
    return url.startswith(f"{settings.SITE_URL}/")


def title(lines: list[str]) -> str:
    """What is written in capitals."""
    return f'<h2 style="font-size:16px;margin:28px 0 8px">{escape(" ".join(lines))}</h2>'


def rule(lines: list[str]) -> str:
    """What comes before a signature."""
    return '<hr style="border:0;border-top:1px solid #767676;margin:28px 0 8px">'


def items(lines: list[str]) -> str:
    rows = "".join(f"<li>{led(without_mark(line))}</li>" for line in lines)
    return f'<ul style="padding-left:24px">{rows}</ul>'


def steps(lines: list[str]) -> str:
    rows = "".join(f"<li>{linked(NUMBERED.sub(WORDS, line))}</li>" for line in lines)
    return f'<ol style="padding-left:28px">{rows}</ol>'


def choices(lines: list[str]) -> str:
    """Answers to choose from, as buttons that are links."""
    found = (CHOICE.fullmatch(without_mark(line)) for line in lines)
    pairs = [(one[1], one[2]) for one in found if one]
    links = (
        f'<a href="{escape(url)}" style="{BUTTON}">{escape(words)}</a>' for words, url in pairs
    )
    return "<p>" + "\n".join(links) + "</p>"


def paragraph(lines: list[str]) -> str:
    return "<p>" + "<br>\n".join(map(led, joined(lines))) + "</p>"


def joined(lines: list[str]) -> list[str]:
    """The lines, with an address of ours on the line that leads to it."""
    found: list[str] = []
    for line in lines:
        if found and found[-1].endswith(":") and LINK.fullmatch(line) and is_ours(line):
            found[-1] += f" {line}"
        else:
            found.append(line)
    return found


def led(words: str) -> str:
    """Words that lead to an address of ours, as its link; else words."""
    found = LED.fullmatch(words)
    if found is None or not is_ours(found[2]):
        return linked(words)
    return f'<a href="{escape(found[2])}">{escape(found[1])}</a>'


def without_mark(line: str) -> str:
    """A line of a list without what begins it."""
    return line.removeprefix("- ")


def linked(words: str) -> str:
    """Words, with their addresses as links."""
    found, since = [], 0
    for link in LINK.finditer(words):
        url = escape(link[0])
        found += [escape(words[since : link.start()]), f'<a href="{url}">{url}</a>']
        since = link.end()
    return "".join([*found, escape(words[since:])])
