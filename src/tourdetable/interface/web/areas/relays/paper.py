"""What a member hands on, made of a kit: a note, a slide, the text of a mail; on the
paper of their own institution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from django.utils.text import slugify
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tourdetable.core.documents.formats.letterhead import Letterhead, drawable
from tourdetable.core.documents.formats.plain import to_plain
from tourdetable.core.documents.kinds.relays.note import RelayedDecision, RelayNote
from tourdetable.core.documents.kinds.relays.slide import RelaySlide
from tourdetable.domain.people.models import Institution, InstitutionLetterhead
from tourdetable.interface.web.areas.relays.kit import RelayKit

ON_A_SLIDE = 6
"""Decisions, or things to do, that are read from afar."""
LONGEST_MAILTO = 1_900
"""Characters of an address that every mail program opens."""


def headed(kit: RelayKit) -> dict[str, Any]:
    """What all papers say."""
    matter, institution = kit.matter, kit.institution
    return {
        "network": matter.network.name,
        "title": matter.title,
        "lang": get_language() or "fr",
        "institution": institution.name,
        "about": matter.about,
        "labels": labels(kit),
        "reserved": kit.reserved,
        "source": matter.source,
        "next": kit.next_words if kit.next_kept else "",
        "letterhead": letterhead_of(kit.institution),
    }


def letterhead_of(institution: Institution) -> Letterhead:
    """The lines and the image of an institution, if it has any (one query)."""
    row = InstitutionLetterhead.objects.filter(institution=institution).first()
    if row is None:
        return Letterhead(name=institution.name)
    logo, lines = drawable(bytes(row.content)), tuple(row.lines.splitlines())
    return Letterhead(name=institution.name, lines=lines, logo=logo)


def labels(kit: RelayKit) -> dict[str, str]:
    """The headings."""
    return {
        "decisions": _("What was decided"),
        "tasks": _("What falls to us"),
        "passages": kit.matter.passages,
        "next": _("Next date"),
        "dissensus": _("Dissensus:"),
    }


def decided(kit: RelayKit) -> tuple[RelayedDecision, ...]:
    """The decisions that are kept."""
    return tuple(
        RelayedDecision(
            reference=one.reference, title=one.title, outcome=one.outcome, dissents=one.dissents
        )
        for one in kit.decisions
        if one.kept
    )


def tasks(kit: RelayKit) -> tuple[str, ...]:
    """What falls to the institution, as far as it is kept."""
    return tuple(one.words for one in kit.tasks if one.kept)


def note(kit: RelayKit) -> RelayNote:
    """A note of one page."""
    return RelayNote(**headed(kit), decisions=decided(kit), tasks=tasks(kit), text=kit.text)


def slide(kit: RelayKit) -> RelaySlide:
    """One slide: what does not hold on it is counted."""
    decisions, falls = decided(kit), tasks(kit)
    left = max(0, len(decisions) - ON_A_SLIDE) + max(0, len(falls) - ON_A_SLIDE)
    words = ngettext("%(n)d more is in the note", "%(n)d more are in the note", left) % {"n": left}
    kept: dict[str, Any] = {"decisions": decisions[:ON_A_SLIDE], "tasks": falls[:ON_A_SLIDE]}
    return RelaySlide(**headed(kit), **kept, more=words if left else "")


def mail_text(kit: RelayKit) -> str:
    """The text of the mail, to copy."""
    return "\n\n".join(mail_parts(kit)).strip() + "\n"


def mail_parts(kit: RelayKit) -> Iterator[str]:
    """Its parts, those that matter first."""
    said = labels(kit)
    yield _("Hello,")
    yield kit.matter.opening
    if kit.reserved:
        yield kit.reserved
    if lines := [line for one in decided(kit) for line in decision_lines(one)]:
        yield "\n".join([said["decisions"].upper(), *lines])
    if falls := tasks(kit):
        yield "\n".join([said["tasks"].upper(), *(f"- {words}" for words in falls)])
    if kit.next_kept and kit.next_words:
        yield f"{said['next'].upper()}\n{kit.next_words}"
    if text := to_plain(kit.text):
        yield f"{said['passages'].upper()}\n\n{text}"
    yield kit.matter.source


def decision_lines(one: RelayedDecision) -> Iterator[str]:
    """A decision, then the dissensus that remains."""
    yield f"- {one.reference} – {one.title} ({one.outcome})"
    yield from (f"  {_('Dissensus:')} {words}" for words in one.dissents)


def mailto(kit: RelayKit) -> str:
    """An address that opens the mail in one's own program; it holds less when it would be too long
    to open."""
    parts = list(mail_parts(kit))
    whole = len(parts)
    while True:
        body = "\n\n".join(parts if len(parts) == whole else [*parts, "[…]"])
        address = f"mailto:?subject={quote(kit.matter.subject)}&body={quote(body)}"
        if len(address) <= LONGEST_MAILTO or len(parts) <= 1:
            return address if len(address) <= LONGEST_MAILTO else "mailto:"
        parts.pop()


def file_name(kit: RelayKit, what: str) -> str:
    """« relais-note-itc-du-port-2027-02-11 »"""
    said = slugify(f"{_('relay')} {what} {kit.matter.name}")[:100].strip("-")
    return f"{said}-{kit.matter.on.isoformat()}"
