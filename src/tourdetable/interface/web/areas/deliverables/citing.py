"""How a deliverable is cited, by people and by programs; and its version in force as a file.

Only what its reader may read of it is said: its title, its authors by the attribution chosen.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.documents.kinds.work import WorkDocument
from tourdetable.core.words.typography import requoted
from tourdetable.domain.deliverables.enums import LICENCE_TEXTS, Licence
from tourdetable.domain.deliverables.models import WorkVersion
from tourdetable.interface.language import day, listed
from tourdetable.interface.web.areas.deliverables.page import (
    WorkSheet,
    in_force,
    sheet_of,
    version_of,
)
from tourdetable.interface.web.areas.deliverables.words import Credit, edition_words
from tourdetable.interface.web.areas.files.serving import stored_file
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.files import download, given, signed_by

BIBTEX, CSL = "application/x-bibtex", "application/vnd.citationstyles.csl+json"
SPECIAL = re.compile(r"[\\{}%$#&_^~]")
"""What BibTeX would take for something else."""


@dataclass(frozen=True)
class WorkCitation:
    """What is said of a version to whoever quotes it."""

    number: int
    version: WorkVersion
    authors: list[Credit]
    network: str
    sort: str
    address: str

    @property
    def on(self) -> date:
        """The day of its approval."""
        assert self.version.approved_on is not None, "only what is in force is cited"
        return self.version.approved_on

    @property
    def by(self) -> str:
        return listed([one.name for one in self.authors])

    @property
    def words(self) -> str:
        """The same with its address."""
        return f"{self.told}, {self.address}"

    @property
    def told(self) -> str:
        """« Ville du Port, « Qui lit ? », fiche repère, Cercle, version 2, 2027 »."""
        title = _("“%(title)s”") % {"title": self.version.title}
        edition = (edition_words(self.version), str(self.on.year))
        said = (self.by, requoted(title), self.sort, self.network, *edition)
        return ", ".join(filter(None, said))

    @property
    def edition(self) -> str:
        """« version 2, approuvée le 8 avril 2027 »."""
        said = {"version": edition_words(self.version), "day": day(self.on)}
        return _("%(version)s, approved on %(day)s") % said

    @property
    def licence(self) -> str:
        return str(Licence(self.version.licence).label)

    @property
    def licence_url(self) -> str:
        """Where the licence is written; nothing when one has to ask."""
        return LICENCE_TEXTS.get(Licence(self.version.licence), "")

    @property
    def key(self) -> str:
        """What programs call it."""
        return f"{slugify(self.network)}-{self.number}-v{self.version.number}"

    @property
    def bibtex(self) -> str:
        """A BibTeX entry."""
        fields = {
            "author": " and ".join(f"{{{escaped(one.turned)}}}" for one in self.authors),
            "title": f"{{{escaped(self.version.title)}}}",
            "institution": escaped(self.network),
            "type": escaped(self.sort),
            "number": str(self.number),
            "year": str(self.on.year),
            "month": str(self.on.month),
            "note": escaped(edition_words(self.version)),
            "url": self.address,
        }
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        return f"@techreport{{{self.key},\n{lines}\n}}\n"

    @property
    def csl(self) -> str:
        """The same as CSL JSON, which Zotero and others read."""
        named = {"author": [one.csl for one in self.authors], "title": self.version.title}
        entry = named | {
            "id": self.key,
            "type": "report",
            "genre": self.sort,
            "number": str(self.number),
            "publisher": self.network,
            "version": str(self.version.number),
            "issued": {"date-parts": [self.on.timetuple()[:3]]},
            "URL": self.address,
            "abstract": self.version.summary,
            "language": get_language() or "fr",
        }
        said = {name: value for name, value in entry.items() if value}
        return json.dumps([said], ensure_ascii=False, indent=1)


def escaped(words: str) -> str:
    """Words as BibTeX keeps them.

    >>> escaped("A & B_{c}")
    'A \\\\& B\\\\_\\\\{c\\\\}'
    """
    return SPECIAL.sub(lambda found: "\\" + found[0], words)


def citation(request: Request, sheet: WorkSheet) -> WorkCitation:
    """How the version in force is cited."""
    work = sheet.work
    assert work.in_force is not None
    address = request.build_absolute_uri(sheet.scene.url("work", work.number))
    name = sheet.scene.network.name
    return WorkCitation(work.number, work.in_force, sheet.credits, name, work.sort, address)


@require_safe
@in_network
def bibtex(request: Request, scene: Scene, number: int) -> HttpResponse:
    """The citation, for a bibliography."""
    sheet, _version = in_force(scene, number)
    cited = citation(request, sheet)
    return download(cited.bibtex.encode(), f"{cited.key}.bib", BIBTEX)


@require_safe
@in_network
def csl(request: Request, scene: Scene, number: int) -> HttpResponse:
    """The same as CSL JSON."""
    sheet, _version = in_force(scene, number)
    cited = citation(request, sheet)
    return download(cited.csl.encode(), f"{cited.key}.json", CSL)


@require_safe
@in_network
def paper(request: Request, scene: Scene, number: int, ending: str = "pdf") -> HttpResponse:
    """The version in force: as PDF, ODT, DOCX when it was written here, else the file itself."""
    sheet, version = in_force(scene, number)
    return version_as_file(request, sheet, version, ending)


@require_safe
@members_only
def version_paper(
    request: Request, scene: Scene, number: int, nth: int, ending: str = "pdf"
) -> HttpResponse:
    """The same of any version that the reader may have."""
    sheet = sheet_of(scene, number)
    return version_as_file(request, sheet, version_of(sheet, nth), ending)


def version_as_file(
    request: Request, sheet: WorkSheet, version: WorkVersion, ending: str
) -> HttpResponse:
    """A version as a file."""
    if version.stored is not None:
        return stored_file(version.stored, version.name)
    name = f"{slugify(version.title)[:80] or 'livrable'}-v{version.number}"
    return given(sheet.scene, work_document(request, sheet, version), name, ending)


def work_document(request: Request, sheet: WorkSheet, version: WorkVersion) -> WorkDocument:
    """A version on paper, as this reader may have it."""
    cited = citation(request, sheet) if version.pk == sheet.work.in_force_id else None
    said = edition_words(version) if cited is None else cited.edition
    return WorkDocument(
        **signed_by(sheet.scene.network),
        body=sheet.work.body.name,
        title=version.title,
        sort=sheet.work.sort,
        labels={
            "version": str(_("Version")),
            "licence": str(_("Licence")),
            "cite": str(_("To cite it")),
            "address": str(_("Address")),
        },
        summary=version.summary,
        version=said,
        text=sheet.reading(version).document(version.text),
        **on_paper(cited),
    )


def on_paper(cited: WorkCitation | None) -> dict[str, Any]:
    """How it is cited, or that it is not in force."""
    if cited is None:
        return {"state": _("Working version, not approved")}
    known = {"licence": cited.licence, "cite": cited.told, "address": cited.address}
    return {"authors": cited.by, **known}
