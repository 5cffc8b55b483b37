"""Parsing: marks, bounds, and what is switched off."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.effort import examples
from tourdetable.core.documents.text.outline import words
from tourdetable.core.documents.text.source import MAX_BYTES, clean, parse
from tourdetable.core.documents.text.tree import HOLDERS, NodeKind, TreeNode
from tourdetable.core.words.audience import Audience

MARKDOWN_SIGNS = st.text(alphabet="abé #*_`~[]()!<>|-+1.:\n\t\\&;\x00\u2028\ud800 ", max_size=200)


def leaves(nodes: tuple[TreeNode, ...]) -> list[tuple[str, str]]:
    """Every leaf block's words and audience, in order."""
    found: list[tuple[str, str]] = []
    for node in nodes:
        found += (
            leaves(node.children) if node.kind in HOLDERS else [(words(node), node.audience.value)]
        )
    return found


def read(text: str) -> list[tuple[str, str]]:
    return leaves(parse(text, default=Audience.NETWORK).blocks)


def test_an_unmarked_passage_has_its_documents_audience() -> None:
    assert read("a\n\nb") == [("a", "network"), ("b", "network")]


def test_a_marked_passage_has_its_own_even_a_wider_one() -> None:
    assert read("::: audience public\na\n:::\nb") == [("a", "public"), ("b", "network")]


def test_an_unknown_mark_is_for_those_present() -> None:
    assert read("::: réservé\na\n:::\nb") == [("a", "present"), ("b", "network")]


def test_a_caller_may_give_other_words() -> None:
    document = parse(
        "::: participants\na", default=Audience.PUBLIC, words={"participants": Audience.BODY}
    )
    assert leaves(document.blocks) == [("a", "body")]


def test_a_passage_never_ended_runs_to_the_end() -> None:
    assert read("a\n::: body\nb\n\n# c\n\n- d") == [
        ("a", "network"),
        ("b", "body"),
        ("c", "body"),
        ("d", "body"),
    ]


def test_nested_passages_take_the_narrowest() -> None:
    text = "::: body\na\n::: public\nb\n::: present\nc\n:::\n:::\nd\n:::\ne"
    assert read(text) == [
        ("a", "body"),
        ("b", "body"),
        ("c", "present"),
        ("d", "body"),
        ("e", "network"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "```\n::: present\nsecret\n:::\n```",
        "```\n::: present\n```\nsecret",
        "texte\n        ::: present\nsecret",
        "- a\n  ::: present\n  secret",
        "> ::: present\nsecret",
        "::: present\n> :::\nsecret",
        "::: present\n```\n:::\n```\nsecret",
        "a | b\n--|--\n::: present | x\nsecret | y",
        "| ::: present |\n|--|\n| secret |",
        "# ::: present\nsecret",
        "a\n2) ::: present\nsecret",
        "> " * 60 + "::: present\n\nsecret",
        "::: present\n- a\n  ::: body\n  b\n:::\nsecret",
    ],
)
def test_a_mark_is_obeyed_wherever_it_stands(text: str) -> None:
    assert [audience for said, audience in read(text) if "secret" in said] == ["present"]


def test_nothing_defined_in_a_passage_is_used_outside_it() -> None:
    assert read("[a][x] [^1]\n\n::: present\n[x]: https://secret.fr\n\n[^1]: secret")[0] == (
        "[a][x] [^1]",
        "network",
    )


def test_images_leave_their_alternative_text_and_html_stays_literal() -> None:
    assert read("![un plan](https://a.fr/x.png) <b>gras</b>") == [
        ("un plan <b>gras</b>", "network")
    ]


def test_tasks_are_read_from_their_boxes() -> None:
    (tasks,) = parse("- [x] fait\n- [ ] à faire\n- rien", default=Audience.PUBLIC).blocks
    assert [(words(item), item.checked) for item in tasks.children] == [
        ("fait", True),
        ("à faire", False),
        ("rien", None),
    ]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.fr", "java\tscript:x", "vbscript:x"],
)
def test_a_link_that_may_not_be_followed_leaves_its_words(address: str) -> None:
    (paragraph,) = parse(f"[ici](<{address}>)", default=Audience.PUBLIC).blocks
    assert NodeKind.LINK not in [node.kind for node in paragraph.children]


def test_lists_nest_no_deeper_than_can_be_printed() -> None:
    def depth(nodes: tuple[TreeNode, ...]) -> int:
        return max((1 + depth(node.children) for node in nodes if node.kind in HOLDERS), default=0)

    text = "".join("  " * level + f"- n{level}\n" for level in range(18))
    blocks = parse(text, default=Audience.PUBLIC).blocks
    assert depth(blocks) == 16
    assert [said for said, _ in leaves(blocks)] == [f"n{level}" for level in range(18)]


def test_controls_and_lone_surrogates_are_dropped_and_line_ends_are_one() -> None:
    assert clean("a\x00b\x07\ud800c\r\nd\u2028e\ufefff\tg") == "abc\nd\nef\tg"


def test_a_text_above_the_bound_is_refused_with_its_size() -> None:
    with pytest.raises(ValueError, match="5000001 bytes; at most 5000000"):
        parse("a" * (MAX_BYTES + 1), default=Audience.PUBLIC)


def test_a_text_at_the_bound_is_read() -> None:
    assert read("a" * MAX_BYTES) == [("a" * MAX_BYTES, "network")]


@pytest.mark.parametrize(
    "sign", ["> ", "- ", "[", "*a_ ", "**a", "![", "`a``", "::: a\n", "~~a", "1. ", "|", "<a "]
)
def test_heaps_of_signs_are_read(sign: str) -> None:
    assert parse(sign * 5_000, default=Audience.BODY).default is Audience.BODY


@settings(max_examples=examples(300), deadline=None)
@given(st.one_of(st.text(max_size=200), MARKDOWN_SIGNS))
def test_any_text_is_read(text: str) -> None:
    assert parse(text, default=Audience.NETWORK).reader is Audience.PUBLIC
