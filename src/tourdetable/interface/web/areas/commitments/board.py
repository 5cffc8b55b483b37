"""The themes of a body and its work as a whole: who commits to each, who has not answered, whom
nobody has asked yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from tourdetable.domain.commitments import rules
from tourdetable.domain.commitments.enums import CommitmentState
from tourdetable.domain.commitments.models import Commitment, Theme
from tourdetable.domain.commitments.queries import (
    Days,
    Participant,
    about,
    commitments_of,
    not_asked,
    participants,
    themes_of,
)
from tourdetable.domain.commitments.work import days_of_work, rule_of
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.base.scene import Scene

ORDER = (
    CommitmentState.ASKED,
    CommitmentState.ACCEPTED,
    CommitmentState.ENDED,
    CommitmentState.DECLINED,
)


@dataclass(frozen=True)
class Work:
    """A theme, or (None) the work as a whole: its days, what was asked, of whom nothing was."""

    theme: Theme | None
    days: Days
    asked: tuple[Commitment, ...]
    left: tuple[Participant, ...]
    over: bool

    @property
    def key(self) -> str:
        """Its anchor on the page."""
        return f"theme-{self.theme.pk}" if self.theme else "work"

    @cached_property
    def counts(self) -> list[tuple[str, int]]:
        """How many persons said what: state, number."""
        found = Counter(one.state for one in self.asked)
        return [(state.value, found[state]) for state in ORDER if found[state]]

    @property
    def rows(self) -> list[Commitment]:
        """What was asked: those who have not answered first."""
        return sorted(self.asked, key=lambda one: ORDER.index(CommitmentState(one.state)))

    @property
    def committed(self) -> list[Commitment]:
        """Those that hold or held."""
        return [one for one in self.asked if one.state == CommitmentState.ACCEPTED]


@dataclass(frozen=True)
class WorkBoard:
    """What one reader sees of it, in the same number of queries whatever there is."""

    scene: Scene
    body: Body

    @cached_property
    def able(self) -> Capacities:
        """The capacities in which the reader asks."""
        turns = current_turns(self.body, now=self.scene.now)
        return rules.may_ask(self.scene.member, self.body, turns)

    @cached_property
    def themes(self) -> list[Theme]:
        return list(themes_of(self.body))

    @cached_property
    def asked(self) -> list[Commitment]:
        return list(commitments_of(self.body))

    @property
    def whole(self) -> Days:
        """The days of the work as a whole."""
        return days_of_work(self.scene.charter, self.body, self.scene.today)

    @property
    def commits_to_work(self) -> bool:
        """Whether the charter has people commit to the work of this body as a whole."""
        return rule_of(self.scene.charter, self.body) is not None

    @cached_property
    def works(self) -> list[Work]:
        """The work as a whole, where one commits to it, then the themes, the latest first."""
        whole = about(self.asked, None)
        found = [self.work(None, self.whole)] if whole or self.commits_to_work else []
        return [*found, *(self.work(one, Days(one.starts, one.ends)) for one in self.themes)]

    @property
    def current(self) -> list[Work]:
        """Those that are not over."""
        return [work for work in self.works if not work.over]

    @property
    def past(self) -> list[Work]:
        return [work for work in self.works if work.over]

    def work(self, theme: Theme | None, days: Days) -> Work:
        over = days.ends is not None and days.ends < self.scene.today
        asked = tuple(about(self.asked, theme))
        left = () if over or not self.able else not_asked(self.people(days), asked)
        return Work(theme, days, asked, left, over)

    def people(self, days: Days) -> Iterable[Participant]:
        """Who takes part in some of these days, of all that were read at once."""
        return (
            Participant(one.person, one.seat, one.guest, there)
            for one in self.everybody
            if (there := one.days.within(days.starts, days.ends))
        )

    @cached_property
    def everybody(self) -> list[Participant]:
        """Whoever takes part in any of this (two queries)."""
        days = [self.whole, *(Days(one.starts, one.ends) for one in self.themes)]
        ends = [one.ends for one in days]
        last = None if None in ends else max(end for end in ends if end)
        return participants(self.body, Days(min(one.starts for one in days), last))

    def mine(self, work: Work) -> list[Commitment]:
        """What is asked of the reader."""
        person = self.scene.member.person.pk
        return [one for one in work.asked if one.person_id == person]
