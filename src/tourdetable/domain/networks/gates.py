"""Gates: an act that the charter in force would no longer be kept after is refused or confirmed.

Any action asks, by `with gate(network, "offices", bodies=…):` around its writes. Facts are read
before and after them: of the bodies that it touches, and of the kinds that the rules read which are
asked, so that an act costs the same in a network of ten bodies and of a thousand. What it would
newly break stops the act where a rule says so:
`refuse` raises, `confirm` raises unless the person has confirmed, `none` lets be. The action is one
transaction (`journal.actions.once`), so what stops it undoes it. The date of a meeting asks about
`every` rule, even one without a gate: what it breaks is often broken for good. The event of an act
says which articles were broken knowingly.

Not every write is asked about: who came, who answered and what was said are records of what
happened; a new body or seat is given time to meet, and to find its holders.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from msgspec.structs import replace

from tourdetable.core.charter.facts.record import Record
from tourdetable.core.charter.judge.gates import Obstacle, asked, foresee, kinds_for
from tourdetable.core.charter.terms.model import Gate
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.networks.registry import FactScope, facts_of, provided


class Stopped(Exception):
    """The charter stands in the way: nothing was changed. Each obstacle cites its article.

    `cautions`: codes of what else is asked at the same time, which no article says.
    """

    def __init__(self, obstacles: Sequence[Obstacle], cautions: Sequence[str] = ()) -> None:
        super().__init__(", ".join(dict.fromkeys([*(o.article for o in obstacles), *cautions])))
        self.obstacles, self.cautions = tuple(obstacles), tuple(cautions)


class Refused(Stopped):
    """The charter refuses the act."""


class NeedsConfirmation(Stopped):
    """The act would break the charter; it is done once confirmed."""


@dataclass
class Passed:
    """How the gate was passed: the articles that were broken knowingly, once the block is over, and
    the cautions that were confirmed."""

    articles: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()

    @property
    def told(self) -> Mapping[str, Any]:
        """What the event of the act says of it: nothing when nothing was asked."""
        said = {"against": list(self.articles), "knowing": list(self.cautions)}
        return {name: codes for name, codes in said.items() if codes}


@contextmanager
def gate(
    network: Network,
    *kinds: str,
    bodies: Collection[int] | None,
    confirmed: bool,
    on: date,
    refusable: date | None = None,
    every: bool = False,
    cautions: Sequence[str] = (),
) -> Iterator[Passed]:
    """Do the writes of the block, if the charter lets them be: they change facts of these kinds, of
    these bodies only (None: of any, or the network's own).

    Recording what really happened is never refused (DESIGN §3): a breach before the day `refusable`
    (default: `on`, today) only asks for confirmation. `cautions` are asked about in the same
    question. Raises `Refused` or `NeedsConfirmation`.
    """
    charter, passed = charter_in_force(network, on=on), Passed(cautions=tuple(cautions))
    rules = asked(charter, kinds, every=every)
    if not rules:
        yield passed
        must_be_asked((), cautions, confirmed=confirmed)
        return
    scope = FactScope(network, None if bodies is None else frozenset(bodies))
    before = Record(**facts_of(scope, provided(kinds_for(rules))))
    yield passed
    watched = kinds_for(rules).intersection(kinds)
    after = replace(before, **facts_of(scope, provided(watched)))
    obstacles = foresee(charter, before, after, on=on, every=every)
    first = refusable or on
    refusals = [o for o in obstacles if o.gate is Gate.REFUSE and o.breach.on >= first]
    if refusals:
        raise Refused(refusals)
    must_be_asked(obstacles, cautions, confirmed=confirmed)
    passed.articles = tuple(dict.fromkeys(o.article for o in obstacles))


def must_be_asked(
    obstacles: Sequence[Obstacle], cautions: Sequence[str], *, confirmed: bool
) -> None:
    """Ask about all of it at once, unless the person has confirmed."""
    if (obstacles or cautions) and not confirmed:
        raise NeedsConfirmation(obstacles, cautions)
