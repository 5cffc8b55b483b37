"""What an act would change in the verdicts of the charter: it is done, judged, and undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from tourdetable.core.charter.facts.parts import CutRecord
from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import FactScope, facts_of, provided

Judged = Mapping[tuple[int, str | None], Verdict]
"""Verdicts, by the place of the rule in the charter, and the body."""


@dataclass(frozen=True)
class VerdictChange:
    """What a rule says of a body before an act (None: nothing), and after it."""

    before: Verdict | None
    after: Verdict | None

    @property
    def shown(self) -> Verdict:
        """The one that tells which article and which body it is about."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def turns(self) -> bool:
        """Whether the article goes from one state to another, rather than its reasons change."""
        before, after = self.before, self.after
        return before is None or after is None or before.state is not after.state


def what_changes(
    network: Network, act: Callable[[], object], *, bodies: Collection[int] | None, on: date
) -> tuple[VerdictChange, ...]:
    """The verdicts on these bodies (None: on any) that an act changes, those that change their
    state first; what the act raises is raised. Nothing is kept of it."""
    charter = charter_in_force(network, on=on)
    with transaction.atomic():
        before = judged(network, charter, bodies, on)
        act()
        after = judged(network, charter, bodies, on)
        transaction.set_rollback(True)
    return differences(before, after)


def differences(before: Judged, after: Judged) -> tuple[VerdictChange, ...]:
    """The verdicts that differ, those that change their state first."""
    keys = dict.fromkeys([*after, *before])
    changes = [VerdictChange(before.get(key), after.get(key)) for key in keys]
    found = [one for one in changes if differs(one)]
    return tuple(sorted(found, key=lambda one: not one.turns))


def differs(one: VerdictChange) -> bool:
    """Whether people would read something else."""
    if one.before is None or one.after is None:
        return True
    return (one.before.state, one.before.words) != (one.after.state, one.after.words)


def judged(network: Network, charter: Charter, bodies: Collection[int] | None, on: date) -> Judged:
    """The verdicts as the database now is: on some bodies, from their facts alone."""
    scope = FactScope(network, None if bodies is None else frozenset(bodies))
    kinds = provided(Record.__struct_fields__)
    facts = CutRecord.of(Record(**facts_of(scope, kinds)))
    rules = Evaluation.of(charter, facts, on=on).judged
    own = None if bodies is None else {str(pk) for pk in bodies}
    return {
        (place, body): verdict
        for place, rule in enumerate(rules)
        for body, verdict in rule.verdicts.items()
        if own is None or body in own
    }
