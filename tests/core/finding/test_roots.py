"""Roots tell words apart where stems would not."""

from __future__ import annotations

from tourdetable.core.finding.roots import root_of, rooted, roots


def test_a_short_stem_gives_way_to_its_word() -> None:
    assert (root_of("répit"), root_of("repas")) == ("repit", "repa")
    assert root_of("aidants") == root_of("aidant")


def test_words_of_one_family_have_one_root() -> None:
    assert roots("Réunions") == roots("réunion") == {"reunion"}
    assert roots("ils renoncent") == roots("le renoncement") == {"renonc"}


def test_verbs_that_follow_no_rule_and_short_ones_have_one_root() -> None:
    assert roots("venir") == roots("ils viennent") == {"venir"}
    assert roots("loger") == roots("logés") == roots("ils logent") == {"loge"}
    assert roots("la mère") != roots("la mer")


def test_small_words_are_left_out_and_words_stay_as_written() -> None:
    assert rooted("Accès à leurs Droits") == [("acces", "Accès"), ("droit", "Droits")]
    assert rooted("de la à") == []
