"""Gates: an act that the charter in force would no longer be kept after is refused or confirmed.

Any action asks, by `with gate(network, "offices", …):` around its writes. The record of facts is
read before and after them, and what they would newly break stops the act where a rule says so:
`refuse` raises, `confirm` raises unless the person has confirmed, `none` lets be. The action is one
transaction (`journal.actions.once`), so what stops it undoes it.

Not every write is asked about: who came, who answered and what was said are records of what
happened; a new body or seat is given time to meet, and to find its holders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from msgspec.structs import replace

from tourdetable.core.charter.checking.registry import CHECKS
from tourdetable.core.charter.judge.gates import Obstacle, foresee
from tourdetable.core.charter.terms.model import Charter, Gate
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import facts_of, record_of


class Stopped(Exception):
    """The charter stands in the way: nothing was changed. Each obstacle cites its article."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(", ".join(dict.fromkeys(o.article for o in obstacles)))
        self.obstacles = tuple(obstacles)


class Refused(Stopped):
    """The charter refuses the act."""


class NeedsConfirmation(Stopped):
    """The act would break the charter; it is done once confirmed."""


@contextmanager
def gate(
    network: Network, *kinds: str, confirmed: bool, on: date, refusable: date | None = None
) -> Iterator[None]:
    """Do the writes of the block, which change facts of these kinds, if the charter lets them be.

    Recording what really happened is never refused (DESIGN §3): a breach before the day `refusable`
    (default: `on`, today) only asks for confirmation. Raises `Refused` or `NeedsConfirmation`.
    """
    charter = charter_in_force(network, on=on)
    watched = gated(charter) & set(kinds)
    if not watched:
        yield
        return
    before = record_of(network)
    yield
    after = replace(before, **facts_of(network, watched))
    obstacles = foresee(charter, before, after, on=on)
    first = refusable or on
    refusals = [o for o in obstacles if o.gate is Gate.REFUSE and o.breach.on >= first]
    if refusals:
        raise Refused(refusals)
    if obstacles and not confirmed:
        raise NeedsConfirmation(obstacles)


def gated(charter: Charter) -> set[str]:
    """The kinds of facts that the rules with a gate read."""
    rules = (rule for article in charter.articles for rule in article.rules)
    return {
        kind for rule in rules if rule.gate is not Gate.NONE for kind in CHECKS[rule.check].reads
    }
