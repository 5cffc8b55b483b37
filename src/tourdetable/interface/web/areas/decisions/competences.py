"""Which bodies may decide of what, as the charter says it, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.competence import Competence, CompetenceScope, EffectKind
from tourdetable.core.charter.terms.model import Charter, word_for
from tourdetable.interface.language import listed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EFFECTS: Mapping[EffectKind, StrOrPromise] = {
    EffectKind.AMEND_TEXT: gettext_lazy("change the text of the charter"),
    EffectKind.LIFT_ARTICLE: gettext_lazy("lift an article for a while"),
    EffectKind.PUBLISH_YEAR: gettext_lazy("publish the programme of the year"),
    EffectKind.OPEN_BODY: gettext_lazy("open a body"),
    EffectKind.CLOSE_BODY: gettext_lazy("close a body"),
    EffectKind.APPROVE_EVALUATION: gettext_lazy("approve an evaluation"),
}
"""What a decision may do."""


def who_decides(charter: Charter, effect: EffectKind) -> str:
    """The bodies that may decide of an effect, and over what; or that nobody may."""
    given = [competence_words(charter, one) for one in charter.competent(effect)]
    return "; ".join(given) or _("nobody: the charter does not say who")


def competence_words(charter: Charter, competence: Competence) -> str:
    """Some kinds of bodies, for themselves or not, and which articles."""
    kinds = [word_for(charter.vocabulary.body_kinds, code) for code in competence.bodies]
    said = {"bodies": listed(kinds), "articles": ", ".join(competence.articles)}
    words = said["bodies"]
    if competence.scope is CompetenceScope.OWN:
        words = _("%(bodies)s, for itself only") % said
    if competence.scope is CompetenceScope.KIND:
        words = _("%(bodies)s, for the bodies of its kind") % said
    return f"{words} ({said['articles']})" if competence.articles else words
