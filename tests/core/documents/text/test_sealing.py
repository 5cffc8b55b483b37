"""What whoever edits may not read is neither shown to them nor lost by them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.documents.text.test_prune import LINES, indents, surroundings
from tests.effort import examples
from tourdetable.core.documents.formats.html import to_html
from tourdetable.core.documents.text.prune import prune
from tourdetable.core.documents.text.sealing import (
    SealedPassage,
    passages_for_those_present,
    sealed,
    unsealed,
)
from tourdetable.core.documents.text.source import parse
from tourdetable.core.words.audience import LADDER, Audience

SECRET = "zxqsecretqxz"
TEXT = "# Un\n\na\n\n::: present\nSecret.\n:::\n\nb\n\n# Deux\n\nc"
SEALED = "# Un\n\na\n\n::: sealed n4\n\nb\n\n# Deux\n\nc"


def name(passage: SealedPassage) -> str:
    return f"n{passage.first}"


def passages(text: str, default: Audience = Audience.NETWORK) -> list[SealedPassage]:
    return passages_for_those_present(text, default=default)


def saved(edited: str, text: str = TEXT) -> tuple[str, int]:
    """What is saved of an edited text, and how many passages were put back at the end."""
    whole, lost = unsealed(edited, passages(text), name)
    return whole, len(lost)


def test_a_sealed_line_stands_in_its_place() -> None:
    assert sealed(TEXT, passages(TEXT), name) == SEALED
    assert saved(SEALED) == (TEXT, 0)


def test_it_moves_with_its_line() -> None:
    moved = SEALED.replace("::: sealed n4\n\n", "") + "\n\n::: sealed n4\nd"
    assert saved(moved) == (
        "# Un\n\na\n\nb\n\n# Deux\n\nc\n\n::: present\nSecret.\n:::\nd",
        0,
    )


def test_without_its_line_it_comes_back_at_the_end_of_its_section() -> None:
    assert saved("# Un\n\na\n\n# Deux\n\nc") == (
        "# Un\n\na\n\n\n::: present\nSecret.\n:::\n\n# Deux\n\nc",
        1,
    )
    assert saved("c") == ("c\n\n::: present\nSecret.\n:::\n", 1)


def test_a_line_that_names_nothing_is_dropped() -> None:
    assert saved(f"{SEALED}\n::: sealed zz\n• ::: Scellé n4")[0] == TEXT


def test_the_same_line_twice_says_it_once() -> None:
    assert saved(f"{SEALED}\n::: sealed n4") == (TEXT, 0)


def test_two_passages_alike_are_two() -> None:
    twice = "::: present\na\n:::\nb\n::: present\na\n:::"
    found = passages(twice)
    same = sealed(twice, found, lambda _one: "x")
    assert same == "::: sealed x\nb\n::: sealed x"
    assert unsealed(same, found, lambda _one: "x") == (twice, [])
    assert len(unsealed("b\n::: sealed x", found, lambda _one: "x")[1]) == 1


def test_what_is_written_after_a_passage_that_never_ends_is_not_in_it() -> None:
    text = "a\n::: present\nb"
    assert sealed(text, passages(text), name) == "a\n::: sealed n1"
    assert saved("a\n::: sealed n1\nc", text)[0] == "a\n::: present\nb\n:::\nc"


def test_a_text_for_those_present_is_sealed_whole() -> None:
    assert sealed("# a\n\nb", passages("# a\n\nb", Audience.PRESENT), name) == "::: sealed n0"


ALL = st.lists(
    st.sampled_from([*LINES.splitlines(), ":::", "::: present", "::: body", "::: quoi", "• x"]),
    max_size=10,
)


@settings(max_examples=examples(600), deadline=None)
@given(ALL, indents, ALL, ALL, st.sampled_from(LADDER[1:]))
def test_a_secret_for_those_present_is_never_in_what_is_edited(
    before: list[str], indent: str, inside: list[str], after: list[str], default: Audience
) -> None:
    lines = [*before, f"{indent}::: present", *inside, f"{indent}{SECRET} [x]", *after]
    text = "\n".join(lines)
    shown = to_html(prune(parse(text, default=default), Audience.BODY))
    edited = sealed(text, passages(text, default), name)
    assert SECRET in shown or SECRET not in edited


@settings(max_examples=examples(300), deadline=None)
@given(surroundings, indents, surroundings, surroundings)
def test_nothing_is_lost_and_nothing_opened_by_saving(
    before: list[str], indent: str, inside: list[str], after: list[str]
) -> None:
    text = "\n".join([*before, f"{indent}::: present", *inside, f"{indent}{SECRET}", *after])
    edited = sealed(text, found := passages(text), name)
    for written in (edited, "", f"d\n\n{edited}\n\ne", "::: public\n" + edited):
        whole, _lost = unsealed(written, found, name)
        assert whole.count(SECRET) == 1
        page = to_html(prune(parse(whole, default=Audience.NETWORK), Audience.BODY))
        assert SECRET not in page or SECRET in to_html(
            prune(parse(text, default=Audience.NETWORK), Audience.BODY)
        )
