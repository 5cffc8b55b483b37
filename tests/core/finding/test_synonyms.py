"""Notions and their ways of saying."""

from __future__ import annotations

from tests.core.finding.field import SYNONYMS
from tourdetable.core.finding.synonyms import Aspect, Concept, Synonyms, merged


def test_each_way_of_saying_leads_to_its_notion() -> None:
    found = SYNONYMS.phrases[frozenset({"renonc", "droit"})]
    assert (found.name, found.aspect) == ("accès aux droits", Aspect.THEME)


def test_longer_ways_come_first() -> None:
    assert [len(one) for one in SYNONYMS.by_root["droit"]] == [2, 2]


def test_another_file_adds_notions_ways_and_usual_words() -> None:
    own = Synonyms(
        {"guichet": Concept("guichet", ("comptoir",)), "navette": Concept("navette")},
        {"navette": frozenset({"guichet"})},
        frozenset({"hameau"}),
    )
    both = merged((SYNONYMS, own))
    assert both.concepts["guichet"].ways == ("accueil physique", "comptoir")
    assert both.concepts["navette"].name == "navette"
    assert (both.near["navette"], "hameau" in both.common) == ({"guichet"}, True)


def test_a_word_makes_one_think_of_notions() -> None:
    assert SYNONYMS.thought_of["bail"] == {"guichet", "logement"}
    own = merged((SYNONYMS, Synonyms(clues={"logement": frozenset({"tilleul"})})))
    assert own.thought_of["tilleul"] == own.thought_of["garant"] == {"logement"}


def test_a_notion_that_is_a_usual_word_says_little() -> None:
    said = [SYNONYMS.says_little(SYNONYMS.concepts[name]) for name in ("réunion", "guichet")]
    assert said == [True, False]
