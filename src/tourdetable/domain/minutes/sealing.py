"""The text of minutes as somebody edits it who was not at the meeting: passages for those present
are sealed, but for what they wrote themselves."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.crypto import salted_hmac

from tourdetable.core.documents.text import sealing
from tourdetable.core.documents.text.sealing import SealedPassage
from tourdetable.core.documents.text.source import lines_of
from tourdetable.core.words.audience import Audience
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.models import Person

NAME = 8
"""Figures of the name of a sealed passage."""


def sees_all(writers: Capacities, *, was_present: bool) -> bool:
    """Whether a writer may read what is for those present: they were there, or hold the pen of that
    meeting for their seat. An office alone does not let one."""
    return was_present or any(isinstance(one, Seat) for one in writers)


@dataclass(frozen=True)
class SealedMinutes:
    """Minutes as a person who was not there edits them; `other` is another text of the same
    minutes, such as a corrected version."""

    minutes: Minutes
    person: Person
    other: str | None = None

    @property
    def whole(self) -> str:
        """The text with nothing sealed."""
        return self.minutes.text if self.other is None else self.other

    @cached_property
    def passages(self) -> list[SealedPassage]:
        """What is sealed for them (a query for each hundred versions, where something may be)."""
        default = Audience(self.minutes.audience)
        found = sealing.passages_for_those_present(self.whole, default=default)
        if not found:
            return []
        own = self.own_lines({line for one in found for line in one.words})
        return [one for one in found if not own.issuperset(one.words)]

    def own_lines(self, sought: set[str]) -> set[str]:
        """Those of these lines that the person was the first to write."""
        own, left = set[str](), set(sought)
        versions = self.minutes.revisions.order_by("version").values_list("person_id", "text")
        for person, text in versions.iterator(chunk_size=100):
            new = left.intersection(line.strip() for line in lines_of(text))
            left -= new
            if person == self.person.pk:
                own |= new
            if not left:
                break
        return own

    @property
    def text(self) -> str:
        """The text that they are given."""
        return sealing.sealed(self.whole, self.passages, self.name)

    def put_back(self, text: str) -> tuple[str, int]:
        """The text that they have written with what was sealed, and how many passages were put back
        at the end of their section."""
        whole, lost = sealing.unsealed(text, self.passages, self.name)
        return whole, len(lost)

    def name(self, passage: SealedPassage) -> str:
        """What a passage is called: nobody learns from it what it says."""
        said = f"{self.minutes.pk}\n" + "\n".join(passage.lines)
        return salted_hmac("tourdetable.minutes.sealed", said).hexdigest()[:NAME]


def edited_by(minutes: Minutes, sealed_for: Person | None, other: str | None = None) -> str:
    """The text that is edited; `sealed_for` is who may not read all of it, if anybody."""
    if sealed_for is None:
        return minutes.text if other is None else other
    return SealedMinutes(minutes, sealed_for, other).text


def whole_again(
    minutes: Minutes, text: str, sealed_for: Person | None, other: str | None = None
) -> str:
    """An edited text with what was sealed for its writer."""
    if sealed_for is None:
        return text
    return SealedMinutes(minutes, sealed_for, other).put_back(text)[0]
