"""Writing a diagnosis together: what it is, what each brings to it (ITC-01)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from tourdetable.domain.convention.actions.documents import give_document
from tourdetable.domain.convention.actions.periods import WORDS
from tourdetable.domain.convention.actors import PartnerOutside
from tourdetable.domain.convention.enums import DiagnosisEntryKind, DiagnosisState
from tourdetable.domain.convention.models import (
    DiagnosisEntry,
    DiagnosisPartner,
    SharedDiagnosis,
)
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.actions.bringing import SentFile
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line, wording

LINE = 1_000
MOST_BY_LINK = 40
"""How many lines one partner brings by its links."""
Contributing = By | PartnerOutside
FIRST_YEAR = 1900


@dataclass(frozen=True)
class DiagnosisDetails:
    """What is said of a diagnosis: its title, its territory in words, the body that is there
    already, if any."""

    title: str
    territory: str
    words: str = ""
    body: Body | None = None


@dataclass(frozen=True)
class EntryDraft:
    """What is brought: words, and what goes with its kind."""

    kind: str
    words: str
    value: str = ""
    source: str = ""
    year: int | None = None
    place: str = ""
    address: str = ""


LONGEST: Mapping[str, int] = {"value": 60, "source": 200, "place": 200, "address": 500}


@once
def begin_diagnosis(
    *, network: Network, details: DiagnosisDetails, by: By, now: datetime
) -> SharedDiagnosis:
    """Begin a diagnosis of a territory, which partners will fill."""
    Network.objects.select_for_update(no_key=True).get(pk=network.pk)
    row = SharedDiagnosis(network=network)
    say(row, details)
    if SharedDiagnosis.objects.filter(network=network, title=row.title).exists():
        raise ValidationError({"title": _("There is a diagnosis of that title already.")})
    row.save()
    tell("diagnosis.begun", row, by, now)
    return row


@once
def describe_diagnosis(
    *,
    diagnosis: SharedDiagnosis,
    details: DiagnosisDetails,
    version: int,
    by: By,
    now: datetime,
    sent: SentFile | None = None,
) -> SharedDiagnosis:
    """Say better what it is, as long as it is being written."""
    current = lock(diagnosis, version=version)
    must_be_written(current)
    say(current, details)
    give_document(current, sent, now)
    return save("diagnosis.described", current, by, now)


def say(row: SharedDiagnosis, details: DiagnosisDetails) -> None:
    """Its title, its territory, its words; its body, of that network."""
    row.title = one_line(details.title, limit=200, missing=_("Give it a title."))
    missing = _("Say of which territory it is.")
    row.territory = one_line(details.territory, limit=200, missing=missing)
    row.words = wording(details.words, limit=WORDS)
    if details.body is not None and details.body.network_id != row.network_id:
        raise ValidationError({"body": _("This body belongs to another network.")})
    row.body = details.body


@once
def bring_entry(
    *, diagnosis: SharedDiagnosis, draft: EntryDraft, by: Contributing, now: datetime
) -> DiagnosisEntry:
    """Bring a figure, a facility, an issue, a source or what one sees, for the seat that acts, or
    by the link of a partner that has none."""
    current = held(diagnosis)
    must_be_known(_("kind"), draft.kind, DiagnosisEntryKind.values)
    row = DiagnosisEntry(diagnosis=current, kind=draft.kind)
    row.on = local_day(current.network, now)
    sign(row, by)
    write(row, draft)
    must_not_be_twice(row)
    row.save()
    tell("diagnosis.entry_brought", current, by, now, entry=row.pk, entry_kind=row.kind)
    return row


@once
def bring_entries(
    *, diagnosis: SharedDiagnosis, drafts: Collection[EntryDraft], by: By, now: datetime
) -> list[DiagnosisEntry]:
    """Bring several at once: those that were proposed, as they were chosen."""
    if not drafts:
        raise ValidationError(_("Choose what you bring."))
    found = []
    for draft in drafts:
        found.append(bring_entry(diagnosis=diagnosis, draft=draft, by=by, now=now))
        by = replace(by, gesture=None)
    return found


@once
def correct_entry(
    *, entry: DiagnosisEntry, draft: EntryDraft, version: int, by: By, now: datetime
) -> DiagnosisEntry:
    """Say better what one has brought: in nobody else's stead. `version`: of the diagnosis."""
    current = lock(entry.diagnosis, version=version)
    must_be_written(current)
    row = current.entries.select_related("seat").get(pk=entry.pk)
    must_be_its_own(row, by)
    write(row, draft)
    must_not_be_twice(row)
    row.save()
    save("diagnosis.entry_corrected", current, by, now, entry=row.pk, entry_kind=row.kind)
    return row


def must_be_its_own(row: DiagnosisEntry, by: By) -> None:
    """Refuse to put words in the mouth of an institution: its seats alone correct what it brought;
    those who prepare, what they did."""
    seat: Seat | None = getattr(by, "seat", None)
    if row.whose != (seat.institution if seat else None):
        raise PermissionDenied


def sign(row: DiagnosisEntry, by: Contributing) -> None:
    """In whose name it is brought; by a link that opens, and so many lines at most."""
    if not isinstance(by, PartnerOutside):
        row.seat, row.person_id = getattr(by, "seat", None), by.person_id
        return
    must_open(row.diagnosis.partners.filter(pk=by.partner.pk).first(), by, row.on)
    row.institution, row.said_by = by.partner.institution, by.words[:300]
    if row.diagnosis.entries.filter(institution=row.institution).count() >= MOST_BY_LINK:
        raise ValidationError(
            _("This link has brought %(n)d lines: no more.") % {"n": MOST_BY_LINK}
        )


def must_open(partner: DiagnosisPartner | None, by: PartnerOutside, today: date) -> None:
    """Refuse what comes by a link that was closed, replaced, or is past its day."""
    known = partner is not None and partner == by.partner and partner.link == by.partner.link
    if partner is None or not (known and partner.opens(today)):
        raise ValidationError(_("This link opens nothing any more."))


@once
def remove_entry(*, entry: DiagnosisEntry, by: By, now: datetime) -> SharedDiagnosis:
    """Take back what was brought."""
    current = held(entry.diagnosis)
    pk, kind = entry.pk, entry.kind
    entry.delete()
    tell("diagnosis.entry_removed", current, by, now, entry=pk, entry_kind=kind)
    return current


def write(row: DiagnosisEntry, draft: EntryDraft) -> None:
    """Its words, and what goes with its kind."""
    row.words = wording(draft.words, limit=LINE).strip()
    if not row.words:
        raise ValidationError({"words": _("Write a line at least.")})
    for name, longest in LONGEST.items():
        setattr(row, name, wording(getattr(draft, name), limit=longest).strip())
    row.year = draft.year
    if row.address:
        URLValidator(["http", "https"])(row.address)
    if row.kind == DiagnosisEntryKind.FIGURE:
        must_be_sourced(row)


def must_be_sourced(row: DiagnosisEntry) -> None:
    """Refuse a figure of which nobody can say where it comes from, and of when it is."""
    if not row.value:
        raise ValidationError({"value": _("Write the figure.")})
    if not row.source:
        raise ValidationError({"source": _("Say who publishes this figure.")})
    if row.year is None or not FIRST_YEAR <= row.year <= row.on.year:
        raise ValidationError({"year": _("Say of which year this figure is.")})


def must_not_be_twice(row: DiagnosisEntry) -> None:
    """Refuse what is there already: a form that was sent again by going back."""
    said = {field.name: getattr(row, field.name) for field in fields(EntryDraft)}
    others = DiagnosisEntry.objects.filter(diagnosis=row.diagnosis, **said)
    if others.exclude(pk=row.pk).exists():
        raise ValidationError({"words": _("This is in the diagnosis already.")})


def held(diagnosis: SharedDiagnosis) -> SharedDiagnosis:
    """The diagnosis, locked, if it is being written: several add to it at once."""
    rows = SharedDiagnosis.objects.select_for_update(no_key=True).select_related(None)
    current = rows.get(pk=diagnosis.pk)
    must_be_written(current)
    return current


def must_be_written(diagnosis: SharedDiagnosis) -> None:
    """Refuse to change what partners are reading, or have approved."""
    if diagnosis.state != DiagnosisState.DRAFT:
        words = _("It was put to the partners: what they read does not change under their eyes.")
        raise ValidationError(words)
