"""A sheet as one reader has it: what its attribution lets them know, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.core.words.attribution import Attribution
from tourdetable.domain.experience.models import ExperienceReport, ReportDocument
from tourdetable.domain.experience.sheets import CONTACTS, TEXTS
from tourdetable.domain.tags.models import Tag
from tourdetable.interface.web.areas.experience.words import LABELS
from tourdetable.interface.web.attached import size_words


class SheetPart(NamedTuple):
    """A text of a sheet, under its heading."""

    name: str
    title: str
    text: str


@dataclass(frozen=True)
class SheetShown:
    """What a reader is shown of a sheet."""

    report: ExperienceReport
    charter: Charter

    @property
    def who(self) -> str:
        """Who tells it, as far as it may be told; nothing when it may not."""
        report, seat = self.report, self.report.seat
        match Attribution(report.attribution):
            case Attribution.NONE:
                return ""
            case Attribution.COLLEGE:
                return word_for(self.charter.vocabulary.colleges, seat.college) if seat else ""
            case Attribution.INSTITUTION:
                return seat.institution.name if seat else ""
            case Attribution.NAMED:
                named = (report.person, seat.institution if seat else None)
                return ", ".join(str(one) for one in named if one)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is said in a line, with its label."""
        report = self.report
        told = [
            (_("Told by"), self.who),
            (str(LABELS["when"]), report.when),
            (str(LABELS["territory"]), report.territory),
            (str(LABELS["tier"]), str(report.get_tier_display()) if report.tier else ""),
        ]
        return [(label, words) for label, words in told if words]

    @cached_property
    def parts(self) -> list[SheetPart]:
        """Its texts, in their order; not whom to ask, when its origin is not to be known."""
        return list(self.all_parts())

    def all_parts(self) -> Iterator[SheetPart]:
        for name in TEXTS:
            text = getattr(self.report, name)
            if text and not (name == CONTACTS and self.report.discreet):
                yield SheetPart(name, str(LABELS[name]), text)

    @cached_property
    def documents(self) -> list[tuple[ReportDocument, str]]:
        """The documents beside it, with how large each is."""
        rows = self.report.documents.select_related("stored")
        return [(one, size_words(one.stored.size)) for one in rows]

    @cached_property
    def tags(self) -> list[Tag]:
        return list(self.report.tags.all())
