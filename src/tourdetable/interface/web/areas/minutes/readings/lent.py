"""The minutes as somebody else has them: what a reading says, whoever looks at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import NamedTuple

from tourdetable.core.documents.text.outline import words
from tourdetable.core.documents.text.tree import NodeKind, TreeNode
from tourdetable.core.words.attribution import Attribution
from tourdetable.core.words.audience import BEYOND_THE_BODY, Audience
from tourdetable.domain.attachments.queries import AttachedLine
from tourdetable.domain.attachments.rules import (
    GUESTS,
    kind_is_public,
    read_in_public,
    values,
)
from tourdetable.interface.web.areas.decisions.blocks import whole_text
from tourdetable.interface.web.areas.decisions.words import ReaderWords, usual_audience
from tourdetable.interface.web.areas.minutes.loading import MinutesInContext


@dataclass(frozen=True, kw_only=True)
class MinutesLent(MinutesInContext):
    """The minutes as an audience has them. `usual`: what an unmarked passage is (None: as the
    minutes stand); `most`: how far speakers are named at most; `box`: what is said where something
    is left out, if anything."""

    audience: Audience
    usual: Audience | None = None
    most: Attribution = Attribution.NAMED
    box: str = ""

    @cached_property
    def reading(self) -> ReaderWords:
        """How far that audience sees."""
        default = self.usual or usual_audience(self.meeting, self.charter)
        about = (self.audience, default, self.scene.today, self.meeting, self.known_speakers)
        return ReaderWords(self.charter, *about, most=self.most, box=self.box)

    @property
    def readable(self) -> bool:
        """It is asked for by somebody who reads more of them."""
        return self.minutes is not None

    @property
    def documents(self) -> list[AttachedLine]:
        """Those that this audience may have."""
        public = kind_is_public(self.charter, self.meeting.kind)
        allowed = attached_for(self.audience, public=public)
        return [one for one in self.attached if one.audience in allowed]


def attached_for(audience: Audience, *, public: bool) -> tuple[str, ...]:
    """The audiences of the documents that a reader of an audience may have."""
    if audience.rank <= Audience.BODY.rank:
        return values(Audience)
    if audience is Audience.NETWORK:
        return BEYOND_THE_BODY
    return GUESTS if audience is Audience.PARTNERS else read_in_public(public)


def lent(
    record: MinutesInContext,
    audience: Audience,
    *,
    usual: Audience | None = None,
    most: Attribution = Attribution.NAMED,
    box: str = "",
) -> MinutesLent:
    """The same minutes as an audience has them."""
    known = {field.name: getattr(record, field.name) for field in fields(MinutesInContext)}
    return MinutesLent(**known, audience=audience, usual=usual, most=most, box=box)


def as_stranger(record: MinutesInContext) -> MinutesInContext:
    """The same without what belongs to whoever looks: their seats, their buttons."""
    return replace(record, scene=replace(record.scene, standing=None))


class PassagesLeftOut(NamedTuple):
    """How many passages are left out below a heading (or of a decision), in a row or one by one."""

    where: str
    number: int


def left_out(record: MinutesLent) -> list[PassagesLeftOut]:
    """Where boxes stand, in the text then in the decisions."""
    text = record.reading.document(record.minutes.text if record.minutes else "")
    found = [*by_heading(text.blocks)]
    for decision in record.decided:
        blocks = record.reading.document(whole_text(decision)).blocks
        if number := boxes(blocks):
            found.append(PassagesLeftOut(f"{decision.reference} — {decision.title}", number))
    return found


def by_heading(blocks: Iterable[TreeNode]) -> Iterator[PassagesLeftOut]:
    """The boxes of a text below each heading that is shown; "" before the first."""
    where, number = "", 0
    for block in blocks:
        if block.kind is NodeKind.HEADING:
            if number:
                yield PassagesLeftOut(where, number)
            where, number = words(block).strip(), 0
        else:
            number += boxes([block])
    if number:
        yield PassagesLeftOut(where, number)


def boxes(blocks: Iterable[TreeNode]) -> int:
    """How many boxes stand in these blocks."""
    return sum(1 if block.kind is NodeKind.BOX else boxes(block.children) for block in blocks)
