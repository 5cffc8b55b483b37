"""Who may decide of what: only the bodies that a line names, over the scope that it says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.paths import CHARTERS
from tourdetable.core.charter.terms.competence import (
    OF_NETWORK,
    WHOLE_NETWORK,
    Competence,
    CompetenceScope,
    EffectKind,
    Target,
)
from tourdetable.core.charter.text.loader import load

ITC = load((CHARTERS / "itc.md").read_text(encoding="utf-8"))
LIFT, AMEND = EffectKind.LIFT_ARTICLE, EffectKind.AMEND_TEXT
OWN, KIND, NETWORK = CompetenceScope
HERE, SISTER, ELSEWHERE = Target(same=True, same_kind=True), Target(same_kind=True), Target()
KINDS = tuple(ITC.vocabulary.body_kinds)


@pytest.mark.parametrize(
    ("scope", "reached"),
    [
        (OWN, [HERE]),
        (KIND, [HERE, SISTER]),
        (NETWORK, [HERE, SISTER, ELSEWHERE, WHOLE_NETWORK]),
    ],
)
def test_a_scope_reaches_so_far(scope: CompetenceScope, reached: list[Target]) -> None:
    competence = Competence(LIFT, ("itc",), scope)
    tried = (HERE, SISTER, ELSEWHERE, WHOLE_NETWORK)
    assert [on for on in tried if competence.covers(on)] == reached


def test_only_the_articles_named_are_covered() -> None:
    competence = Competence(LIFT, ("itc",), OWN, ("ITC-14",))
    lifted = {name: competence.covers(replace(HERE, article=name)) for name in ("ITC-14", "ITC-15")}
    assert lifted == {"ITC-14": True, "ITC-15": False}


def test_what_nobody_has_over_the_network_stays_with_the_body_that_gathers_it() -> None:
    narrow = Competence(LIFT, ("itc",), OWN, ("ITC-14",))
    charter = replace(ITC, competences=(narrow,))
    gathering = ("departmental_committee",)
    assert charter.competent(LIFT) == (narrow, Competence(LIFT, gathering))
    assert charter.competent(AMEND) == (Competence(AMEND, gathering),)


def test_what_a_line_gives_over_the_network_is_no_longer_the_gathering_bodys() -> None:
    given_away = Competence(AMEND, ("technical_committee",))
    assert replace(ITC, competences=(given_away,)).competent(AMEND) == (given_away,)


def test_without_a_body_that_gathers_and_without_a_line_nobody_is_competent() -> None:
    kinds = {
        code: replace(kind, gathers_network=False)
        for code, kind in ITC.vocabulary.body_kinds.items()
    }
    silent = replace(ITC, competences=(), vocabulary=replace(ITC.vocabulary, body_kinds=kinds))
    assert [silent.competent(effect) for effect in EffectKind] == [()] * len(EffectKind)


def competences() -> st.SearchStrategy[Competence]:
    some = st.lists(st.sampled_from(KINDS), min_size=1, unique=True).map(tuple)
    articles = st.sampled_from([(), ("ITC-14",), ("ITC-12", "ITC-14")])

    def made(effect: EffectKind, bodies: tuple[str, ...], scope: CompetenceScope) -> Competence:
        return Competence(effect, bodies, NETWORK if effect in OF_NETWORK else scope)

    plain = st.builds(made, st.sampled_from(EffectKind), some, st.sampled_from(CompetenceScope))
    return st.builds(
        lambda one, named: replace(one, articles=named) if one.effect is LIFT else one,
        plain,
        articles,
    )


@given(
    lines=st.lists(competences(), max_size=5).map(tuple),
    effect=st.sampled_from(EffectKind),
    kind=st.sampled_from(KINDS),
    on=st.sampled_from([HERE, SISTER, ELSEWHERE]),
    article=st.sampled_from(["", "ITC-12", "ITC-14", "ITC-15"]),
)
def test_whoever_is_competent_has_it_from_a_line_or_gathers_the_network(
    lines: tuple[Competence, ...], effect: EffectKind, kind: str, on: Target, article: str
) -> None:
    charter, target = replace(ITC, competences=lines), replace(on, article=article)
    may = any(kind in one.bodies and one.covers(target) for one in charter.competent(effect))
    said = [
        one
        for one in lines
        if one.effect is effect
        and kind in one.bodies
        and (not one.articles or article in one.articles)
        and {OWN: on.same, KIND: on.same_kind, NETWORK: True}[one.scope]
    ]
    silent = not any(
        one.effect is effect and one.scope is NETWORK and not one.articles for one in lines
    )
    assert may == bool(said or (silent and kind == "departmental_committee"))
