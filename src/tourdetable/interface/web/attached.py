"""How documents are told: their kind, their size, who reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.queries import AttachedLine
from tourdetable.domain.files.formats import KINDS

AUDIENCES = {
    Audience.PRESENT: _("those who were present"),
    Audience.BODY: _("those who sit in the body"),
    Audience.NETWORK: _("all members of the network"),
    Audience.PARTNERS: _("members, and those who are called in to the meeting"),
    Audience.PUBLIC: _("everybody"),
}
"""Who reads a document."""


MEGABYTE, KILOBYTE = 1_000_000, 1000


def size_words(size: int) -> str:
    """« 1,3 Mo », « 12 ko »: never less than one."""
    if size >= MEGABYTE:
        return gettext("%(size)s MB") % {"size": number_format(round(size / MEGABYTE, 1), 1)}
    return gettext("%(size)s kB") % {"size": number_format(max(size // KILOBYTE, 1))}


def shown(lines: Iterable[AttachedLine], address: Callable[[object], str]) -> list[DocumentShown]:
    """Documents as a page lists them, each at its address."""
    return [DocumentShown(line, address(line.pk)) for line in lines]


@dataclass(frozen=True)
class DocumentShown:
    """A document of a list."""

    line: AttachedLine
    url: str

    @property
    def kind(self) -> str:
        """« PDF », « ODT », by what it is."""
        kind = KINDS.get(self.line.media_type)
        return kind.endings[0].removeprefix(".").upper() if kind else ""

    @property
    def about(self) -> str:
        """« PDF, 1,2 Mo »."""
        return f"{self.kind}, {size_words(self.line.size)}"

    @property
    def audience(self) -> str:
        return str(AUDIENCES[Audience(self.line.audience)])
