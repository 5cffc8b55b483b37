"""What a piece of code may become."""

from __future__ import annotations

import ast

import pytest

import mutations


def changes(node: ast.AST) -> list[str]:
    return [ast.unparse(ast.copy_location(changed, node)) for changed in mutations.changes(node)]


def comprehensions(text: str) -> list[ast.AST]:
    return [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.comprehension)]


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("a < b", ["a <= b"]),
        ("a < b <= c", ["a <= b <= c", "a < b < c"]),
        ("a in b", ["a not in b"]),
        ("a is b", ["a is not b"]),
        ("a and b", ["a or b", "b", "a"]),
        ("a or b or c", ["a and b and c", "b or c", "a or c", "a or b"]),
        ("not a", ["a"]),
        ("a + b", ["a - b", "a"]),
        ("a | b", ["a & b", "a"]),
        ("a * b", []),
        ("3", ["4"]),
        ("True", ["False"]),
        ("'words'", []),
        ("any", ["all"]),
        ("sorted", ["list"]),
        ("a if b else c", ["a", "c"]),
        ("f(a, b, c)", ["f(b, a, c)", "f(a, c, b)"]),
        ("f(*a, b)", []),
        ("f(a, a)", []),
        ("a.overlap(b, c)", []),
        ("f(a, b=c, **d)", ["f(a, **d)"]),
        ("min(a, b)", ["a", "b"]),
        ("a.starts", ["a.ends"]),
        ("a.name", []),
        ("a[:1]", ["a"]),
        ("a[1]", []),
    ],
)
def test_a_decision_is_taken_otherwise_and_sentences_stay(text: str, changed: list[str]) -> None:
    assert changes(ast.parse(text, mode="eval").body) == changed


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("if a:\n    f()", ["if True:\n    f()", "if False:\n    f()"]),
        ("for a in b:\n    f()", ["for a in list(b)[:1]:\n    f()"]),
        ("return a", ["return None"]),
        ("return", ["pass"]),
        ("continue", ["pass"]),
        ("a += b", ["pass"]),
        ("f()", ["pass"]),
        ("yield a", ["pass"]),
        ("a = b", []),
        ("'a docstring'", []),
    ],
)
def test_a_statement_is_left_out_or_taken_otherwise(text: str, changed: list[str]) -> None:
    assert changes(ast.parse(text).body[0]) == changed


def test_each_filter_of_a_comprehension_is_left_out() -> None:
    (filtered,) = comprehensions("[a for a in b if c if d]")
    assert changes(filtered) == [" for a in b if d", " for a in b if c"]
