"""What the software knows of me: a page that sums it up, and all of it to download."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charters_in_force, local_day
from tourdetable.domain.own.dossier import LEFT_OUT, Filled, dossier
from tourdetable.domain.own.queries import held_by
from tourdetable.domain.people.models import Person
from tourdetable.interface.language import day, moment, month_of_year
from tourdetable.interface.web.areas.own.myself import Myself, own_page
from tourdetable.interface.web.areas.own.sessions import browser_words
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.files import download

EVENTS = "journal.Event"
OFFICES = (("networks.Office.person", "kind"), ("networks.Correction.person", "office"))
DUTIES = (("meetings.Turn", "duty"),)
"""Columns that hold a code of the charter."""


@dataclass(frozen=True)
class ToldSection:
    """A section in words: its title, the names of its columns, its rows."""

    title: str
    columns: list[str]
    rows: list[list[str]]


@require_safe
@own_page
def known(request: Request, me: Myself) -> HttpResponse:
    """How much there is of each sort, what is left out, and what one may ask."""
    found = dossier(me.person)
    context = {
        "sections": [(str(one.section.title), len(one.rows)) for one in found if one.rows],
        "left_out": [str(why) for why in LEFT_OUT.values()],
    }
    return render(request, "own/known.html", context)


@require_safe
@own_page
def to_read(request: Request, me: Myself) -> HttpResponse:
    """All of it, as a page that any browser opens."""
    words = Words(me)
    sections = [words.section(one) for one in dossier(me.person) if one.rows]
    context = {"person": me.person, "sections": sections, "now": me.now}
    page = render_to_string("own/file.html", context)
    return download(page.encode(), "tour-de-table.html", "text/html; charset=utf-8")


@require_safe
@own_page
def for_programs(request: Request, me: Myself) -> HttpResponse:
    """All of it, as a program reads it."""
    sections = {
        one.code: [
            {
                path: plain(value)
                for (path, _label), value in zip(one.section.columns, row, strict=True)
            }
            for row in one.rows
        ]
        for one in dossier(me.person)
    }
    told = {"format": "tour-de-table-person/1", "made_at": me.now.isoformat(), "told": sections}
    content = json.dumps(told, ensure_ascii=False, indent=1).encode()
    return download(content, "tour-de-table.json", "application/json")


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value


class Words:
    """What values are called, in the reader's language and in the words of the charters."""

    def __init__(self, me: Myself) -> None:
        self.names = charter_words(me.person, me.now)

    def section(self, filled: Filled) -> ToldSection:
        """A section in words; of what one did, how much in each network each month."""
        columns = [str(label) for _path, label in filled.section.columns]
        title = str(filled.section.title)
        if filled.code == EVENTS:
            return ToldSection(title, [_("Month"), _("Network"), _("Gestures")], months(filled))
        rows = [self.row(filled, row) for row in filled.rows]
        return ToldSection(title, columns, rows)

    def row(self, filled: Filled, row: tuple[Any, ...]) -> list[str]:
        network = str(row[0] or "")
        cells = zip(filled.section.columns, row, strict=True)
        return [self.cell(filled, path, value, network) for (path, _label), value in cells]

    def cell(self, filled: Filled, path: str, value: Any, network: str) -> str:
        """One value, in words."""
        place = (filled.code, path)
        if value in (None, ""):
            return ""
        if place in OFFICES or place in DUTIES:
            return self.names.get((network, str(value)), str(value))
        if path in SAID:
            return SAID[path](value)
        return in_words(value, choices_of(filled.model, path))


def in_words(value: Any, choices: Mapping[Any, Any]) -> str:
    """A value that needs no charter."""
    if value in choices:
        return capfirst(str(choices[value]))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return moment(value)
    return day(value) if isinstance(value, date) else str(value)


SAID: Mapping[str, Callable[[Any], str]] = {
    "weekday": lambda number: capfirst(str(WEEKDAYS[number])),
    "browser": browser_words,
    "language": lambda code: dict(settings.LANGUAGES).get(code, code),
}
"""Columns whose values are told in a way of their own."""


def choices_of(model: type[Model], path: str) -> Mapping[Any, Any]:
    """The choices of the column that a path leads to."""
    first, _mark, rest = path.partition("__")
    field = model._meta.get_field(first)
    if rest and field.related_model:
        return choices_of(field.related_model, rest)
    return dict(getattr(field, "flatchoices", None) or ())


def charter_words(person: Person, now: datetime) -> dict[tuple[str, str], str]:
    """What the charter of each of one's networks (by name) calls its offices and its duties."""
    networks = {row.pk: row for row in Network.objects.filter(held_by(person))}
    days = {pk: local_day(network, now) for pk, network in networks.items()}
    words = {}
    for pk, charter in charters_in_force(person, days).items():
        for known_words in (charter.vocabulary.offices, charter.vocabulary.duties):
            for code in known_words:
                words[networks[pk].name, code] = word_for(known_words, code)
    return words


def months(filled: Filled) -> list[list[str]]:
    """How many gestures each month, in each network."""
    named = dict(Network.objects.values_list("slug", "name"))
    counted: Counter[tuple[date, str]] = Counter()
    for at, network, *_rest in filled.rows:
        counted[at.date().replace(day=1), named.get(network, "")] += 1
    return [
        [capfirst(month_of_year(month)), network, str(number)]
        for (month, network), number in sorted(counted.items())
    ]
