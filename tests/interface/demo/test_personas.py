"""Whom one can become in the demo."""

from __future__ import annotations

from tourdetable.interface.demo.personas import BY_SLUG, PERSONAS


def test_each_persona_has_its_own_name_and_address():
    assert len(BY_SLUG) == len(PERSONAS) == len({persona.name for persona in PERSONAS})
    assert BY_SLUG["maud"].email == "maud@exemple.invalid"


def test_both_networks_have_some():
    assert {persona.network for persona in PERSONAS} == {"club", "convention"}
