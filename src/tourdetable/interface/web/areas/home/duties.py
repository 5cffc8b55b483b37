"""What a duty asks of whoever takes it, said from the rights that the charter gives it."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.enums import MeetingState

TASKS = {
    Right.CONVENE: _("convene the members"),
    Right.AGENDA: _("prepare the agenda"),
    Right.ATTENDANCE: _("note who is there"),
    Right.DECISIONS: _("record decisions and dissensus"),
    Right.MINUTES: _("write the minutes"),
    Right.TURNS: _("share out the next turns"),
}
"""What each right asks, in the order of a meeting; to move or cancel a meeting asks nothing in
advance."""


def preparation(rights: Collection[Right]) -> tuple[str, ...]:
    """The tasks that go with these rights."""
    return tuple(str(words) for right, words in TASKS.items() if right in rights)


def still_asked(rights: Collection[Right], state: str, *, past: bool) -> set[Right]:
    """What is left to do of a meeting: once it is past, only the minutes; members are convened
    once."""
    if past:
        return {Right.MINUTES}.intersection(rights)
    done = set[Right]() if state == MeetingState.PLANNED else {Right.CONVENE}
    return set(rights) - done
