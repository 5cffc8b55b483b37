"""The register as a table: taken away, filled in elsewhere, brought back."""

from __future__ import annotations

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tourdetable.core.sheets.grid import UnreadableSheet
from tourdetable.core.sheets.reading import read_sheets
from tourdetable.core.sheets.schemes import SchemeColumn, SchemeLine, read_schemes
from tourdetable.core.sheets.writing import CSV, MEDIA, Table, Value, written
from tourdetable.domain.schemes.actions import SchemeDetails, SchemesImported, import_schemes
from tourdetable.domain.schemes.models import OutsideScheme
from tourdetable.domain.schemes.queries import register_of
from tourdetable.interface.language import listed
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.schemes.forms import TableForm
from tourdetable.interface.web.areas.schemes.views import keepers, trail
from tourdetable.interface.web.base.fields import tags_typed
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.files import download
from tourdetable.interface.web.templating.words import phrase

SHOWN = 20
"""Mistakes of a file that are told at once."""


def headings() -> list[str]:
    """The columns, as they are read again."""
    names = {
        SchemeColumn.NAME: _("Name"),
        SchemeColumn.ACRONYM: _("Acronym"),
        SchemeColumn.WHAT: _("What it does"),
        SchemeColumn.FOR_WHOM: _("For whom"),
        SchemeColumn.TERRITORY: _("Territory"),
        SchemeColumn.LED_BY: _("Who leads it"),
        SchemeColumn.ADDRESS: _("Web address"),
        SchemeColumn.TAGS: _("Tags"),
    }
    return [names[column] for column in SchemeColumn]


@require_safe
@members_only
def taken(request: Request, scene: Scene, kind: str) -> HttpResponse:
    """The whole register, to be read or filled in elsewhere."""
    if kind not in MEDIA:
        raise Http404
    title = _("Register of bodies and schemes")
    more = [_("Last checked on"), _("Ended on")]
    rows = [row_of(one) for one in register_of(scene.network)]
    table = Table(title, [*headings(), *more], rows)
    return download(written(kind, [table]), f"{scene.network.slug}-register.{kind}", MEDIA[kind])


def row_of(scheme: OutsideScheme) -> list[Value]:
    """A line of the table."""
    words: list[Value] = [
        getattr(scheme, column) for column in SchemeColumn if column != SchemeColumn.TAGS
    ]
    tags = tags_typed(scheme)
    return [*words, tags, scheme.checked_on, scheme.ended_on]


@members_form
def bring(request: Request, scene: Scene) -> HttpResponse:
    """Take the lines of a table; nothing of it if one of them is wrong."""
    form = TableForm(
        posted(request), files=request.FILES or None, scene=scene, capacities=keepers(scene)
    )
    title = _("Import a table")
    return answer(
        request,
        form,
        lambda: taken_in(form),
        "schemes/bring.html",
        then=scene.url("schemes"),
        said=lambda done: told(done, form.passed_over),
        title=title,
        trail=trail(scene, title),
        cancel=scene.url("schemes"),
        model=scene.url("schemes_table", CSV),
    )


def taken_in(form: TableForm) -> SchemesImported:
    """The lines of the first sheet, in the register."""
    try:
        table = read_schemes(read_sheets(form.cleaned_data["content"])[0])
    except UnreadableSheet as unreadable:
        raise ValidationError({"file": phrase(unreadable.phrase)}) from unreadable
    if table.wrong:
        raise ValidationError({"file": list(map(phrase, table.wrong[:SHOWN]))})
    form.passed_over = table.passed_over
    lines = [details_of(line) for line in table.lines]
    network = form.scene.network
    return import_schemes(network=network, lines=lines, **form.signature)


def details_of(line: SchemeLine) -> SchemeDetails:
    """A line as what people would write."""
    words = {str(column): text for column, text in line.said.items() if column != SchemeColumn.TAGS}
    written_tags = line.said.get(SchemeColumn.TAGS, "").replace(";", ",").split(",")
    tags = tuple(tag.strip() for tag in written_tags if tag.strip())
    return SchemeDetails(**words, tags=tags)


def told(done: SchemesImported, passed_over: Sequence[str] = ()) -> str:
    """What was done, and the columns that were not read."""
    added = ngettext("%(n)d line added", "%(n)d lines added", done.added) % {"n": done.added}
    changed = ngettext("%(n)d changed", "%(n)d changed", done.changed) % {"n": done.changed}
    same = ngettext("%(n)d as it was", "%(n)d as they were", done.same) % {"n": done.same}
    aside = _("Columns that were not read: %(names)s.") % {"names": listed(passed_over)}
    return f"{added}, {changed}, {same}." + (f" {aside}" if passed_over else "")
