"""Which bodies may have which effects by their decisions, as the charter in force says it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tourdetable.core.charter.terms.competence import (
    Competence,
    CompetenceScope,
    EffectKind,
    Target,
)
from tourdetable.core.charter.terms.model import Adoption, Charter, word_for
from tourdetable.domain.decisions.enums import OF_ITSELF, OF_MINUTES, DecisionEffectKind
from tourdetable.domain.decisions.models import DecisionEffect
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.wording import short_day

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
"""What a charter gives competence for, in words."""

ASKED = {
    DecisionEffectKind.AMEND_TEXT: EffectKind.AMEND_TEXT,
    DecisionEffectKind.LIFT_ARTICLE: EffectKind.LIFT_ARTICLE,
    DecisionEffectKind.END_EXCEPTION: EffectKind.LIFT_ARTICLE,
    DecisionEffectKind.PUBLISH_YEAR: EffectKind.PUBLISH_YEAR,
    DecisionEffectKind.OPEN_BODY: EffectKind.OPEN_BODY,
    DecisionEffectKind.CLOSE_BODY: EffectKind.CLOSE_BODY,
    DecisionEffectKind.APPROVE_EVALUATION: EffectKind.APPROVE_EVALUATION,
}
"""The competence that each effect asks for: whoever may lift an article may end it sooner."""


def may_decide(charter: Charter, kind: str, body: Body) -> bool:
    """Whether a decision of a body may have a kind of effect.

    A body adopts its own minutes, where the charter has a later meeting do it, shares its own
    duties, where the charter has some for it, and approves what is made for it.
    """
    if kind in OF_MINUTES:
        return charter.minutes.adoption is Adoption.NEXT_MEETING
    if kind == DecisionEffectKind.SETTLE_DUTIES:
        return bool(charter.vocabulary.duties_of(body.kind))
    if kind == DecisionEffectKind.APPROVE_DELIVERABLE:
        return True
    return bool(given_to(charter, kind, body))


def given_to(charter: Charter, kind: str, body: Body) -> tuple[Competence, ...]:
    """The competences by which a decision of a body may have a kind of effect."""
    asked = ASKED[DecisionEffectKind(kind)]
    return tuple(one for one in charter.competent(asked) if body.kind in one.bodies)


def covered(competences: Iterable[Competence], article: str, by: Body, on: Body | None) -> bool:
    """Whether a body's competences reach an article (if it is about one), for one body or all."""
    same_kind = on is not None and on.kind == by.kind
    target = Target(article, same=on is not None and on.pk == by.pk, same_kind=same_kind)
    return any(one.covers(target) for one in competences)


def must_be_competent(effect: DecisionEffect, charter: Charter, today: date) -> None:
    """Refuse an effect that a decision of this body cannot have; say whose may.

    Minutes are those of the body itself, deliverables its own or those of bodies that it opens:
    what is theirs is asked where they are adopted or approved.
    """
    if effect.kind in OF_MINUTES:
        return
    by = effect.decision.body
    must_exist(by, today)
    if effect.kind == DecisionEffectKind.APPROVE_DELIVERABLE:
        return
    if effect.kind in OF_ITSELF:
        if not may_decide(charter, effect.kind, by):
            raise ValidationError(why_not(charter, effect.kind))
        return
    article, on = scope_of(effect)
    mine = given_to(charter, effect.kind, by)
    if not mine:
        raise ValidationError(why_not(charter, effect.kind))
    if not covered(mine, article, by, on):
        said = {"who": who_decides(charter, ASKED[DecisionEffectKind(effect.kind)])}
        words = _("This goes beyond what the charter lets this body decide. It says: %(who)s.")
        raise ValidationError(words % said)


def must_exist(body: Body, on: date) -> None:
    """Refuse an effect to a body that is closed that day, or not installed yet."""
    if not body.starts <= on <= (body.ends or date.max):
        words = _("%(body)s does not exist on %(day)s: it changes nothing by a decision any more.")
        raise ValidationError(words % {"body": body, "day": short_day(on)})


def scope_of(effect: DecisionEffect) -> tuple[str, Body | None]:
    """The article that an effect is about, if any, and the body (None: the whole network); one that
    would be opened stands for those of its kind."""
    if effect.kind == DecisionEffectKind.OPEN_BODY:
        return "", Body(kind=effect.content[0])
    about = effect.exception if effect.exception is not None else effect
    return about.clause, about.body


def why_not(charter: Charter, kind: str) -> str:
    """Why a body that is not competent may not, and which bodies may."""
    if kind in OF_MINUTES:
        return _("The charter of this network adopts minutes in another way.")
    if kind == DecisionEffectKind.SETTLE_DUTIES:
        return _("The charter of this network has no duty that this body takes in turn.")
    asked = ASKED[DecisionEffectKind(kind)]
    said = {"effect": EFFECTS[asked]}
    if not charter.competent(asked):
        words = _(
            "The charter says of nobody that it may %(effect)s. Its text has to say which body "
            "gathers the whole network, or which one decides of this."
        )
        return words % said
    words = _("This body may not %(effect)s. Only: %(who)s.")
    return words % (said | {"who": who_decides(charter, asked)})


def who_decides(charter: Charter, effect: EffectKind) -> str:
    """The bodies that may decide of an effect, and over what; or that nobody may."""
    given = [competence_words(charter, one) for one in charter.competent(effect)]
    return _(", or ").join(given) or _("nobody: the charter does not say who")


def competence_words(charter: Charter, competence: Competence) -> str:
    """Some kinds of bodies, for themselves or not, and which articles."""
    kinds = charter.vocabulary.body_kinds
    words = ", ".join(capfirst(word_for(kinds, code)) for code in competence.bodies)
    if competence.scope is CompetenceScope.OWN:
        words = _("%(bodies)s, for itself only") % {"bodies": words}
    if competence.scope is CompetenceScope.KIND:
        words = _("%(bodies)s, for the bodies of its kind") % {"bodies": words}
    return f"{words} ({', '.join(competence.articles)})" if competence.articles else words
