"""What emoji are called on paper."""

from __future__ import annotations

from tourdetable.core.documents.formats.emoji import named


def test_a_sign_has_its_name_and_a_family_is_one_sign() -> None:
    assert named("ok 👍", set(), "fr") == "ok [pouce vers le haut]"
    assert named("👩\u200d👩\u200d👧", set(), "en") == "[family woman woman girl]"
    assert named("👏👏", set(), "en") == "[clapping hands] [clapping hands]"


def test_a_tone_changes_nothing() -> None:
    assert named("👍🏿", set(), "fr") == named("👍", set(), "fr")


def test_what_can_be_printed_is_left() -> None:
    assert named("❤\ufe0f", {"❤"}, "fr") == "❤"


def test_a_text_without_any_is_left() -> None:
    assert named("Été 12 #1 *", set(), "fr") == "Été 12 #1 *"
