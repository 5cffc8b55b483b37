"""Which bodies may change what by a decision, and over whom: the competences that a charter gives.

What no line of the charter gives over the whole network stays with the kind of body that gathers
it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EffectKind(StrEnum):
    """What a decision may change in a network."""

    AMEND_TEXT = "amend_text"
    LIFT_ARTICLE = "lift_article"
    PUBLISH_YEAR = "publish_year"
    OPEN_BODY = "open_body"
    CLOSE_BODY = "close_body"
    APPROVE_EVALUATION = "approve_evaluation"


OF_NETWORK = frozenset({EffectKind.AMEND_TEXT, EffectKind.PUBLISH_YEAR})
"""Effects that are always on the whole network."""


class CompetenceScope(StrEnum):
    """Over whom: the body that decides, the bodies of its kind, the whole network."""

    OWN = "own"
    KIND = "kind"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Competence:
    """The decisions of some kinds of bodies may have an effect over a scope.

    `articles` are those that may be lifted (all that are judged, when empty).
    """

    effect: EffectKind
    bodies: tuple[str, ...]
    scope: CompetenceScope = CompetenceScope.NETWORK
    articles: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether it leaves nothing of the effect to others."""
        return self.scope is CompetenceScope.NETWORK and not self.articles

    def covers(self, on: Target) -> bool:
        """Whether what is to be changed falls under it."""
        if self.articles and on.article not in self.articles:
            return False
        return self.scope is CompetenceScope.NETWORK or self.scope in on.scopes


@dataclass(frozen=True, slots=True)
class Target:
    """What an effect would change: an article, if it lifts one; the network, or one body of it.

    `same` and `same_kind` say whether that body is the one that decides, or of its kind.
    """

    article: str = ""
    same: bool = False
    same_kind: bool = False

    @property
    def scopes(self) -> frozenset[CompetenceScope]:
        """The narrow scopes that reach it."""
        own = {CompetenceScope.OWN} if self.same else set()
        return frozenset(own | ({CompetenceScope.KIND} if self.same or self.same_kind else set()))


WHOLE_NETWORK = Target()
"""An effect on all bodies at once."""
