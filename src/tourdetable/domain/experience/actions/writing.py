"""Writing a sheet, alone or with others, with documents beside it; giving it up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.attribution import Attribution
from tourdetable.domain.experience.enums import PUBLISHED_FOR, ReportState
from tourdetable.domain.experience.models import (
    ExperienceReport,
    ReportDocument,
)
from tourdetable.domain.experience.sheets import LINES, TEXTS
from tourdetable.domain.files.actions import keep_named
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.people.models import Person
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named

LONGEST = 6_000
"""How many characters one text of a sheet holds."""
LINE = {"title": 200, "when": 80, "territory": 120, "tier": 14}
"""And what is said in a line."""
MOST = 10
"""Documents of a sheet, and persons invited to write it."""
FACTS = ["experience_reports"]


def locked(report: ExperienceReport, version: int) -> ExperienceReport:
    """The row, locked, as long as it is a draft that nobody changed meanwhile."""
    current = lock(report, version=version)
    if not current.writable:
        raise ValidationError(_("It is published, or given up: take it back to a draft first."))
    return current


@once
def write(
    *,
    report: ExperienceReport,
    version: int,
    said: Mapping[str, str],
    tags: Iterable[str] | None = None,
    by: By,
    now: datetime,
) -> ExperienceReport:
    """Write some of the texts of a sheet; the others stay as they are."""
    current = locked(report, version)
    for name, text in said.items():
        setattr(current, name, written(name, text))
    if tags is not None:
        current.tags.set(named(current.network, tags))
    return save("experience.written", current, by, now)


def written(name: str, text: str) -> str:
    """What is kept of a text of the sheet."""
    if name == "title":
        return one_line(text, limit=LINE[name], missing=_("Say in a line what it is about."))
    if name not in (*LINES, *TEXTS, "tier"):
        raise ValueError(name)
    return wording(text, limit=LINE.get(name, LONGEST)).strip()


@once
def go_as_far(
    *,
    report: ExperienceReport,
    version: int,
    audience: str,
    attribution: str,
    by: By,
    now: datetime,
) -> ExperienceReport:
    """Say who will read it, and what they will know of who tells it."""
    current = locked(report, version)
    known = {one.value for one in PUBLISHED_FOR}
    if audience not in known or (audience == "body" and current.body_id is None):
        raise ValidationError({"audience": _("Choose who reads it.")})
    current.audience, current.attribution = audience, Attribution(attribution).value
    return save("experience.addressed", current, by, now)


@once
def tell_where(
    *,
    report: ExperienceReport,
    version: int,
    meeting: Meeting | None,
    by: By,
    now: datetime,
) -> ExperienceReport:
    """Say at which meeting it was told, when no point of an agenda says it."""
    current = lock(report, version=version)
    current.meeting = meeting
    return save("experience.told_at", current, by, now, facts=FACTS)


@once
def invite(
    *, report: ExperienceReport, version: int, person: Person, by: By, now: datetime
) -> ExperienceReport:
    """Have somebody of the network write it too."""
    current = locked(report, version)
    if current.carriers.count() >= MOST:
        raise ValidationError(_("Ten persons at most write a sheet with you."))
    row, made = current.carriers.get_or_create(person=person, defaults={"invited_at": now})
    if not made:
        raise ValidationError({"person": _("This person writes it already.")})
    return save("experience.shared", current, by, now, carrier=row.pk)


@once
def leave_out(
    *, report: ExperienceReport, version: int, person: Person, by: By, now: datetime
) -> ExperienceReport:
    """Somebody who was invited writes it no more."""
    current = lock(report, version=version)
    current.carriers.filter(person=person).delete()
    return save("experience.unshared", current, by, now)


@once
def add_document(
    *,
    report: ExperienceReport,
    version: int,
    content: IO[bytes],
    name: str,
    by: By,
    now: datetime,
) -> ReportDocument:
    """Put a document beside the sheet, for its readers."""
    current = locked(report, version)
    stored, named_so = keep_named(content=content, name=name, now=now)
    must_fit(current, stored)
    known = {"added_by_id": by.person_id, "added_at": now}
    row = ReportDocument.objects.create(report=current, stored=stored, name=named_so, **known)
    save("experience.document_added", current, by, now)
    return row


def must_fit(report: ExperienceReport, stored: StoredFile) -> None:
    """Refuse one document too many, or one that is there."""
    if report.documents.count() >= MOST:
        raise ValidationError({"file": _("Ten documents at most: take one away first.")})
    if report.documents.filter(stored=stored).exists():
        raise ValidationError({"file": _("This document is there already.")})


@once
def remove_document(
    *, document: ReportDocument, version: int, by: By, now: datetime
) -> ExperienceReport:
    """Take a document away: it is erased."""
    current = locked(document.report, version)
    document.delete()
    return save("experience.document_removed", current, by, now)


@once
def give_up(*, report: ExperienceReport, version: int, by: By, now: datetime) -> ExperienceReport:
    """Tell it no more: nobody but its carriers finds it again."""
    current = lock(report, version=version)
    if current.state == ReportState.WITHDRAWN:
        raise ValidationError(_("It is given up already."))
    current.state = ReportState.WITHDRAWN
    return save("experience.given_up", current, by, now, facts=FACTS)
