"""Verdicts as the page tells them: each with its proof, and those in the same state together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tourdetable.core.charter.terms.model import Vocabulary
from tourdetable.core.charter.terms.verdict import SEVERITY, State, Verdict
from tourdetable.domain.compliance.summary import TO_SEE
from tourdetable.domain.networks.models import Body
from tourdetable.interface.language import day
from tourdetable.interface.web.areas.charter.verdicts.proof import Proof, Sources
from tourdetable.interface.web.areas.charter.verdicts.words import parameters


@dataclass(frozen=True)
class VerdictLine:
    """One verdict: for which body, its proof, how it is computed, and where the reader mends it."""

    verdict: Verdict
    body: Body | None
    proofs: tuple[Proof, ...]
    parameters: Sequence[tuple[str, str]]
    lifted_by: Proof | None
    gesture: tuple[str, str] | None = None

    @property
    def dated(self) -> str:
        """When it was broken, or will be."""
        return dated(self.verdict)


@dataclass(frozen=True)
class VerdictGroup:
    """Verdicts of one article in the same state. What needs nobody's care is told in one line,
    to be unfolded."""

    state: State
    lines: tuple[VerdictLine, ...]

    @property
    def folded(self) -> bool:
        return len(self.lines) > 1 and self.state not in TO_SEE

    @property
    def bodies(self) -> int:
        """In how many bodies: two rules of an article may judge the same one."""
        return len({line.body.pk for line in self.lines if line.body})

    @property
    def extent(self) -> str:
        """« dans 4 instances »; « par 2 vérifications » when the network is judged as a whole."""
        if self.bodies:
            return ngettext("in %(n)d body", "in %(n)d bodies", self.bodies) % {"n": self.bodies}
        count = len(self.lines)
        return ngettext("by %(n)d check", "by %(n)d checks", count) % {"n": count}


def dated(verdict: Verdict) -> str:
    """« Rompu le lundi 8 mars 2027 »."""
    if verdict.broken_on:
        return f"{_('Broken on')} {day(verdict.broken_on)}"
    if verdict.state is State.AT_RISK and verdict.next_break:
        return f"{_('Breaks on')} {day(verdict.next_break)}"
    return ""


def groups(
    verdicts: Iterable[Verdict], sources: Sources, vocabulary: Vocabulary
) -> Iterator[VerdictGroup]:
    """The worst state first; in each, the verdict on the network before those on bodies. What a
    rule goes by is put in words once, however many bodies it judges."""
    known, told = list(verdicts), dict[tuple[str, str, int], list[tuple[str, str]]]()

    def shown(one: Verdict) -> VerdictLine:
        rule = one.check, one.weight, id(one.parameters)
        if rule not in told:
            told[rule] = parameters(one, vocabulary)
        return line(one, sources, told[rule])

    for state, of_body in product(SEVERITY, (False, True)):
        found = [v for v in known if v.state is state and bool(v.body) is of_body]
        if found:
            yield VerdictGroup(state, tuple(map(shown, found)))


def line(verdict: Verdict, sources: Sources, told: Sequence[tuple[str, str]] = ()) -> VerdictLine:
    """A verdict as the reader may read it; `told`: its parameters in words."""
    return VerdictLine(
        verdict=sources.opened(verdict),
        body=sources.bodies.get(verdict.body or ""),
        proofs=tuple(sources.proof(fact, verdict.body) for fact in verdict.evidence),
        parameters=told,
        lifted_by=sources.lifting(verdict),
        gesture=sources.gesture(verdict),
    )
