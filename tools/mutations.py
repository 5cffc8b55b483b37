"""What a piece of code may become in a mutant: a decision taken otherwise, never another sentence.

`changes(node)` gives what an expression or a statement may become: a comparison that includes its
bound or not, `or` for `and`, a number one higher, a condition that always or never holds, a filter,
an argument or a statement left out, two arguments the one for the other, a start for an end…
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
SUMMED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
PAIRS = ("first last", "starts ends", "season life", "before after", "STANDING LIGHT")
ATTRIBUTES: dict[str, str] = dict(pair.split() for pair in PAIRS)
ATTRIBUTES |= {other: one for one, other in ATTRIBUTES.items()} | {"dated_on": "on"}
"""What is easily taken for another."""

SYMMETRIC = ("overlap", "too_far", "seats", "every", "about")
"""Functions that answer the same whatever the order of their arguments, or of their filters."""


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Each of what a piece of code may become."""
    if isinstance(node, ast.stmt):
        yield from _statements(node)
    elif isinstance(node, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.IfExp):
        yield from _conditions(node)
    elif isinstance(node, ast.Call):
        yield from _calls(node)
    else:
        yield from _values(node)


def _statements(node: ast.stmt) -> Iterator[ast.stmt]:
    """A statement left out; a branch always or never taken; a loop that turns once."""
    match node:
        case ast.If():
            for holds in (True, False):
                yield ast.If(ast.Constant(holds), node.body, node.orelse)
        case ast.For():
            once = ast.Subscript(
                ast.Call(ast.Name("list", ast.Load()), [node.iter], []),
                ast.Slice(upper=ast.Constant(1)),
                ast.Load(),
            )
            yield ast.For(node.target, once, node.body, node.orelse)
        case ast.Return(value=ast.expr()) if not isinstance(node.value, ast.Constant):
            yield ast.Return(ast.Constant(None))
        case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
            yield ast.Pass()
        case ast.AugAssign() | ast.Continue() | ast.Break() | ast.Return():
            yield ast.Pass()


def _conditions(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.Compare():
            for index, operator in enumerate(node.ops):
                ops = [*node.ops[:index], COMPARED[type(operator)](), *node.ops[index + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
            for index in range(len(node.values)):
                rest = node.values[:index] + node.values[index + 1 :]
                yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)
        case ast.UnaryOp(op=ast.Not()):
            yield node.operand
        case ast.IfExp():
            yield node.body
            yield node.orelse


def _calls(node: ast.Call) -> Iterator[ast.expr]:
    """Two arguments the one for the other; a named one left out; the first of the greatest."""
    given, name = node.args, ast.unparse(node.func).rpartition(".")[2]
    starred = any(isinstance(one, ast.Starred) for one in given)
    if name in ("min", "max") and len(given) > 1:
        yield from given
    elif name not in SYMMETRIC and not starred:
        for at in range(len(given) - 1):
            swapped = [*given[:at], given[at + 1], given[at], *given[at + 2 :]]
            if ast.dump(given[at]) != ast.dump(given[at + 1]):
                yield ast.Call(node.func, swapped, node.keywords)
    for at, named in enumerate(node.keywords):
        if named.arg:
            yield ast.Call(node.func, given, node.keywords[:at] + node.keywords[at + 1 :])


def _values(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.BinOp() if type(node.op) in SUMMED:
            yield ast.BinOp(node.left, SUMMED[type(node.op)](), node.right)
            yield node.left
        case ast.Constant(value=bool()):
            yield ast.Constant(not node.value)
        case ast.Constant(value=int(number)):
            yield ast.Constant(number + 1)
        case ast.Name(id=name, ctx=ast.Load()) if name in NAMES:
            yield ast.Name(NAMES[name], ast.Load())
        case ast.Attribute(attr=name, ctx=ast.Load()) if name in ATTRIBUTES:
            yield ast.Attribute(node.value, ATTRIBUTES[name], ast.Load())
        case ast.Subscript(slice=ast.Slice(), ctx=ast.Load()):
            yield node.value
        case ast.comprehension():
            for at in range(len(node.ifs)):
                rest = node.ifs[:at] + node.ifs[at + 1 :]
                yield ast.comprehension(node.target, node.iter, rest, node.is_async)
