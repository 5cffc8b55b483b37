"""The paper reading's engine: plain values → Typst → tagged PDF (PDF/UA-1, PDF/A-2a).

The same values give the same bytes. Words enter Typst as data (JSON in `sys.inputs`), never as
markup; Typst may read the templates' folder and nothing else, and uses its embedded fonts and ours
only.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from threading import Lock
from typing import Any

import typst

from tourdetable.core.documents.formats.glyphs import latin, plainest, set_in_type
from tourdetable.core.documents.text.outline import outlined
from tourdetable.core.documents.text.tree import Document, NodeKind, TreeNode
from tourdetable.core.words.typography import kept_together

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent / "fonts"
"""Letters without serifs (`tools/fonts.py`), beside those that Typst brings."""
LANGUAGE = re.compile(r"[a-z]{2,3}")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
CODE = {NodeKind.LITERAL, NodeKind.CODE}
Letters = Callable[[str], str]
"""How a text is spelt with the characters that can be printed."""

_one_at_a_time = Lock()
"""No two threads may use a compiler at once; a warm one answers in tens of milliseconds."""


def compiled(template: str, document: object, *, title: str, now: datetime) -> bytes:
    """The PDF of a reading's dataclass through the template of that name.

    `now` is the date written in the file.

    Letters that cannot be set in spite of `glyphs` (a rare pile of accents) are given up, and the
    rest printed. Raises `ValueError` for a `lang` or an `accent` that is none.
    """
    spoken = str(getattr(document, "lang", ""))[:2]
    for spelling in (set_in_type, latin):
        try:
            return _printed(template, _inputs(document, title, partial(spelling, lang=spoken)), now)
        except Unprintable:
            continue
    return _printed(template, _inputs(document, title, plainest), now)


class Unprintable(Exception):
    """What cannot be set in type, or drawn."""


def _inputs(document: object, title: str, letters: Letters) -> str:
    data = _fields(document, letters)
    data["heading"] = letters(title).strip() or "—"
    data["lang"] = language(str(data["lang"]))
    data["accent"] = accent_colour(str(data["accent"]))
    return json.dumps(data, ensure_ascii=False)


def as_data(value: object, letters: Letters) -> object:
    """A dataclass and all it holds as JSON values; documents as their visible, outlined nodes."""
    if isinstance(value, Document):
        return [_node(node, letters) for node in outlined(value)]
    if isinstance(value, str):
        return letters(kept_together(value))
    if isinstance(value, bytes):
        return list(value)
    if isinstance(value, tuple):
        return [as_data(one, letters) for one in value]
    if isinstance(value, Mapping):
        return {name: as_data(one, letters) for name, one in value.items()}
    return _fields(value, letters) if is_dataclass(value) else value


def _fields(value: Any, letters: Letters) -> dict[str, object]:
    return {field.name: as_data(getattr(value, field.name), letters) for field in fields(value)}


def _node(node: TreeNode, letters: Letters) -> dict[str, object]:
    """A node as the templates read it. An address is no printed text: it goes through untouched."""
    return {
        "kind": node.kind.value,
        "children": [_node(child, letters) for child in node.children],
        "text": letters(node.text if node.kind in CODE else kept_together(node.text)),
        "number": node.number,
        "href": node.href,
        "checked": node.checked,
    }


def language(tag: str) -> str:
    """The primary part of a language tag. Raises `ValueError` for what is none."""
    primary = tag.replace("_", "-").partition("-")[0].lower()
    if not LANGUAGE.fullmatch(primary):
        raise ValueError(f"lang is {tag!r}: write a language code such as 'fr' or 'en'")
    return primary


def accent_colour(accent: str) -> str:
    """The colour. Raises `ValueError` for what is none."""
    if not COLOUR.fullmatch(accent):
        raise ValueError(f"accent is {accent!r}: write a colour such as '#1d3f5e'")
    return accent


@cache
def _compiler() -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True)


def _printed(template: str, data: str, now: datetime) -> bytes:
    options = {"pdf_standards": ["ua-1", "a-2a"], "timestamp": int(now.timestamp())}
    return _compile(template, data, format="pdf", **options)


def picture(template: str, data: str) -> bytes:
    """What a template draws, as a PNG of 300 dots an inch. Raises `Unprintable`."""
    return _compile(template, data, format="png", ppi=300.0)


def plate(template: str, data: str) -> bytes:
    """The same as a PDF, which is drawn otherwise."""
    return _compile(template, data, format="pdf")


def _compile(template: str, data: str, **options: Any) -> bytes:
    file, inputs = str(TEMPLATES / f"{template}.typ"), {"data": data}
    try:
        with _one_at_a_time:
            made = _compiler().compile(file, sys_inputs=inputs, **options)
    except typst.TypstError as error:
        raise Unprintable from error
    if not isinstance(made, bytes):
        raise TypeError("typst gave no single file")
    return made
