"""A sheet as it is looked through: its texts, what could let somebody be recognised in them, the
fingerprint of the whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from tourdetable.core.discretion.clues import Clue, clues
from tourdetable.domain.experience.enums import SecondOpinion
from tourdetable.domain.experience.models import (
    ExperienceReport,
    KeptPassage,
    ReportDocument,
    SecondReading,
)
from tourdetable.domain.networks.models import Mandate, Seat

TEXTS = (
    "context", "done", "results", "difficulties", "levers", "otherwise", "transfer", "questions",
    "contacts",
)  # fmt: skip
"""The texts of a sheet, in the order in which they are read."""
LINES = ("title", "when", "territory")
"""What is said in a line."""
DOCUMENT, TAGS = "document", "tags"
"""What is not a text of its own."""
CONTACTS = "contacts"
"""What only the carriers read, when nobody is to know whose it is."""
NEEDED = ("title", "done", "results")
"""What a sheet must say before others read it."""


@dataclass(frozen=True)
class SheetPassage:
    """Something to look at before a sheet leaves: a clue in a text (`field`), or a document."""

    field: str
    key: str
    clue: Clue | None = None
    document: ReportDocument | None = None
    kept: KeptPassage | None = None


@dataclass(frozen=True)
class LookedThrough:
    """A sheet and all that was found in it; `missing`: what it must still say."""

    text: str
    passages: tuple[SheetPassage, ...]
    missing: tuple[str, ...]
    waited: tuple[SecondReading, ...]

    @property
    def open(self) -> tuple[SheetPassage, ...]:
        """What nobody has looked at yet."""
        return tuple(one for one in self.passages if one.kept is None)

    def checked(self, report: ExperienceReport) -> bool:
        """Whether somebody has read again exactly what the sheet says now."""
        return bool(report.checked) and report.checked == self.text and not self.open

    def ready(self, report: ExperienceReport) -> bool:
        """Whether it may be published."""
        return self.checked(report) and not self.missing and not self.waited


def look_through(report: ExperienceReport) -> LookedThrough:
    """What is found in a sheet as it is stored (four queries)."""
    documents = list(report.documents.select_related("stored"))
    kept = {one.key: one for one in report.kept.all()}
    text = fingerprint(report, documents)
    found = passages(report, documents, hidden_names(report), kept)
    missing = tuple(name for name in NEEDED if not getattr(report, name).strip())
    return LookedThrough(text, tuple(found), missing, waited_for(report, text))


def texts_of(report: ExperienceReport) -> dict[str, str]:
    """Everything that is written in it, tags too, by field; in the order in which it is read."""
    said = {name: getattr(report, name) for name in (*LINES, *TEXTS)}
    return said | {TAGS: ", ".join(sorted(tag.name for tag in report.tags.all()))}


def passages(
    report: ExperienceReport,
    documents: Iterable[ReportDocument],
    hidden: Iterable[str],
    kept: Mapping[str, KeptPassage],
) -> Iterator[SheetPassage]:
    """What is found in each of its texts that others read, then its documents, which nothing looks
    into."""
    names = tuple(hidden)
    for field, text in texts_of(report).items():
        if field == CONTACTS and report.discreet:
            continue
        for clue in clues(text, hidden=names):
            key = clue.key(field)
            yield SheetPassage(field, key, clue, kept=kept.get(key))
    for document in documents:
        key = sha256(f"{document.stored.digest}\n{document.name}".encode()).hexdigest()
        yield SheetPassage(DOCUMENT, key, document=document, kept=kept.get(key))


def hidden_names(report: ExperienceReport) -> tuple[str, ...]:
    """The names that its attribution hides: those of the institution, the words by which it would
    be known, and who holds the seat or wrote (none, when the institution is named)."""
    if not report.discreet:
        return ()
    named = [str(person) for person in (report.person,) if person]
    if report.seat is not None:
        institution = report.seat.institution
        named += [institution.name, institution.short_name, *telling_words(report.seat)]
        held = Mandate.objects.filter(seat=report.seat).select_related("person")
        named += [str(one.person) for one in held]
    return tuple(dict.fromkeys(filter(None, named)))


def telling_words(seat: Seat) -> list[str]:
    """The words by which its institution would be known: proper nouns, an acronym, and the first of
    its name where no other institution of the network begins so (« Caf », « Métropole »)."""
    first, *others = seat.institution.name.split()
    named = [word for word in others if word[:1].isupper()]
    if first.lower() in ("le", "la", "les"):
        return named
    near = Seat.objects.filter(
        body__network=seat.body.network_id, institution__name__istartswith=f"{first} "
    )
    alone = not near.exclude(institution=seat.institution_id).exists()
    return [first, *named] if alone or first.isupper() else named


def fingerprint(report: ExperienceReport, documents: Iterable[ReportDocument]) -> str:
    """Of all that a reader would have, and of how far it would go."""
    far = (report.tier, report.audience, report.attribution)
    beside = [(one.stored.digest, one.name) for one in documents]
    whole = json.dumps([texts_of(report), far, beside], sort_keys=True, ensure_ascii=False)
    return sha256(whole.encode()).hexdigest()


def waited_for(report: ExperienceReport, text: str) -> tuple[SecondReading, ...]:
    """The second readings that were asked, and not given on these very words."""
    rows = report.readings.select_related("seat__institution")
    return tuple(one for one in rows if one.opinion != SecondOpinion.FINE or one.text != text)
