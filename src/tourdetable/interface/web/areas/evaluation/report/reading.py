"""What the sections of a report are made from, for one reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tourdetable.core.documents.text.prune import ReadingTerms, prune
from tourdetable.core.documents.text.source import parse
from tourdetable.core.documents.text.tree import Document
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import Audience
from tourdetable.domain.evaluation.models import FigureComment
from tourdetable.interface.web.areas.evaluation.figures.drawn import kinds_of
from tourdetable.interface.web.areas.evaluation.figures.reading import FigureReader
from tourdetable.interface.web.areas.evaluation.loading import CampaignSheet
from tourdetable.interface.web.areas.evaluation.words import signed_by

Said = tuple[str, str]


@dataclass(frozen=True)
class ReportReading:
    """One report and its reader."""

    sheet: CampaignSheet

    @cached_property
    def figures(self) -> FigureReader:
        return FigureReader(self.sheet)

    @cached_property
    def kinds(self) -> Mapping[str, str]:
        """The kind of each body (one query)."""
        return kinds_of(self.sheet.scene.network)

    @cached_property
    def comments(self) -> Mapping[str, list[Said]]:
        """What is said of each figure, by its code; of the whole, by none (one query)."""
        found: dict[str, list[Said]] = {}
        for one in comments_of(self.sheet):
            said = signed_by(one, self.sheet.scene.charter), one.words
            found.setdefault(one.indicator, []).append(said)
        return found

    def read(
        self, text: str, audience: Audience, most: Attribution = Attribution.NAMED
    ) -> Document:
        """A text as this reader may have it."""
        terms = ReadingTerms(on=self.sheet.scene.today, most=most)
        return prune(parse(text, default=audience), self.sheet.reader, terms)

    def own(self, text: str) -> Document:
        """A text of those who conduct the evaluation: for whoever may read the report."""
        document = parse(text, default=Audience.PUBLIC)
        return prune(document, self.sheet.reader, ReadingTerms(on=self.sheet.scene.today))


def comments_of(sheet: CampaignSheet) -> list[FigureComment]:
    """All comments, in their order (one query)."""
    rows = sheet.campaign.comments.select_related("seat__institution", "written_by")
    found = list(rows.order_by("pk"))
    for one in found:
        one.campaign = sheet.campaign
    return found
