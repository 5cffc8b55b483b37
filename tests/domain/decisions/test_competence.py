"""Who decides of what, in the words of the charter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.paths import CHARTERS
from tourdetable.core.charter.terms.competence import Competence, CompetenceScope, EffectKind
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.decisions.competence import may_decide, must_be_competent, who_decides
from tourdetable.domain.decisions.models import Decision, DecisionEffect
from tourdetable.domain.networks.models import Body

COMMITTEE = Body(kind="technical_committee", name="Comité", starts=date(2026, 9, 1))
ITC = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))


def test_each_body_is_named_with_what_it_may_decide_of() -> None:
    with translation.override("en"):
        assert who_decides(ITC, EffectKind.LIFT_ARTICLE) == (
            "Comité départemental, or Instance territoriale de concertation, "
            "for itself only (ITC-14)"
        )


def test_several_bodies_for_those_of_their_kind() -> None:
    over = Competence(EffectKind.CLOSE_BODY, ("itc", "technical_committee"), CompetenceScope.KIND)
    charter = replace(ITC, competences=(over,))
    with translation.override("en"):
        assert who_decides(charter, EffectKind.CLOSE_BODY) == (
            "Instance territoriale de concertation, Comité technique, "
            "for the bodies of its kind, or Comité départemental"
        )


def test_nobody_is_said_so() -> None:
    kinds = {
        code: replace(kind, gathers_network=False)
        for code, kind in ITC.vocabulary.body_kinds.items()
    }
    silent = replace(ITC, competences=(), vocabulary=replace(ITC.vocabulary, body_kinds=kinds))
    with translation.override("en"):
        said = who_decides(silent, EffectKind.AMEND_TEXT)
    assert said == "nobody: the charter does not say who"


def test_a_body_settles_its_own_duties_where_the_charter_has_some() -> None:
    effect = DecisionEffect(kind="settle_duties", decision=Decision(body=COMMITTEE))
    assert may_decide(ITC, effect.kind, Body(kind="itc"))
    with translation.override("en"), pytest.raises(ValidationError) as refused:
        must_be_competent(effect, ITC, date(2027, 4, 6))
    words = "The charter of this network has no duty that this body takes in turn."
    assert refused.value.messages == [words]
