"""What members said of the text in review, as one reader has it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.text import capfirst

from tourdetable.core.words.audience import Audience
from tourdetable.core.words.comparing import Passage, compared
from tourdetable.domain.minutes.enums import RemarkAnswer, RemarkKind
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext, RemarkRow


@dataclass(frozen=True)
class RemarkShown:
    """A remark; of one about a passage that the reader does not read (`visible` is false), only
    that it is there, whose it is, and where it stands."""

    row: RemarkRow
    visible: bool

    @property
    def kind(self) -> str:
        """« MinutesCorrection demandée », « Commentaire »."""
        return capfirst(str(RemarkKind(self.row.kind).label))

    @property
    def asks(self) -> bool:
        """Whether it stops adoption until it is answered."""
        return self.row.kind == RemarkKind.CORRECTION

    @property
    def open(self) -> bool:
        return self.row.settled_at is None

    @property
    def suggests(self) -> bool:
        """Whether it proposes words in place of others."""
        return self.visible and bool(self.row.proposed)

    @property
    def compared(self) -> Passage:
        """The quote and the words proposed in its place, word by word."""
        before, after = (" ".join(said.split()) for said in (self.row.quote, self.row.proposed))
        return compared(before, after)

    @property
    def answer(self) -> str:
        """« Reprise », « Déclinée »; empty as long as it is open."""
        return capfirst(str(RemarkAnswer(self.row.answer).label)) if self.row.answer else ""

    @property
    def good(self) -> bool:
        """Whether it was not declined."""
        return self.row.answer != RemarkAnswer.DECLINED


def remarks_shown(record: MinutesInContext) -> list[RemarkShown]:
    """All of them, in their order."""
    return [shown(record, row) for row in record.remarks]


def shown(record: MinutesInContext, row: RemarkRow) -> RemarkShown:
    """One of them: it goes no further than the passage that it is about."""
    return RemarkShown(row, record.reading.audience.shows(Audience(row.audience)))
