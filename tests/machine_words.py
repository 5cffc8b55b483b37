"""The words that the program uses for itself, and where they reach somebody who reads.

The list is made from the code (enumerations, models, addresses, facts, checks and their parameters,
the keys and codes of charters), so that a new code is looked for too. A code that is also a word of
the language, as the catalogue of translations or a charter writes it, is not told apart.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

from babel.messages.pofile import read_po
from django.apps import apps
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver
from pypdf import PdfReader

from tests.paths import ROOT
from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.facts.shapes import fact_shapes

CATALOGUE = ROOT / "src/tourdetable/locale/fr/LC_MESSAGES/django.po"
CHARTERS = (*(ROOT / "charters").glob("*.md"), ROOT / "tests/domain/circle.md")

UNSEEN = re.compile(r"<(script|style|textarea|code|svg)\b.*?</\1>|<!--.*?-->|<!DOCTYPE[^>]*>", re.S)
"""Not for people; and a charter's own source, which is shown only where one writes it."""
SAID = re.compile(
    r'\s(?:aria-label|title|alt|placeholder|data-label|label|summary)="([^"]*)"'
    r'|<(?:input|button)\b[^>]*?type="submit"[^>]*?\svalue="([^"]*)"'
    r'|<meta name="description" content="([^"]*)"'
)
"""What a page says beside its text."""
BLOCK = re.compile(r"<(?!/?(?:a|abbr|b|bdi|em|i|small|span|strong|time|wbr)\b)[^>]*>")
INLINE = re.compile(r"<[^>]+>")
ADDRESS = re.compile(r"\S+@\S+|\bhttps?:\S+|\b[\w-]+(?:\.[\w-]+)+\b(?!\()|(?<!\w)/[\w/.-]+")
"""Mailboxes, links, names of hosts and files: made for machines, and known to people as such."""
WORD = re.compile(r"[^\W\d_]+(?:_\w+)*", re.U)
SPELT = re.compile(r"[a-z][a-z0-9]*(?:[_-][a-z0-9]+)*")

MARKS = {
    "a name of the code": re.compile(r"\b[a-z0-9]+(?:_[a-z0-9]+)+\b"),
    "a placeholder": re.compile(r"%\(\w+\)|\{\{|\{%|\}\}|%[sd]\b"),
    "code": re.compile(r"`|<class |<\w+\.\w+|\b\w+\(\)|\bTraceback\b|\w+Error\b"),
    "a value of Python": re.compile(r"\b(?:None|True|False|null|undefined|nan|datetime|Decimal)\b"),
    "a stamp": re.compile(r"\b\d{4}-\d\d-\d\d\b|\d\d:\d\d:\d\d|\d\dT\d\d|\+00:00|\bUTC\b"),
    "an id": re.compile(r"\b[a-z]+:\d+\b"),
}
"""What no language writes."""


def machine_words(answers: Iterable[HttpResponse], language: str) -> list[str]:
    """What is wrong in what people are answered, each with the line where it stands."""
    apart = {answer.content: answer for answer in answers if not answer.streaming}
    lines = {line for answer in apart.values() for line in lines_of(answer)}
    return machine_words_in(lines, language)


def machine_words_in(lines: Iterable[str], language: str) -> list[str]:
    """The same of the lines of a letter."""
    return sorted({found for line in lines for found in wrong(line, language)})


def wrong(line: str, language: str) -> Iterator[str]:
    """What a person who reads one line should never have met."""
    plain = ADDRESS.sub(" ", line)
    for what, mark in MARKS.items():
        yield from (
            f"{what}, {found!r}: {line}"
            for found in mark.findall(plain)
            if found not in lexicon(language)
        )
    for word in WORD.findall(plain):
        if word in codes() and word not in lexicon(language):
            yield f"a code, {word!r}: {line}"
    if language == "fr" and line in untranslated():
        yield f"not in French: {line}"


def lines_of(answer: HttpResponse) -> list[str]:
    """The lines of a page, a letter, a calendar or a document."""
    kind = str(answer.headers.get("Content-Type", "")).partition(";")[0]
    if kind == "text/html":
        return lines_of_page(answer.content.decode())
    if kind == "application/pdf":
        pages = PdfReader(BytesIO(answer.content)).pages
        return [line for page in pages for line in page.extract_text().splitlines()]
    if kind == "application/vnd.oasis.opendocument.text":
        with ZipFile(BytesIO(answer.content)) as file:
            return lines_of_page(file.read("content.xml").decode())
    return lines_of_text(answer.content.decode()) if kind == "text/calendar" else []


def lines_of_page(html: str) -> list[str]:
    """What is written between tags, and what screen readers say."""
    seen = UNSEEN.sub(" ", html)
    said = [part for found in SAID.findall(seen) for part in found if part]
    text = INLINE.sub("", BLOCK.sub("\n", seen))
    return [line for part in (text, *said) for line in tidy(unescape(part))]


SPOKEN = ("SUMMARY", "DESCRIPTION", "LOCATION", "CONTACT", "X-WR-CALNAME", "COMMENT")


def lines_of_text(ics: str) -> list[str]:
    """What a calendar says to people."""
    whole = re.sub(r"\r?\n[ \t]", "", ics).replace("\\n", "\n").replace("\\,", ",")
    pairs = (line.partition(":") for line in whole.splitlines())
    return [said for name, _colon, said in pairs if name.partition(";")[0] in SPOKEN]


def tidy(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if kept := " ".join(line.split()):
            yield kept


@cache
def codes() -> frozenset[str]:
    """The program's own words."""
    found = {*enumerated(), *named_in_models(), *addressed(), *of_charters()}
    return frozenset(word for word in found if SPELT.fullmatch(word) and len(word) > 2)


def enumerated() -> Iterator[str]:
    for module in ours():
        for kind in vars(module).values():
            if isinstance(kind, type) and issubclass(kind, Enum):
                yield from (one.value for one in kind if isinstance(one.value, str))


def ours() -> list[ModuleType]:
    loaded = sorted(name for name in sys.modules if name.startswith("tourdetable."))
    return [sys.modules[name] for name in loaded]


def named_in_models() -> Iterator[str]:
    for model in apps.get_models():
        if model.__module__.startswith("tourdetable."):
            yield str(model._meta.model_name)
            yield from (field.name for field in model._meta.get_fields())


def addressed(patterns: Iterable[URLPattern | URLResolver] | None = None) -> Iterator[str]:
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from addressed(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def of_charters() -> Iterator[str]:
    """Keys and codes that charters and facts are written with."""
    for name, shape in fact_shapes().items():
        yield name
        yield from shape.fields
    for check in CHECKS.values():
        yield check.name
        yield from check.declared()
    for charter in CHARTERS:
        source = charter.read_text("utf-8")
        yield from re.findall(r"^\[*([a-z_]+)\]*(?: =|$)", source, re.M)
        yield from re.findall(r'"([a-z][a-z0-9_]*)"', source)


SOURCE = re.compile(r"\+\+\+.*?\+\+\+|```.*?```", re.S)
SENTENCE = re.compile(
    r'^(?:because|look_at|\w*name|plural|title|remark|adopted_by) = "(.*)"$', re.M
)
NOT_WORDS = re.compile(
    r"%(?:\(\w+\))?\w|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|\{\w*\}|`[^`]*`|:::.*|\w+_\w+|\[\[\w+\]\]"
)


@cache
def lexicon(language: str) -> frozenset[str]:
    """The words of a language: those of the catalogue, and those that charters are written in."""
    singular, prose = [], []
    for message in catalogue():
        texts = message.string if language == "fr" else message.id
        singular += [texts] if isinstance(texts, str) else [*texts]
    for charter in CHARTERS:
        source = charter.read_text("utf-8")
        prose.append(SOURCE.sub(" ", source))
        prose += SENTENCE.findall(source)
    plain = (NOT_WORDS.sub(" ", text) for text in (*singular, *prose))
    pages = Path(ROOT / "src/tourdetable/interface/web/templates/pages" / language).glob("*.html")
    sources = (NOT_WORDS.sub(" ", page.read_text("utf-8")) for page in pages)
    written = (line for source in sources for line in lines_of_page(source))
    return frozenset(word for text in (*plain, *written) for word in WORD.findall(text))


@cache
def untranslated() -> frozenset[str]:
    """The English of every sentence that French says otherwise."""
    messages = [one for one in catalogue() if isinstance(one.id, str) and one.id != one.string]
    french = {one.string for one in catalogue() if isinstance(one.string, str)}
    return frozenset(one.id for one in messages if one.id not in french and len(one.id) > 2)


@cache
def catalogue() -> tuple:
    with CATALOGUE.open("rb") as file:
        return tuple(message for message in read_po(file) if message.id and message.string)
