"""Who decides of what, in the words of the charter."""

from __future__ import annotations

from dataclasses import replace

from django.utils import translation

from tests.paths import CHARTERS
from tourdetable.core.charter.terms.competence import Competence, CompetenceScope, EffectKind
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.decisions.competence import who_decides

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
