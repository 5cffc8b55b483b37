"""The trace of one verdict: the facts it rests on, noted as its check reads them.

Made only where an explanation is asked for, one for each verdict: two of them share nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tourdetable.core.words.phrase import gettext_noop

Read = tuple[str, Any]
"""A kind of facts, as `Record` names it, and one fact."""

CANCELLED = gettext_noop("cancelled")
OTHER_KIND = gettext_noop("a kind of meeting that this article is not about")
OTHER_SEAT = gettext_noop("a kind of seat that this article does not count")
OTHER_MEETING = gettext_noop("its meeting does not count")
OUTSIDE_LIFE = gettext_noop("outside the life of the body")
OUTSIDE_DAYS = gettext_noop("outside the days that count here")
LIFTS_NOTHING = gettext_noop("it lifts no breach of this article")
NOBODY_SAT = gettext_noop("nobody held this seat on that day")
NO_MANDATE = gettext_noop("this person held no mandate on that day")
NOT_HELD_THEN = gettext_noop("not held on the days that count here")


class Trace:
    """The facts that were read for a verdict: used, or looked at and left out, with the reason."""

    def __init__(self) -> None:
        self._used: dict[Read, None] = {}
        self._left_out: dict[Read, str] = {}
        self._unkept: dict[str, None] = {}

    def use(self, kind: str, facts: Iterable[Any]) -> None:
        """These facts count."""
        self._used.update(((kind, fact), None) for fact in facts)

    def leave_out(self, kind: str, facts: Iterable[Any], why: str) -> None:
        """These facts were looked at, and do not count here."""
        for fact in facts:
            self._left_out.setdefault((kind, fact), why)

    def miss(self, kinds: Iterable[str]) -> None:
        """These kinds of facts were asked for, and nobody keeps them."""
        self._unkept.update(dict.fromkeys(kinds))

    @property
    def unkept(self) -> tuple[str, ...]:
        """The kinds of facts that were asked for, and that nobody keeps."""
        return tuple(self._unkept)

    @property
    def used(self) -> tuple[Read, ...]:
        """The facts without which the verdict might be another one."""
        return tuple(self._used)

    @property
    def left_out(self) -> tuple[tuple[Read, str], ...]:
        """The facts that changed nothing, each with its reason: no reading of them counted."""
        return tuple((read, why) for read, why in self._left_out.items() if read not in self._used)
