"""The order in which things can have been done: no act comes before what it acts on.

A day that is told otherwise is a slip: that the thing was done is known, when it was is not. It
shows neither that the article was kept nor that it was broken; it is unknown until it is corrected.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tourdetable.core.words.phrase import Phrase, Value


@dataclass(frozen=True)
class DatedAct:
    """What was done on a day, if it was, to something that was there from a day on.

    `since` is None while that thing is not there.
    """

    done: date | None
    since: date | None
    words: str
    said: dict[str, Value]

    def is_impossible(self, on: date) -> bool:
        """Whether it is said to be done, by the judged day, before it could be."""
        if self.done is None or self.done > on:
            return False
        return self.since is None or self.done < self.since

    @property
    def told(self) -> Phrase:
        """Both days, to be corrected."""
        since = {"day": self.since} if self.since else {}
        return Phrase(self.words, **self.said, done=self.done, **since)


def first_slip(on: date, acts: Iterable[DatedAct]) -> Phrase | None:
    """What is said of the first act that is dated before it could be done."""
    return next((act.told for act in acts if act.is_impossible(on)), None)
