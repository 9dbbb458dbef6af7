"""The faults: every small change of a module's source that ought to be noticed by a test."""

import ast
from collections.abc import Iterator
from copy import deepcopy
from typing import NamedTuple

COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
REVERSED: dict[type[ast.cmpop], type[ast.cmpop]] = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}
COUNTED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}


class Mutant(NamedTuple):
    """One fault: its line, what it is, and the module's whole source with it."""

    line: int
    what: str
    source: str


def mutants(source: str) -> Iterator[Mutant]:
    """Every fault of a module, in the order of its lines; docstrings, annotations and imports are left alone."""
    tree = ast.parse(source)
    nodes = [node for node in ast.walk(tree) if hasattr(node, "lineno")]
    left_alone = set(_left_alone(tree))
    numbered = sorted(range(len(nodes)), key=lambda number: _place(nodes[number]))
    for number in numbered:
        if nodes[number] not in left_alone:
            for what, changed in _changes(nodes[number]):
                yield Mutant(_place(nodes[number])[0], what, _with(tree, number, changed))


def _place(node: ast.AST) -> tuple[int, int]:
    """Line and column."""
    return getattr(node, "lineno", 0), getattr(node, "col_offset", 0)


def _with(tree: ast.Module, number: int, changed: ast.AST) -> str:
    """The source in which the node with a number is another."""
    copied = deepcopy(tree)
    old = [node for node in ast.walk(copied) if hasattr(node, "lineno")][number]
    for parent in ast.walk(copied):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, changed)
            elif isinstance(value, list) and any(one is old for one in value):
                value[:] = [changed if one is old else one for one in value]
    return ast.unparse(ast.fix_missing_locations(copied))


def _left_alone(tree: ast.Module) -> Iterator[ast.AST]:
    """What no test can or should notice."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield from (node, node.value)
        if isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
            yield from ast.walk(node.annotation)
        if isinstance(node, ast.FunctionDef) and node.returns is not None:
            yield from ast.walk(node.returns)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
            yield from ast.walk(node)
        if isinstance(node, ast.ClassDef):
            yield from (one for keyword in node.keywords for one in ast.walk(keyword))


def _changes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What may become of one node."""
    if isinstance(node, ast.Compare):
        yield from _compared(node)
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield _told(node, ast.BoolOp(other, node.values))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield _told(node, node.operand)
    elif isinstance(node, ast.BinOp) and type(node.op) in COUNTED:
        yield _told(node, ast.BinOp(node.left, COUNTED[type(node.op)](), node.right))
    elif isinstance(node, ast.Constant):
        yield from _constants(node)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLED:
        yield _told(node, ast.Call(ast.Name(CALLED[node.func.id], ast.Load()), node.args, _keywords(node)))
    else:
        yield from _statements(node)


def _compared(node: ast.Compare) -> Iterator[tuple[str, ast.AST]]:
    for number, op in enumerate(node.ops):
        for other in {COMPARED.get(type(op)), REVERSED.get(type(op))} - {None}:
            ops = [other() if place == number and other else one for place, one in enumerate(node.ops)]
            yield _told(node, ast.Compare(node.left, ops, node.comparators))


def _constants(node: ast.Constant) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node.value, bool):
        yield _told(node, ast.Constant(not node.value))
    elif isinstance(node.value, int | float):
        yield _told(node, ast.Constant(node.value + 1))
    elif isinstance(node.value, str):
        yield _told(node, ast.Constant(f"XX{node.value}"))


def _statements(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    if isinstance(node, ast.If | ast.IfExp) and not isinstance(node.test, ast.Compare | ast.BoolOp | ast.UnaryOp):
        changed = deepcopy(node)
        changed.test = ast.UnaryOp(ast.Not(), node.test)
        yield f"if {ast.unparse(node.test)} -> if not", changed
    elif isinstance(node, ast.Return) and node.value is not None:
        yield _told(node, ast.Return(ast.Constant(None)))
    elif isinstance(node, ast.Yield | ast.YieldFrom):
        yield _told(node, ast.YieldFrom(ast.Tuple([], ast.Load())))
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield _told(node, ast.Pass())
    elif isinstance(node, ast.AugAssign) and type(node.op) in COUNTED:
        yield _told(node, ast.AugAssign(node.target, COUNTED[type(node.op)](), node.value))
    elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp):
        yield from _unfiltered(node)


def _unfiltered(node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp) -> Iterator[tuple[str, ast.AST]]:
    """A comprehension without its condition."""
    for number, loop in enumerate(node.generators):
        if loop.ifs:
            changed = deepcopy(node)
            changed.generators[number].ifs = []
            yield f"without: if {ast.unparse(loop.ifs[0])}", changed


def _keywords(node: ast.Call) -> list[ast.keyword]:
    """Keywords that the other function knows, too."""
    return [] if ast.unparse(node.func) == "sorted" else node.keywords


def _told(old: ast.AST, new: ast.AST) -> tuple[str, ast.AST]:
    return f"{ast.unparse(old)} -> {ast.unparse(ast.fix_missing_locations(new))}", new
