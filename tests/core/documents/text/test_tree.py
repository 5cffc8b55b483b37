"""A tree is frozen, and hides too much rather than too little."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from tourdetable.core.documents.text.tree import EMPTY, HOLDERS, Document, NodeKind, TreeNode
from tourdetable.core.words.audience import Audience


def test_a_node_is_for_those_present_until_it_is_said_otherwise() -> None:
    assert TreeNode(NodeKind.PARAGRAPH).audience is Audience.PRESENT


def test_a_document_that_nobody_pruned_is_read_as_by_the_public() -> None:
    assert (EMPTY.blocks, EMPTY.default, EMPTY.reader) == ((), Audience.PRESENT, Audience.PUBLIC)
    assert Document() == EMPTY


def test_a_node_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        TreeNode(NodeKind.TEXT, text="a").text = "b"  # type: ignore[misc]  # it is what is tested


def test_only_blocks_hold_blocks() -> None:
    assert {NodeKind.QUOTE, NodeKind.BULLETS, NodeKind.NUMBERS, NodeKind.ITEM} == HOLDERS
